// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.load;

import io.corral.internal.async.Hands;
import org.jspecify.annotations.Nullable;

/**
 * What the asynchronous verbs of a cache are made of.
 *
 * @param bulkLoads null where there is no loader
 */
public record Later<K>(
        Hands hands, AsyncLoads<K> loads, @Nullable AsyncBulkLoads<K> bulkLoads) {

    /**
     * Puts it together.
     *
     * @param bulk null where there is no loader
     */
    public static <K, V> Later<K> of(
            Entries<K, V> entries,
            Tower<K> tower,
            Settling<K> settling,
            @Nullable UserLoader<K, V> loader,
            @Nullable BulkLoads<K, V> bulk,
            Hands hands) {
        AsyncLoads<K> loads = new AsyncLoads<>(entries, tower, settling, hands);
        return new Later<>(
                hands,
                loads,
                loader == null || bulk == null
                        ? null
                        : new AsyncBulkLoads<>(bulk, loads, Source.of(loader, entries), tower, hands));
    }
}
