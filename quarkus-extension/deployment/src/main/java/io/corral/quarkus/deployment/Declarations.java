// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.deployment;

import io.corral.quarkus.runtime.cache.CacheDeclaration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jboss.jandex.DotName;
import org.jboss.jandex.Type;
import org.jspecify.annotations.Nullable;

/** The caches that an application names, put together bit by bit. */
final class Declarations {

    /** Where keys and values of Corral's own are; a cluster is to take them from other nodes. */
    private static final Set<String> OWN =
            Set.of("io.corral.quarkus.runtime.cache.*", "io.corral.quarkus.runtime.backend.*");

    private final Signatures signatures;
    private final Map<String, Draft> drafts = new TreeMap<>();

    Declarations(Signatures signatures) {
        this.signatures = signatures;
    }

    private static final class Draft {
        private boolean opened;
        private final Set<Type> types = new HashSet<>();
        private final Map<DotName, String> single = new HashMap<>();
        private final List<String> listeners = new ArrayList<>();
    }

    /** A cache is to be opened with the application. */
    void open(String cache) {
        draft(cache).opened = true;
    }

    /** A cache holds objects of these types. */
    void holds(String cache, Collection<Type> types) {
        draft(cache).types.addAll(types);
    }

    /** A bean serves a cache that has one such bean at most; returns the one that did so before. */
    @Nullable
    String serves(String cache, DotName kind, String bean) {
        return draft(cache).single.put(kind, bean);
    }

    /** A bean hears of what happens in a cache. */
    void listens(String cache, String bean) {
        draft(cache).listeners.add(bean);
    }

    private Draft draft(String cache) {
        return drafts.computeIfAbsent(cache, name -> new Draft());
    }

    /** Their names. */
    Set<String> names() {
        return Set.copyOf(drafts.keySet());
    }

    /** All of them, in the order of their names. */
    List<CacheDeclaration> all() {
        List<CacheDeclaration> all = new ArrayList<>();
        drafts.forEach((name, draft) -> {
            Set<String> allowed = new TreeSet<>(OWN);
            allowed.addAll(signatures.classes(draft.types));
            all.add(new CacheDeclaration(
                    name,
                    draft.opened,
                    allowed,
                    draft.single.get(Types.LOADER),
                    draft.single.get(Types.WRITER),
                    draft.single.get(Types.EXPIRY_POLICY),
                    List.copyOf(draft.listeners)));
        });
        return all;
    }
}
