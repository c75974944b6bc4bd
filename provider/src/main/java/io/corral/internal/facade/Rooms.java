// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.facade;

import io.corral.internal.event.Listeners;
import io.corral.internal.load.BulkLoads;
import io.corral.internal.load.Claiming;
import io.corral.internal.load.Entries;
import io.corral.internal.load.Later;
import io.corral.internal.load.Loads;
import io.corral.internal.load.Lookups;
import io.corral.internal.load.Refreshes;
import io.corral.internal.load.Rights;
import io.corral.internal.stats.Counters;
import io.corral.internal.stats.ProtectionCounters;
import io.corral.internal.write.BulkWrites;
import io.corral.internal.write.KeyTurns;
import io.corral.internal.write.Writes;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a cache's verbs are made of.
 *
 * @param loads null where there is no loader
 * @param bulkLoads null where there is no loader
 * @param standIn makes what a read gets while its value is loaded; null where reads wait
 */
public record Rooms<K, V>(
        Entries<K, V> entries,
        @Nullable Loads<K, V> loads,
        @Nullable BulkLoads<K, V> bulkLoads,
        Writes<K, V> writes,
        BulkWrites<K, V> bulkWrites,
        KeyTurns<K> turns,
        Rights<K> rights,
        Listeners<K, V> listeners,
        Counters counters,
        Refreshes<K> refreshes,
        Lookups<K, V> lookups,
        Claiming<K, V> claiming,
        ProtectionCounters protection,
        @Nullable Supplier<@Nullable V> standIn,
        Later<K> later) {}
