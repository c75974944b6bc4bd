// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import io.corral.internal.entry.Lease;
import io.corral.internal.flight.WouldDeadlockException;
import io.corral.internal.lease.Waiting;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.infinispan.remoting.inboundhandler.DeliverOrder;
import org.infinispan.remoting.responses.ValidResponse;
import org.infinispan.remoting.transport.Address;
import org.infinispan.remoting.transport.Transport;
import org.infinispan.remoting.transport.impl.SingleResponseCollector;
import org.infinispan.remoting.transport.jgroups.SuspectException;
import org.jspecify.annotations.Nullable;

/** Waits for a holder on another node by an RPC that is answered when its flight lands; for one here by the flight. */
public final class ClusterWaiting<K> implements Waiting<K> {

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final String cache;
    private final Transport transport;
    private final Waiting<K> here;

    /** @param here waits for flights of this node */
    ClusterWaiting(String cache, Transport transport, Waiting<K> here) {
        this.cache = cache;
        this.transport = transport;
        this.here = here;
    }

    @Override
    public Ended await(K key, Lease lease, long nanos) throws InterruptedException, WouldDeadlockException {
        Address holder = holder(lease);
        if (holder.equals(transport.getAddress())) {
            return here.await(key, lease, nanos);
        }
        try {
            // The RPC has the same limit; a little more, so that its own end is what is seen.
            return remote(holder, lease, nanos)
                    .get(Math.max(nanos, 0) + TimeUnit.SECONDS.toNanos(1), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return Ended.TIMED_OUT;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public CompletionStage<Ended> ended(K key, Lease lease, long nanos) {
        Address holder = holder(lease);
        return holder.equals(transport.getAddress())
                ? here.ended(key, lease, nanos)
                : remote(holder, lease, nanos)
                        .completeOnTimeout(
                                Ended.TIMED_OUT,
                                Math.max(nanos, 0) + TimeUnit.SECONDS.toNanos(1),
                                TimeUnit.NANOSECONDS);
    }

    private static Address holder(Lease lease) {
        return Address.fromNodeUUID(UUID.fromString(lease.holder()));
    }

    private CompletableFuture<Ended> remote(Address holder, Lease lease, long nanos) {
        if (!transport.getMembers().contains(holder)) {
            return CompletableFuture.completedFuture(Ended.UNKNOWN);
        }
        CompletionStage<ValidResponse<?>> answer = transport.invokeCommand(
                holder,
                new AwaitCommand(cache, lease.token()),
                SingleResponseCollector.validOnly(),
                DeliverOrder.NONE,
                Math.max(nanos, 1),
                TimeUnit.NANOSECONDS);
        return answer.handle((response, failure) -> failure == null
                        ? CompletableFuture.completedFuture(((AwaitReply) response.getResponseValue()).ended())
                        : ended(failure instanceof CompletionException ? failure.getCause() : failure))
                .thenCompose(ended -> ended)
                .toCompletableFuture();
    }

    private static CompletableFuture<Ended> ended(@Nullable Throwable failure) {
        if (failure instanceof org.infinispan.commons.TimeoutException) {
            return CompletableFuture.completedFuture(Ended.TIMED_OUT);
        }
        if (failure instanceof SuspectException) {
            return CompletableFuture.completedFuture(Ended.UNKNOWN);
        }
        // The holder lives but cannot be asked: then one can only look, now and then, until its lease's deadline.
        return new CompletableFuture<Ended>().completeOnTimeout(Ended.LANDED, LOOK_NANOS, TimeUnit.NANOSECONDS);
    }
}
