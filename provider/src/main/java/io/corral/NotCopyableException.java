// SPDX-License-Identifier: Apache-2.0
package io.corral;

import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * A key or value cannot be stored by value, because there is no safe way to copy it. Nothing was stored, and nothing
 * was written to the cache's writer.
 */
public class NotCopyableException extends CacheException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message the cache, the class, and what to do
     * @param cause why copying failed, or null where nothing was tried
     */
    public NotCopyableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
