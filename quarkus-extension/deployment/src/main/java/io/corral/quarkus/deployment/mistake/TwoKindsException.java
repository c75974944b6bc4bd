// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.deployment.mistake;

/** A cache is used by annotations of JSR-107 and by those of Quarkus, which keep different things in it. */
public final class TwoKindsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says so. */
    public TwoKindsException(String cache) {
        super("The cache \"" + cache
                + "\" is named by annotations of javax.cache.annotation and of io.quarkus.cache. They"
                + " store different keys and values: give it two names.");
    }
}
