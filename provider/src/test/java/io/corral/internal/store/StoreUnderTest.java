// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.store;

import io.corral.internal.change.Change;
import io.corral.internal.change.Change.Demand;
import io.corral.internal.change.Condition;
import io.corral.internal.change.Deadline;
import io.corral.internal.change.Verdict;
import io.corral.internal.entry.Entry;
import io.corral.internal.entry.Lease;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The words in which the contracts speak of a store. */
interface StoreUnderTest {

    /** When the contracts' changes happen, in epoch milliseconds. */
    long NOW = 1_000;

    /** The store of this test. */
    Store<String> store();

    /** Puts a value that never expires. */
    default Applied put(String key, String value, long version) {
        return put(key, value, version, Entry.NEVER);
    }

    /** Puts a value that expires at that moment. */
    default Applied put(String key, String value, long version, long expiresAt) {
        return put(key, value, version, expiresAt, Condition.ALWAYS);
    }

    /** Puts a value which by now has expired. */
    default void putDead(String key, String value, long version) {
        Deadline deadline = new Deadline.At(NOW - 500);
        store().apply(key, new Change.Put(Condition.ALWAYS, value, version, NOW - 900, deadline, deadline));
    }

    /** Puts a value under a condition. */
    default Applied put(String key, Object value, long version, long expiresAt, Condition condition) {
        Deadline deadline = new Deadline.At(expiresAt);
        return store().apply(key, new Change.Put(condition, value, version, NOW, deadline, deadline));
    }

    /** Removes a value whatever it is. */
    default Applied remove(String key) {
        return store().apply(key, new Change.Remove(Condition.ALWAYS, NOW));
    }

    /** Claims a key that has no value, for a thousand milliseconds. */
    default Verdict claim(String key, long token) {
        return store().apply(key, new Change.Claim(token, "n", NOW, NOW + 1_000, Demand.IF_ABSENT, null))
                .verdict();
    }

    /** Commits a loaded value. */
    default Applied commit(String key, long chain, String value, long version) {
        return store().apply(key, new Change.Commit(chain, value, version, NOW, Deadline.NEVER, Deadline.NEVER));
    }

    /** The lease of a key, or null; looks for it by claiming at a moment when no lease can have run out. */
    default Lease leaseOf(String key) {
        long token = 1_000_000_000_000L;
        // Who asks in any case is not told of the answer that there is nothing.
        Demand demand = store().read(key) == null ? Demand.IF_ABSENT : Demand.ALWAYS;
        Verdict verdict = store().apply(key, new Change.Claim(token, "probe", 0, 0, demand, null))
                .verdict();
        if (verdict instanceof Verdict.Taken taken) {
            return taken.lease();
        }
        store().apply(key, new Change.Abandon(token, 0));
        return null;
    }

    /** The values with their keys that a scan shows, sorted. */
    default List<String> scanned() {
        List<String> scanned = new ArrayList<>();
        store().scan()
                .forEachRemaining(
                        held -> scanned.add(held.key() + "=" + held.entry().value()));
        return scanned.stream().sorted().toList();
    }

    /** The keys that hold anything, sorted. */
    default List<String> keys() {
        return drained(store().keys());
    }

    private static List<String> drained(Iterator<String> keys) {
        List<String> drained = new ArrayList<>();
        keys.forEachRemaining(drained::add);
        return drained.stream().sorted().toList();
    }
}
