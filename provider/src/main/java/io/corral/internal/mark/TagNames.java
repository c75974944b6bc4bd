// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.mark;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a tag may be: any string that is not empty.
 *
 * @param cache the name of the cache, for messages
 */
public record TagNames(String cache) {

    /**
     * A tag that may be one.
     *
     * @throws NullPointerException if it is null
     * @throws IllegalArgumentException if it is empty
     */
    public String checked(@Nullable String tag) {
        String given = Objects.requireNonNull(tag, () -> "Cache '" + cache + "': a tag must not be null");
        if (given.isEmpty()) {
            throw new IllegalArgumentException("Cache '" + cache + "': a tag must not be empty");
        }
        return given;
    }

    /** The tags of a value as an entry keeps them; likewise. */
    public List<String> checked(@Nullable Set<String> tags) {
        return Objects.requireNonNull(tags, () -> "Cache '" + cache + "': the tags must not be null").stream()
                .map(this::checked)
                .distinct()
                .sorted()
                .toList();
    }
}
