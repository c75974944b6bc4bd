// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import io.corral.internal.store.Applied;
import io.corral.internal.store.Hearing;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The keys that this node is writing just now, for its own listeners: a listener's failure goes to the writer of the
 * key if it is here, and a write that a listener makes waits for no listener of this node, for it would wait for
 * itself.
 */
final class WritesUnderWay {

    private final ConcurrentMap<Object, Write> writes = new ConcurrentHashMap<>();

    /** Does a write; what listeners of this node have thrown meanwhile comes with the result's delivery. */
    Applied during(Object wireKey, Supplier<Applied> write) {
        boolean quiet = Hearing.now();
        Write mine = writes.merge(wireKey, new Write(1, quiet, null), Write::and);
        try {
            Applied applied = write.get();
            Write known = writes.getOrDefault(wireKey, mine);
            RuntimeException failure = known.failure();
            return failure == null
                    ? applied
                    : new Applied(applied.verdict(), applied.broken(), () -> {
                        throw failure;
                    });
        } finally {
            writes.computeIfPresent(wireKey, (key, known) -> known.count() == 1 ? null : known.less());
        }
    }

    /** Whether the writer of the key is a listener itself. */
    boolean quiet(Object wireKey) {
        Write write = writes.get(wireKey);
        return write != null && write.quiet();
    }

    /** Hands a listener's failure to the writer of the key; false if it is not on this node. */
    boolean fail(Object wireKey, RuntimeException failure) {
        return writes.computeIfPresent(wireKey, (key, known) -> new Write(known.count(), known.quiet(), failure))
                != null;
    }

    /** Writers of one key. */
    private record Write(int count, boolean quiet, @Nullable RuntimeException failure) {

        Write and(Write other) {
            return new Write(count + other.count, quiet || other.quiet, failure);
        }

        Write less() {
            return new Write(count - 1, quiet, failure);
        }
    }
}
