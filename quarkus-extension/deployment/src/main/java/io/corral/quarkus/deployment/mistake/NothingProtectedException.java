// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.deployment.mistake;

/** Settings stand beside a method that has no cache whose settings they could be. */
public final class NothingProtectedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says so. */
    public NothingProtectedException(String method) {
        super("@StampedeProtected stands on " + method + ", which has no @CacheResult that names a cache. Put it beside"
                + " one; if the cache is found by a resolver of your own, use quarkus.corral.cache.\"<name>\".");
    }
}
