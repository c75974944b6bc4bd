// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.mark;

import io.corral.internal.entry.Entry;
import io.corral.internal.entry.Lease;
import io.corral.internal.entry.Origin;
import io.corral.internal.time.Clock;
import io.corral.internal.time.Stamps;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * The marks of one cache that this JVM knows, and what an entry is in their light. Looking costs one volatile read as
 * long as no mark is newer than the entry. Safe for use by many threads.
 */
public final class Marks {

    private static final Known NOTHING = new Known(Mark.NONE, Entry.NEVER);

    private final Clock clock;
    private final ConcurrentMap<String, Known> tags = new ConcurrentHashMap<>();
    private volatile Known everything = NOTHING;
    /** Stands for the marks of tags that have been forgotten: meant for whatever has a tag. */
    private volatile Known anyTag = NOTHING;

    private volatile long newestOfTags;
    private volatile long newest;
    private volatile Origin untagged = Origin.NONE;

    /** @param clock of the readers: a value is stale for them from the moment at which they hear of the mark */
    public Marks(Clock clock) {
        this.clock = clock;
    }

    /** A mark, and since when it makes values stale, in epoch milliseconds. */
    private record Known(Mark mark, long since) {}

    /** The number of the newest mark, or 0 if there was none. */
    public long newest() {
        return newest;
    }

    /** The number of the newest mark of a tag, or 0 if there was none. */
    public long newestOfTags() {
        return newestOfTags;
    }

    /** The number of the latest mark of everything, or 0 if there was none. */
    public long allStale() {
        return everything.mark().stale();
    }

    /** Since when the latest mark of everything makes values stale, in epoch milliseconds. */
    public long allStaleSince() {
        return everything.since();
    }

    /** The origin of a value that somebody here begins to make now. */
    public Origin origin(List<String> ofTags) {
        Origin plain = untagged;
        return ofTags.isEmpty() ? plain : new Origin(ofTags, plain.era());
    }

    /** What an entry is in the light of the marks: the same, stale, or dead. */
    public Entry view(Entry entry) {
        long latest = newest;
        // Most caches are never marked, and need not look where a value comes from.
        return latest == 0 || entry.origin().era() >= latest ? entry : judge(entry);
    }

    /** The same, where there may be none. */
    public @Nullable Entry viewed(@Nullable Entry entry) {
        return entry == null ? null : view(entry);
    }

    /** A lease in the light of the marks: the answer that there is no value ends where values become stale. */
    public @Nullable Lease viewed(@Nullable Lease lease) {
        return lease == null || !outlived(lease, allStale()) ? lease : null;
    }

    /** Whether a lease says that there is no value, and is older than the mark of this number. */
    public static boolean outlived(Lease lease, long number) {
        return lease.end() instanceof Lease.End.Absent && lease.token() < number;
    }

    private Entry judge(Entry entry) {
        Origin origin = entry.origin();
        long staleAt = staleAt(everything, origin.era());
        Known lost = anyTag;
        for (String tag : origin.tags()) {
            Known known = tags.getOrDefault(tag, NOTHING);
            if (Math.max(known.mark().removed(), lost.mark().removed()) > origin.era()) {
                return entry.ended();
            }
            staleAt = Math.min(staleAt, Math.min(staleAt(known, origin.era()), staleAt(lost, origin.era())));
        }
        return entry.staleAt(staleAt) ? entry : entry.staleFrom(staleAt);
    }

    private static long staleAt(Known known, long era) {
        return known.mark().stale() > era ? known.since() : Entry.NEVER;
    }

    /** Learns of a mark of everything. */
    public synchronized void learn(Mark mark) {
        everything = and(everything, mark);
        learned(mark.newest());
    }

    /** Learns of a mark of a tag. */
    public synchronized void learn(String tag, Mark mark) {
        tags.merge(tag, and(NOTHING, mark), (known, same) -> and(known, mark));
        newestOfTags = Math.max(newestOfTags, mark.newest());
        learned(mark.newest());
    }

    /** Learns of the mark that stands for those of tags which are forgotten. */
    public synchronized void learnOfAnyTag(Mark mark) {
        anyTag = and(anyTag, mark);
        newestOfTags = Math.max(newestOfTags, mark.newest());
        learned(mark.newest());
    }

    /** Learns that there is a mark of this number, whatever it says; it may not be known yet. */
    public synchronized void learned(long number) {
        if (number > newest) {
            // The origin first: who finds the mark must not make values that it is meant for.
            untagged = new Origin(List.of(), number);
            newest = number;
        }
    }

    private Known and(Known known, Mark mark) {
        Mark both = known.mark().and(mark);
        boolean staler = both.stale() > known.mark().stale();
        // On a clock that is behind the maker's the mark's own moment has not come yet.
        return new Known(both, staler ? Math.min(Stamps.millis(both.stale()), clock.millis()) : known.since());
    }

    /** How many tags have a mark. */
    public int tags() {
        return tags.size();
    }

    /** The half of the marks of tags that is older. */
    public Map<String, Mark> olderHalf() {
        Map<String, Mark> older = new LinkedHashMap<>();
        tags.entrySet().stream()
                .sorted(Comparator.comparingLong(
                        known -> known.getValue().mark().newest()))
                .limit(tags.size() / 2)
                .forEach(known -> older.put(known.getKey(), known.getValue().mark()));
        return older;
    }

    /** Forgets the mark of a tag, for which {@link #learnOfAnyTag} stands by now; unless there is a newer one. */
    public synchronized void forget(String tag) {
        Known known = tags.get(tag);
        if (known != null && known.mark().and(anyTag.mark()).equals(anyTag.mark())) {
            tags.remove(tag);
        }
    }
}
