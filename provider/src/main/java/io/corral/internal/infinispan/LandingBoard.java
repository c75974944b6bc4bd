// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import io.corral.internal.lease.Departures;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.infinispan.factories.scopes.Scope;
import org.infinispan.factories.scopes.Scopes;

/** Where other nodes ask when a flight of this node lands; one a node, over all of its caches. */
@Scope(Scopes.GLOBAL)
public final class LandingBoard {

    private static final AwaitReply UNKNOWN = new AwaitReply(false, null, null);

    private final ConcurrentMap<String, Departures> caches = new ConcurrentHashMap<>();

    /** Made by the node's manager. */
    LandingBoard() {}

    void add(String cache, Departures departures) {
        caches.put(cache, departures);
    }

    void remove(String cache) {
        caches.remove(cache);
    }

    void fenced(String cache, long token) {
        Departures departures = caches.get(cache);
        if (departures != null) {
            departures.fenced(token);
        }
    }

    void cleared(String cache, long generation) {
        Departures departures = caches.get(cache);
        if (departures != null) {
            departures.cleared(generation);
        }
    }

    CompletionStage<AwaitReply> landing(String cache, long token) {
        Departures departures = caches.get(cache);
        return departures == null
                ? CompletableFuture.completedFuture(UNKNOWN)
                : departures.landing(token).thenApply(AwaitReply::of);
    }
}
