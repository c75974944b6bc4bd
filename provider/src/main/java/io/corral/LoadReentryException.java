// SPDX-License-Identifier: Apache-2.0
package io.corral;

import javax.cache.integration.CacheLoaderException;

/**
 * A loader asked the cache for a key that cannot be loaded before the loader itself has ended: its own key, or one
 * whose loader waits for it in turn. Waiting would never end, so the asking fails at once.
 */
public class LoadReentryException extends CacheLoaderException {

    private static final long serialVersionUID = 1L;

    /** @param message which cache, and what to do */
    public LoadReentryException(String message) {
        super(message);
    }
}
