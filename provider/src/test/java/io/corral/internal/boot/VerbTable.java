// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.boot;

import io.corral.fixture.Completion;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.cache.Cache;

/** Reads {@code verbs.txt}: what every verb does to the key "k" in every state. */
final class VerbTable {

    private static final Set<String> KEYS = Set.of("k");
    private static final Map<String, Function<Cache<String, String>, Object>> VERBS = new LinkedHashMap<>();

    static {
        VERBS.put("get", cache -> cache.get("k"));
        VERBS.put("getAll", cache -> cache.getAll(KEYS));
        VERBS.put("containsKey", cache -> cache.containsKey("k"));
        VERBS.put("iterate", VerbTable::iterated);
        VERBS.put("put", doing(cache -> cache.put("k", "new")));
        VERBS.put("getAndPut", cache -> cache.getAndPut("k", "new"));
        VERBS.put("putAll", doing(cache -> cache.putAll(Map.of("k", "new"))));
        VERBS.put("putIfAbsent", cache -> cache.putIfAbsent("k", "new"));
        VERBS.put("replace", cache -> cache.replace("k", "new"));
        VERBS.put("replace the same", cache -> cache.replace("k", "old", "new"));
        VERBS.put("replace another", cache -> cache.replace("k", "other", "new"));
        VERBS.put("getAndReplace", cache -> cache.getAndReplace("k", "new"));
        VERBS.put("remove", cache -> cache.remove("k"));
        VERBS.put("remove the same", cache -> cache.remove("k", "old"));
        VERBS.put("remove another", cache -> cache.remove("k", "other"));
        VERBS.put("getAndRemove", cache -> cache.getAndRemove("k"));
        VERBS.put("removeAll of the key", doing(cache -> cache.removeAll(KEYS)));
        VERBS.put("removeAll", doing(Cache::removeAll));
        VERBS.put("clear", doing(Cache::clear));
        VERBS.put("remove while iterating", doing(VerbTable::removeAllOneByOne));
        VERBS.put("invoke doing nothing", cache -> cache.invoke("k", (entry, arguments) -> null));
        VERBS.put("invoke looking whether it exists", cache -> cache.invoke("k", (entry, arguments) -> entry.exists()));
        VERBS.put("invoke reading", cache -> cache.invoke("k", (entry, arguments) -> entry.getValue()));
        VERBS.put(
                "invoke setting",
                cache -> cache.invoke("k", (entry, arguments) -> {
                    entry.setValue("new");
                    return null;
                }));
        VERBS.put(
                "invoke reading and setting",
                cache -> cache.invoke("k", (entry, arguments) -> {
                    String value = entry.getValue();
                    entry.setValue("new");
                    return value;
                }));
        VERBS.put(
                "invoke removing",
                cache -> cache.invoke("k", (entry, arguments) -> {
                    entry.remove();
                    return null;
                }));
        VERBS.put(
                "invokeAll setting",
                cache -> cache.invokeAll(KEYS, (entry, arguments) -> {
                    entry.setValue("new");
                    return null;
                }));
        VERBS.put("loadAll", doing(cache -> loadAll(cache, false)));
        VERBS.put("loadAll replacing", doing(cache -> loadAll(cache, true)));
    }

    private VerbTable() {}

    /** One line: a verb, the state of the key, and what must come of it. */
    record Row(String verb, String state, Effect effect) {

        /** Applies the verb and answers what it answers. */
        Object apply(Cache<String, String> cache) {
            return VERBS.get(verb).apply(cache);
        }

        @Override
        public String toString() {
            return verb + ", when " + state;
        }
    }

    /** What came of it, in words. */
    record Effect(String result, String value, String events, String writer, String statistics) {}

    /** How many lines there must be. */
    static int size() {
        return VERBS.size() * 3;
    }

    static Stream<Row> rows() {
        List<Row> rows = new ArrayList<>();
        String verb = "";
        for (String line : lines()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (line.contains("->")) {
                String[] sides = line.split("->", 2);
                String[] then = sides[1].split("\\|", -1);
                rows.add(new Row(
                        verb,
                        sides[0].strip(),
                        new Effect(
                                then[0].strip(), then[1].strip(), then[2].strip(), then[3].strip(), then[4].strip())));
            } else {
                verb = line.strip();
            }
        }
        return rows.stream();
    }

    private static List<String> lines() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(VerbTable.class.getResourceAsStream("verbs.txt")), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Function<Cache<String, String>, Object> doing(Consumer<Cache<String, String>> verb) {
        return cache -> {
            verb.accept(cache);
            return null;
        };
    }

    private static Object iterated(Cache<String, String> cache) {
        List<String> entries = new ArrayList<>();
        cache.forEach(entry -> entries.add(entry.getKey() + "=" + entry.getValue()));
        return entries;
    }

    private static void removeAllOneByOne(Cache<String, String> cache) {
        Iterator<Cache.Entry<String, String>> entries = cache.iterator();
        while (entries.hasNext()) {
            entries.next();
            entries.remove();
        }
    }

    private static void loadAll(Cache<String, String> cache, boolean replace) {
        Completion completion = new Completion();
        cache.loadAll(KEYS, replace, completion);
        completion.awaitSuccess();
    }
}
