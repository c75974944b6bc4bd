// SPDX-License-Identifier: Apache-2.0
package io.corral;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.cache.integration.CacheWriterException;

/**
 * A {@code CacheWriter} failed in {@code writeAll} or {@code deleteAll}. What it had done before it failed is in the
 * cache too; the keys named here are neither in the user's store nor changed in the cache.
 */
public class PartialWriteException extends CacheWriterException {

    private static final long serialVersionUID = 1L;

    private final transient List<Object> keys;

    /**
     * @param message what failed, in which cache
     * @param keys the keys that were not written or deleted
     * @param cause what the writer threw
     */
    public PartialWriteException(String message, Collection<?> keys, Throwable cause) {
        super(message, cause);
        this.keys = List.copyOf(new ArrayList<>(keys));
    }

    /** The keys that were not written or deleted, in no particular order; empty after deserialization. */
    public List<Object> keys() {
        return keys == null ? List.of() : keys;
    }
}
