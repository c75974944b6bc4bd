// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.entry;

import java.util.List;

/**
 * Where a value comes from, as far as that decides whether a mark is meant for it.
 *
 * @param tags its tags, sorted, each once
 * @param era the number of the newest mark that its maker knew when it began to make it, or 0 if there was none. Later
 *     marks are meant for this value
 */
public record Origin(List<String> tags, long era) {

    /** Of values without tags, from before the first mark. */
    public static final Origin NONE = new Origin(List.of(), 0);
}
