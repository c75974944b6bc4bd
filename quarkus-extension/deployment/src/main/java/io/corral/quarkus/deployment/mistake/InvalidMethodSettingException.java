// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.deployment.mistake;

/** A setting beside a method has a value that makes no sense. */
public final class InvalidMethodSettingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says so. */
    public InvalidMethodSettingException(String method, String why) {
        super("@StampedeProtected on " + method + " says what makes no sense. It is a setting of the method's cache: "
                + why);
    }
}
