// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.ExpiryPolicy;
import org.jspecify.annotations.Nullable;

/** What a scenario plays on: caches of its own, made when it asks for them and destroyed after it. */
public final class Stage {

    private final CacheManager manager;
    private final Patience patience;
    private final List<String> made = new ArrayList<>();
    private final ThreadGroup company = new ThreadGroup("kit-stage");

    /** A stage in {@code manager}. */
    public Stage(CacheManager manager, Patience patience) {
        this.manager = manager;
        this.patience = patience;
    }

    /** How long to wait for what may never come. */
    public Patience patience() {
        return patience;
    }

    /** Starts a call of the scenario. Calls that it starts are the scenario's, too. */
    public <T extends @Nullable Object> Caller<T> start(Callable<T> call) {
        return Caller.startIn(company, call);
    }

    /** A gate that is never closed for longer than a scenario may take. */
    public Gate gate() {
        return new Gate(patience.scenario());
    }

    /** A read-through cache of strings. */
    public Cache<String, String> readThrough(ScriptedLoader loader) {
        return cache(strings -> readThrough(strings, loader));
    }

    /** A read-through cache of strings with an expiry policy. */
    public Cache<String, String> readThrough(ScriptedLoader loader, ExpiryPolicy expiry) {
        return cache(strings -> readThrough(strings, loader).setExpiryPolicyFactory(Registry.factoryOf(expiry)));
    }

    /** A cache of strings, configured by {@code settings}. */
    public Cache<String, String> cache(UnaryOperator<MutableConfiguration<String, String>> settings) {
        return open(settings.apply(new MutableConfiguration<String, String>().setTypes(String.class, String.class)));
    }

    /** A cache of numbers by string, with JCache's defaults. */
    public Cache<String, Integer> counters() {
        return open(new MutableConfiguration<String, Integer>().setTypes(String.class, Integer.class));
    }

    /** A cache of {@code configuration}, under a name of its own. */
    public <K, V> Cache<K, V> open(MutableConfiguration<K, V> configuration) {
        String name = "kit-" + UUID.randomUUID();
        Cache<K, V> cache = manager.createCache(name, configuration);
        made.add(name);
        return cache;
    }

    /**
     * Destroys the caches. One that cannot be destroyed in time is left.
     *
     * @return false if a call of the scenario, or of this, hangs in the provider
     */
    public boolean clear() throws InterruptedException {
        for (String name : made) {
            start(() -> {
                        manager.destroyCache(name);
                        return name;
                    })
                    .end(atMost(patience.call()));
        }
        return Caller.awaitNone(company, atMost(patience.call()));
    }

    private static Duration atMost(Duration limit) {
        Duration enough = Duration.ofSeconds(2);
        return limit.compareTo(enough) < 0 ? limit : enough;
    }

    private static MutableConfiguration<String, String> readThrough(
            MutableConfiguration<String, String> strings, ScriptedLoader loader) {
        return strings.setReadThrough(true).setCacheLoaderFactory(Registry.factoryOf(loader));
    }
}
