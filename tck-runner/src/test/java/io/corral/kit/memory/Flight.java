// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.memory;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** One load under way, and what those who wait for it are told. */
final class Flight<V> {

    final Thread leader = Thread.currentThread();

    /** Whether the load is for a value that has expired. */
    final boolean expired;

    /** How many have come to wait for it; only a cluster counts them. */
    final AtomicInteger waiters = new AtomicInteger();

    final CompletableFuture<Landing<V>> landing = new CompletableFuture<>();

    Flight(boolean expired) {
        this.expired = expired;
    }

    /** How it ended. */
    sealed interface Landing<V> {
        record Loaded<V>(V value) implements Landing<V> {}

        record Failed<V>(RuntimeException failure) implements Landing<V> {}

        record LookAgain<V>() implements Landing<V> {}
    }
}
