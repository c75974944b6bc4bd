// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import io.corral.internal.entry.Lease;
import io.corral.internal.flight.WouldDeadlockException;
import io.corral.internal.lease.Waiting;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
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
        Address holder = Address.fromNodeUUID(UUID.fromString(lease.holder()));
        if (holder.equals(transport.getAddress())) {
            return here.await(key, lease, nanos);
        }
        if (!transport.getMembers().contains(holder)) {
            return Ended.UNKNOWN;
        }
        CompletionStage<ValidResponse<?>> answer = transport.invokeCommand(
                holder,
                new AwaitCommand(cache, lease.token()),
                SingleResponseCollector.validOnly(),
                DeliverOrder.NONE,
                Math.max(nanos, 1),
                TimeUnit.NANOSECONDS);
        try {
            // The RPC has the same limit; a little more, so that its own end is what is seen.
            Object reply = answer.toCompletableFuture()
                    .get(Math.max(nanos, 0) + TimeUnit.SECONDS.toNanos(1), TimeUnit.NANOSECONDS)
                    .getResponseValue();
            return ((AwaitReply) reply).ended();
        } catch (TimeoutException e) {
            return Ended.TIMED_OUT;
        } catch (ExecutionException e) {
            return ended(e.getCause());
        }
    }

    private static Ended ended(@Nullable Throwable failure) {
        if (failure instanceof org.infinispan.commons.TimeoutException) {
            return Ended.TIMED_OUT;
        }
        if (failure instanceof SuspectException) {
            return Ended.UNKNOWN;
        }
        // The holder lives but cannot be asked: then one can only look, now and then, until its lease's deadline.
        LockSupport.parkNanos(LOOK_NANOS);
        return Ended.LANDED;
    }
}
