// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.load;

import io.corral.Tagger;
import io.corral.internal.mark.TagNames;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks the user's loader or function for the tags of what it has loaded, if it has any to give.
 *
 * @param <K> keys
 * @param <V> values
 */
public final class Labels<K, V> {

    private final @Nullable Tagger<K, V> tagger;
    private final TagNames names;

    /** @param loader the user's, which may be a {@link Tagger}, too */
    @SuppressWarnings("unchecked") // a loader that tags, tags what it loads
    public Labels(Object loader, TagNames names) {
        this.tagger = loader instanceof Tagger<?, ?> own ? (Tagger<K, V>) own : null;
        this.names = names;
    }

    /** The tags of a value, sorted, each once. */
    List<String> of(K key, V value) {
        return tagger == null ? List.of() : names.checked(tagger.tags(key, value));
    }
}
