// SPDX-License-Identifier: Apache-2.0
package io.corral.cluster;

import io.corral.Tagger;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.cache.integration.CacheLoader;

/** Loads that give tags to their values. */
final class Tagged {

    private Tagged() {}

    /** Gives the tag "loaded" to what another loader loads. */
    record Loader(CacheLoader<String, String> loader) implements CacheLoader<String, String>, Tagger<String, String> {
        @Override
        public String load(String key) {
            return loader.load(key);
        }

        @Override
        public Map<String, String> loadAll(Iterable<? extends String> keys) {
            return loader.loadAll(keys);
        }

        @Override
        public Set<String> tags(String key, String value) {
            return Set.of("loaded");
        }
    }

    /** Reads a source, and gives what it has read the tag "t". */
    record Number(AtomicInteger source) implements Function<String, String>, Tagger<String, String> {

        static final Set<String> TAGS = Set.of("t");

        @Override
        public String apply(String key) {
            return String.valueOf(source.get());
        }

        @Override
        public Set<String> tags(String key, String value) {
            return TAGS;
        }
    }
}
