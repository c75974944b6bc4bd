// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.deployment.mistake;

/** Two methods say different things of one setting of the cache that they share. */
public final class ConflictingMethodsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says so. */
    public ConflictingMethodsException(String cache, String setting, String one, String other) {
        super("The cache \"" + cache + "\" has one " + setting + ", but @StampedeProtected says different ones on "
                + one + " and on " + other + ". Let one of them say it, or give the methods two caches.");
    }
}
