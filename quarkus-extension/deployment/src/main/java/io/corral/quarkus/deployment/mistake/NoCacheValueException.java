// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.deployment.mistake;

/** A @CachePut does not say which parameter it puts, or says two. */
public final class NoCacheValueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says so. */
    public NoCacheValueException(String method, int count) {
        super("@CachePut stands on " + method + ", which has " + count
                + " parameters with @CacheValue. Mark the one parameter that is to be put.");
    }
}
