// SPDX-License-Identifier: Apache-2.0
package io.corral;

import javax.cache.integration.CacheLoaderException;

/**
 * A caller has waited for another caller's load for as long as the cache's {@code load-wait} allows. The load goes on,
 * and its value will be stored; this caller did not start one of its own.
 */
public class LoadTimeoutException extends CacheLoaderException {

    private static final long serialVersionUID = 1L;

    /** @param message what was waited for, in which cache, and what to do */
    public LoadTimeoutException(String message) {
        super(message);
    }
}
