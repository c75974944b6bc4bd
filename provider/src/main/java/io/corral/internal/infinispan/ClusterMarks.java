// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import io.corral.internal.mark.Mark;
import io.corral.internal.mark.Marks;
import io.corral.internal.mark.MarksHere;
import io.corral.internal.time.Clock;
import io.corral.internal.time.Stamps;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.UnaryOperator;
import org.infinispan.Cache;
import org.infinispan.context.Flag;
import org.infinispan.notifications.Listener;
import org.infinispan.notifications.cachelistener.annotation.CacheEntryCreated;
import org.infinispan.notifications.cachelistener.annotation.CacheEntryModified;
import org.infinispan.notifications.cachelistener.annotation.CacheEntryRemoved;
import org.infinispan.notifications.cachelistener.annotation.TopologyChanged;
import org.infinispan.notifications.cachelistener.event.CacheEntryEvent;
import org.infinispan.notifications.cachelistener.event.CacheEntryRemovedEvent;
import org.infinispan.notifications.cachelistener.event.TopologyChangedEvent;
import org.jboss.logging.Logger;

/**
 * The marks of one cache, as every node knows them. They are kept in a replicated, synchronous cache, and this listener
 * runs before a node acknowledges: so a mark is known everywhere when the call that makes it returns.
 *
 * <p>First a number is taken, by compare-and-set of one key, so that numbers rise in the order in which they are given,
 * whatever the nodes' clocks say. Whoever knows a number begins later than those calls that were given it or a lower
 * one; so what it then reads is not older than what they were made for, and their marks are not meant for it.
 */
@Listener(observation = Listener.Observation.POST)
public final class ClusterMarks implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ClusterMarks.class);

    private final Cache<String, MarkMessage> table;
    private final String name;
    private final MarkKeys keys;
    private final Stamps stamps;
    private final Executor executor;
    private final Marks marks;

    /** @param executor looks again after a merge, and forgets in the background */
    ClusterMarks(Cache<String, MarkMessage> table, String cache, Clock clock, Stamps stamps, Executor executor) {
        this.table = table;
        this.name = cache;
        this.keys = new MarkKeys(cache);
        this.stamps = stamps;
        this.executor = executor;
        this.marks = new Marks(clock);
        table.addListener(this);
        known(table, keys).forEach(this::learn);
    }

    Marks marks() {
        return marks;
    }

    /** Marks a tag, and returns when every node knows. */
    void mark(String tag, Mark.Kind kind) {
        long number = change(keys.everything(), before -> before.numbered(next(before)))
                .newest();
        Mark mark = Mark.of(kind, number);
        // Also where somebody else has a later one: that one may be on its way still, and then this one comes after it.
        change(keys.of(tag), before -> before.and(mark));
        if (marks.tags() > MarksHere.MOST_TAGS) {
            inBackground(this::forget);
        }
    }

    /** Marks everything, and returns when every node knows. */
    void markAllStale() {
        change(keys.everything(), before -> {
            long number = next(before);
            return before.numbered(number).and(Mark.of(Mark.Kind.STALE, number));
        });
    }

    /** A number that is greater than any other, also than those that a merge has given. */
    private long next(MarkMessage before) {
        return Math.max(Math.max(before.newest(), marks.newest()) + 1, stamps.next());
    }

    private MarkMessage change(String key, UnaryOperator<MarkMessage> how) {
        for (; ; ) {
            MarkMessage before = table.get(key);
            MarkMessage next = how.apply(before == null ? MarkMessage.NONE : before);
            boolean changed = before == null
                    ? Answers.of(table.putIfAbsentAsync(key, next)) == null
                    : Answers.of(table.replaceAsync(key, before, next));
            if (changed) {
                return next;
            }
        }
    }

    /** Lets one mark of whatever has a tag stand for the older half of those of tags. */
    private synchronized void forget() {
        if (marks.tags() <= MarksHere.MOST_TAGS) {
            return;
        }
        Map<String, Mark> older = marks.olderHalf();
        Mark lost = older.values().stream().reduce(Mark.NONE, Mark::and);
        change(keys.anyTag(), before -> before.and(lost));
        older.forEach((tag, mark) -> table.remove(keys.of(tag), MarkMessage.NONE.and(mark)));
    }

    /** Takes the marks away from every node. */
    void destroy() {
        close();
        destroy(table, name);
    }

    /** Takes the marks of a cache away from every node. */
    static void destroy(Cache<String, MarkMessage> table, String cache) {
        known(table, new MarkKeys(cache)).keySet().forEach(table::remove);
    }

    private static Map<String, MarkMessage> known(Cache<String, MarkMessage> table, MarkKeys keys) {
        Map<String, MarkMessage> known = new LinkedHashMap<>();
        // Replicated: all there is, is here.
        table.getAdvancedCache().withFlags(Flag.CACHE_MODE_LOCAL).forEach((key, mark) -> {
            if (keys.own(key)) {
                known.put(key, mark);
            }
        });
        return known;
    }

    private void learn(String key, MarkMessage message) {
        String tag = keys.tag(key);
        if (tag != null) {
            marks.learn(tag, message.mark());
        } else if (key.equals(keys.anyTag())) {
            marks.learnOfAnyTag(message.mark());
        } else {
            marks.learn(message.mark());
            marks.learned(message.newest());
        }
    }

    /** Called by Infinispan. */
    @CacheEntryCreated
    @CacheEntryModified
    public void marked(CacheEntryEvent<String, MarkMessage> event) {
        if (keys.own(event.getKey())) {
            learn(event.getKey(), event.getValue());
        }
    }

    /** Called by Infinispan. */
    @CacheEntryRemoved
    public void forgotten(CacheEntryRemovedEvent<String, MarkMessage> event) {
        String tag = keys.own(event.getKey()) ? keys.tag(event.getKey()) : null;
        if (tag != null) {
            marks.forget(tag);
        }
    }

    /** Called by Infinispan. What a merge writes comes without an event, so that one has to look. */
    @TopologyChanged
    public void merged(TopologyChangedEvent<String, MarkMessage> event) {
        inBackground(this::look);
    }

    private void inBackground(Runnable work) {
        try {
            executor.execute(() -> quietly(work));
        } catch (RejectedExecutionException e) {
            LOG.debugf(e, "Cache '%s': closing", name);
        }
    }

    /** Learns of marks that no event has told of; never throws. */
    void look() {
        quietly(() -> known(table, keys).forEach(this::learn));
    }

    private void quietly(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.debugf(e, "Cache '%s': it is closing, or the cluster does not answer", name);
        }
    }

    @Override
    public void close() {
        table.removeListener(this);
    }
}
