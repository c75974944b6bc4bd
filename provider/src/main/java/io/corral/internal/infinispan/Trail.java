// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import io.corral.internal.time.Stamps;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The versions that a key's value had of late, and the stamps of the removals that compared. When the primary owner dies its
 * callers send again what they have not heard of, and it may have been done: that is known by the value's own version as long
 * as nobody else has written, and afterwards by this.
 *
 * <p>A write that is sent again was applied by the old primary owner shortly before it died, so few versions of each
 * topology will do, however many have written since; and none that is older than any caller waits.
 */
final class Trail {

    /** How many of one topology are kept: as many threads as may have written a key and not heard of it yet. */
    private static final int LATELY = 32;
    /** How many of earlier topologies: after a member has left there are four more. */
    private static final int BEFORE = 4 * LATELY;
    /** How long a write may be on its way until it is sent again: twice what Infinispan waits for one. */
    static final long KEPT_MILLIS = 30_000;

    private static final long[] EMPTY = {};

    /** Nothing has been replaced yet. */
    static final Trail NONE = new Trail(-1, EMPTY, EMPTY);

    private final int topology;
    private final long[] lately;
    private final long[] before;

    private Trail(int topology, long[] lately, long[] before) {
        this.topology = topology;
        this.lately = lately;
        this.before = before;
    }

    /** As it was sent. */
    static Trail of(@Nullable Integer topology, long @Nullable [] lately, long @Nullable [] before) {
        return topology == null
                ? NONE
                : new Trail(topology, lately == null ? EMPTY : lately, before == null ? EMPTY : before);
    }

    /** Whether a value of this version was there, and was replaced. */
    boolean knows(long version) {
        return contains(lately, version) || contains(before, version);
    }

    /**
     * The trail after a version was replaced, or a value removed.
     *
     * @param replaced the version, or the stamp of the removal
     * @param by the version that replaces it, or the same stamp
     * @param now the topology in which that happens
     */
    Trail then(long replaced, long by, int now) {
        long oldest = Stamps.of(Stamps.millis(by) - KEPT_MILLIS);
        boolean same = now == topology;
        // What is replaced in a new topology was still stored in the old one.
        LongStream then = LongStream.concat(LongStream.of(replaced), Arrays.stream(lately));
        long[] here = same ? newest(LATELY, oldest, then) : EMPTY;
        LongStream since = same ? LongStream.empty() : then;
        long[] earlier = newest(BEFORE, oldest, LongStream.concat(since, Arrays.stream(before)));
        return here.length + earlier.length == 0 ? NONE : new Trail(now, here, earlier);
    }

    /** Whether nobody will ask for any of it any more, at a time in epoch milliseconds. */
    boolean over(long now) {
        long oldest = Stamps.of(now - KEPT_MILLIS);
        return LongStream.concat(Arrays.stream(lately), Arrays.stream(before)).allMatch(version -> version < oldest);
    }

    private static boolean contains(long[] versions, long version) {
        for (long known : versions) {
            if (known == version) {
                return true;
            }
        }
        return false;
    }

    private static long[] newest(int most, long oldest, LongStream versions) {
        long[] kept = versions.filter(version -> version >= oldest).limit(most).toArray();
        return kept.length == 0 ? EMPTY : kept;
    }

    /** The topology of the last replacement, or null if there was none. */
    @Nullable
    Integer topology() {
        return topology < 0 ? null : topology;
    }

    long[] lately() {
        return lately;
    }

    long[] before() {
        return before;
    }
}
