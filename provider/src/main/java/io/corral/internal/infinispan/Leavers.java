// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.infinispan.AdvancedCache;
import org.infinispan.commons.IllegalLifecycleStateException;
import org.infinispan.distribution.DistributionManager;
import org.infinispan.factories.ComponentRegistry;
import org.infinispan.remoting.RemoteException;
import org.infinispan.statetransfer.StateTransferLock;
import org.infinispan.util.concurrent.locks.LockReleasedException;

/**
 * Nodes that are about to leave. From the moment a cache stops on a node until all others have heard of it, that node
 * refuses what it is sent, and Infinispan takes some of those refusals for the end of the matter. So what was refused is
 * sent again once the cluster has a new topology, and what was lost on the way from one owner to the next at once;
 * whoever has applied it already knows it by its version or token.
 */
final class Leavers {

    /** After so many refusals by one node after the other there is something else wrong. */
    private static final int MOST = 5;

    private final DistributionManager distribution;
    private final StateTransferLock topologies;
    private final long limitMillis;

    Leavers(AdvancedCache<?, ?> cache) {
        this.distribution = cache.getDistributionManager();
        this.topologies = ComponentRegistry.of(cache).getComponent(StateTransferLock.class);
        this.limitMillis = cache.getCacheConfiguration().clustering().remoteTimeout();
    }

    /** What comes of something that is sent to other nodes, and may be sent to them again. */
    <T> CompletableFuture<T> outlast(Supplier<CompletableFuture<T>> send) {
        return outlast(send, MOST);
    }

    private <T> CompletableFuture<T> outlast(Supplier<CompletableFuture<T>> send, int more) {
        int before = distribution.getCacheTopology().getTopologyId();
        CompletableFuture<T> answer = send.get();
        if (more == 0 || (answer.isDone() && !answer.isCompletedExceptionally())) {
            return answer;
        }
        return answer.exceptionallyCompose(failure -> anew(failure, before)
                .thenCompose(anew -> anew ? outlast(send, more - 1) : CompletableFuture.failedFuture(failure)));
    }

    /** Whether what failed so, under this topology, is to be sent again; tells it when that has become useful. */
    private CompletableFuture<Boolean> anew(Throwable failure, int topology) {
        boolean remote = false;
        for (Throwable each = failure; each != null; each = each.getCause()) {
            remote |= each instanceof RemoteException;
            if (each instanceof LockReleasedException) {
                // Infinispan has sent it twice, for its owner changed, and the one that came first gave back the lock
                // that the other one was waiting for.
                return CompletableFuture.completedFuture(true);
            }
            if (each instanceof IllegalLifecycleStateException) {
                // Another node has said that it stops; if this one does, there is nothing to wait for.
                return remote ? changed(topology) : CompletableFuture.completedFuture(false);
            }
        }
        return CompletableFuture.completedFuture(false);
    }

    /** Whether the topology has changed; if it takes longer than an answer may, it has not. */
    private CompletableFuture<Boolean> changed(int topology) {
        return topologies
                .topologyFuture(topology + 1)
                .toCompletableFuture()
                .thenApply(changed -> true)
                .completeOnTimeout(false, limitMillis, TimeUnit.MILLISECONDS);
    }
}
