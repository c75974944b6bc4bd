// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.deployment.mistake;

/** A method that returns nothing is to have its results cached. */
public final class NoResultException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says so. */
    public NoResultException(String method) {
        super("@CacheResult stands on " + method + ", which returns nothing. Let it return what is to be cached, or use"
                + " @CachePut with a @CacheValue parameter.");
    }
}
