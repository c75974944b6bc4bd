// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import org.jspecify.annotations.Nullable;

/**
 * Under which keys the marks of one cache are kept, among those of all caches. A cache's name may hold any character:
 * its length comes first.
 */
final class MarkKeys {

    private static final char TAG = '#';

    private final String prefix;

    MarkKeys(String cache) {
        this.prefix = cache.length() + ":" + cache;
    }

    /** The number that was given last, and the mark of everything. */
    String everything() {
        return prefix + '*';
    }

    /** The mark that stands for those of tags which are forgotten. */
    String anyTag() {
        return prefix + '?';
    }

    /** The mark of a tag. */
    String of(String tag) {
        return prefix + TAG + tag;
    }

    /** Whether a key is one of this cache. */
    boolean own(String key) {
        return key.startsWith(prefix);
    }

    /** Whose mark is kept under this key of the cache, or null if it is no tag's. */
    @Nullable
    String tag(String key) {
        return key.charAt(prefix.length()) == TAG ? key.substring(prefix.length() + 1) : null;
    }
}
