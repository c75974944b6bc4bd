// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.cluster;

import io.corral.kit.probe.Crowd;
import io.corral.kit.probe.Ending;
import io.corral.kit.probe.Rest;
import io.corral.kit.process.Spoken;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import org.jspecify.annotations.Nullable;

/** What a node does when it is asked. */
final class NodeWork {

    private static final Duration SETTLE = Duration.ofSeconds(3);
    private static final Duration LONGEST = Duration.ofSeconds(90);

    private final CacheManager manager;
    private final Map<String, Cache<String, String>> caches = new ConcurrentHashMap<>();
    private final Map<String, Walk> walks = new ConcurrentHashMap<>();
    private final List<Crowd<String>> crowds = new CopyOnWriteArrayList<>();
    private final AtomicInteger crowdsBegun = new AtomicInteger();

    NodeWork(CacheManager manager) {
        this.manager = manager;
    }

    /** Answers a question, in words with blanks between. */
    String answer(Spoken question) throws InterruptedException {
        String first = question.word(2);
        return switch (question.topic()) {
            case Topic.OPEN -> open(first);
            case Topic.BRIEF -> brief(Boolean.parseBoolean(first));
            case Topic.GET -> get(cache(first), question.word(3), number(question, 4));
            case Topic.GET_ALL -> getAll(cache(first), question.word(3), number(question, 4), number(question, 5));
            case Topic.WALK -> walk(cache(first), question.word(3), number(question, 4));
            case Topic.REACHED -> Integer.toString(walk(first).reached());
            case Topic.STOP -> {
                walk(first).stop();
                yield "";
            }
            case Topic.WORK -> work(cache(first), question.word(3), number(question, 4));
            case Topic.PUT -> {
                cache(first).put(question.word(3), question.word(4));
                yield "";
            }
            case Topic.REMOVE -> Boolean.toString(cache(first).remove(question.word(3)));
            case Topic.CLEAR -> {
                cache(first).clear();
                yield "";
            }
            case Topic.PEEK -> peek(cache(first), question.word(3));
            case Topic.HOLDS -> Boolean.toString(cache(first).containsKey(question.word(3)));
            case Topic.REST -> rest(number(question, 2));
            case Topic.RELEASE -> {
                NodeLoader.release(first);
                yield "";
            }
            default -> throw new IllegalArgumentException(question.topic());
        };
    }

    /** Creates the cache; where another node's makes that impossible, takes the one that is there. */
    String open(String name) {
        MutableConfiguration<String, String> configuration = new MutableConfiguration<String, String>()
                .setTypes(String.class, String.class)
                .setReadThrough(true)
                .setCacheLoaderFactory(new NodeLoader.Maker())
                .setExpiryPolicyFactory(new NodeExpiry.Maker());
        @Nullable Cache<String, String> cache;
        try {
            cache = manager.createCache(name, configuration);
        } catch (CacheException e) {
            cache = manager.getCache(name, String.class, String.class);
            if (cache == null) {
                throw e;
            }
        }
        caches.put(name, cache);
        return "";
    }

    private static String brief(boolean brief) {
        NodeLoader.BRIEF.set(brief);
        return "";
    }

    private String get(Cache<String, String> cache, String key, int threads) throws InterruptedException {
        return crowd(threads, () -> "=" + cache.get(key));
    }

    private String getAll(Cache<String, String> cache, String tag, int keys, int threads) throws InterruptedException {
        Set<String> wanted = new LinkedHashSet<>();
        for (int i = 0; i < keys; i++) {
            wanted.add(tag + "." + NodeLoader.HELD + "." + i);
        }
        return crowd(threads, () -> "=" + cache.getAll(wanted).size());
    }

    private String walk(Cache<String, String> cache, String tag, int threads) throws InterruptedException {
        Walk walk = walk(tag);
        return crowd(threads, () -> "=" + walk.along(cache, tag));
    }

    private Walk walk(String tag) {
        return walks.computeIfAbsent(tag, any -> new Walk());
    }

    private String crowd(int threads, Callable<String> call) throws InterruptedException {
        Crowd<String> crowd = Crowd.start(threads, call);
        crowds.add(crowd);
        crowdsBegun.incrementAndGet();
        String endings = crowd.ends(LONGEST).stream().map(NodeWork::inWords).collect(Collectors.joining(";"));
        crowds.remove(crowd);
        return endings;
    }

    private static String work(Cache<String, String> cache, String tag, int times) {
        for (int i = 0; i < times; i++) {
            String key = tag + ".own." + i;
            cache.put(key, "value");
            cache.get(key);
            cache.get(tag + ".cold." + i);
            cache.remove(key);
        }
        return Integer.toString(4 * times);
    }

    private static String peek(Cache<String, String> cache, String key) {
        return cache.containsKey(key) ? "=" + cache.get(key) : "";
    }

    /** A question may overtake the one before it: so it says how many crowds there must be. */
    private String rest(int begun) throws InterruptedException {
        Rest.awaitOnce(() -> crowdsBegun.get() >= begun, LONGEST);
        for (Crowd<String> crowd : crowds) {
            crowd.awaitRest(SETTLE);
        }
        return "";
    }

    private static String inWords(Ending<String> ending) {
        if (ending instanceof Ending.Returned<String> returned) {
            return String.valueOf(returned.value());
        }
        return ending instanceof Ending.Threw<String> threw
                ? "!" + threw.failure().getClass().getSimpleName()
                : "?";
    }

    private Cache<String, String> cache(String name) {
        @Nullable Cache<String, String> cache = caches.get(name);
        if (cache == null) {
            throw new IllegalStateException("The cache was not opened here.");
        }
        return cache;
    }

    private static int number(Spoken question, int word) {
        return Integer.parseInt(question.word(word));
    }
}
