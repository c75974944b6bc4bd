// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import java.util.concurrent.CompletableFuture;
import org.infinispan.AdvancedCache;
import org.infinispan.functional.FunctionalMap.ReadWriteMap;
import org.infinispan.functional.impl.FunctionalMapImpl;
import org.infinispan.functional.impl.ReadWriteMapImpl;

/** Sends changes to the primary owners. The one class that knows how Infinispan's functional map is made. */
final class Deciding {

    private final ReadWriteMap<Object, Slot> map;
    private final Leavers leavers;
    private final boolean bounded;

    private Deciding(ReadWriteMap<Object, Slot> map, Leavers leavers, boolean bounded) {
        this.map = map;
        this.leavers = leavers;
        this.bounded = bounded;
    }

    /** @param bounded whether the cache evicts, so that backups must be told what the primary has */
    static Deciding over(AdvancedCache<Object, Slot> cache, boolean bounded) {
        return new Deciding(ReadWriteMapImpl.create(FunctionalMapImpl.create(cache)), new Leavers(cache), bounded);
    }

    CompletableFuture<Reply> decide(Object wireKey, Decision decision) {
        Decision sent = bounded ? decision.bounded() : decision;
        return leavers.outlast(() -> map.eval(wireKey, sent));
    }

    /** Has all owners of a key hold what its primary owner holds. */
    CompletableFuture<Boolean> align(Object wireKey, Align align) {
        return leavers.outlast(() -> map.eval(wireKey, align));
    }
}
