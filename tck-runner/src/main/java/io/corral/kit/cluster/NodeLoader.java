// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.cluster;

import io.corral.kit.probe.Gate;
import io.corral.kit.probe.ScriptedLoader.PlannedFailure;
import io.corral.kit.process.Spoken;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import javax.cache.configuration.Factory;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CacheLoaderException;

/**
 * A node's loader. Its state is the JVM's, because a provider may make it anew from its factory on every node. What it
 * does is in the key: {@code tag.manner.rest}.
 */
final class NodeLoader implements CacheLoader<String, String> {

    /** Loads stay until the tag is released. */
    static final String HELD = "held";

    /** As {@link #HELD}, and then fail. */
    static final String FAILING = "failing";

    /** Loads take a few milliseconds. */
    static final String SLOW = "slow";

    /** Whether the node loads what lives for a moment only; such loads are not held. */
    static final AtomicBoolean BRIEF = new AtomicBoolean();

    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final Map<String, Gate> GATES = new ConcurrentHashMap<>();
    private static final Map<String, AtomicInteger> LOADS = new ConcurrentHashMap<>();

    /** Who is told of each load; set before the first cache is made. */
    private static volatile Consumer<Spoken> teller = line -> {};

    private static volatile String node = "";

    /** Makes the loader on whichever node. */
    record Maker() implements Factory<CacheLoader<String, String>> {
        @Override
        public CacheLoader<String, String> create() {
            return new NodeLoader();
        }
    }

    static void tell(String nodeName, Consumer<Spoken> listener) {
        node = nodeName;
        teller = listener;
    }

    static void release(String tag) {
        gate(tag).open();
    }

    @Override
    public String load(String key) {
        String[] parts = key.split("\\.", -1);
        String tag = parts[0];
        String manner = parts.length > 1 ? parts[1] : "";
        String value = "loaded " + node + " " + count(tag).incrementAndGet();
        teller.accept(Spoken.of(Topic.LOADING, tag, value));
        if (manner.equals(SLOW)) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        } else if ((manner.equals(HELD) || manner.equals(FAILING)) && !BRIEF.get()) {
            hold(tag);
        }
        if (manner.equals(FAILING)) {
            throw new PlannedFailure();
        }
        return value;
    }

    @Override
    public Map<String, String> loadAll(Iterable<? extends String> keys) {
        Map<String, String> loaded = new LinkedHashMap<>();
        keys.forEach(key -> loaded.put(key, load(key)));
        return loaded;
    }

    private static void hold(String tag) {
        try {
            gate(tag).pass();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CacheLoaderException("interrupted", e);
        }
    }

    private static Gate gate(String tag) {
        return GATES.computeIfAbsent(tag, any -> new Gate(LONGEST));
    }

    private static AtomicInteger count(String tag) {
        return LOADS.computeIfAbsent(tag, any -> new AtomicInteger());
    }
}
