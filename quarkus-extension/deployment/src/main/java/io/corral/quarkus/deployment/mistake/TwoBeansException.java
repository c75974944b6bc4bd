// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.deployment.mistake;

/** Two beans want to be the one that a cache can have. */
public final class TwoBeansException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says so. */
    public TwoBeansException(String cache, String kind, String one, String other) {
        super("Both " + one + " and " + other + " are the " + kind + " of the cache \"" + cache
                + "\". Give one of them another @CacheName, or remove it.");
    }
}
