// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.deployment.mistake;

/** A method has more than one of JSR-107's annotations, which JSR-107 does not allow. */
public final class SeveralAnnotationsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says so. */
    public SeveralAnnotationsException(String method) {
        super("More than one annotation of javax.cache.annotation stands on " + method
                + ". Keep one, and call the cache itself for the others.");
    }
}
