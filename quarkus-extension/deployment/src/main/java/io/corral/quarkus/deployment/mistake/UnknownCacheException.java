// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.deployment.mistake;

/** A cache is asked for that nothing declares. */
public final class UnknownCacheException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says so. */
    public UnknownCacheException(String name, String place, String nearest) {
        super("There is no cache \"" + name + "\", which " + place + " asks for."
                + (nearest.isEmpty() ? "" : " Did you mean \"" + nearest + "\"?")
                + " A cache is declared by a cache annotation, by a loader, writer, expiry policy or listener with"
                + " @CacheName(\"" + name + "\"), or by a setting such as quarkus.corral.cache.\"" + name
                + "\".statistics=true in application.properties.");
    }
}
