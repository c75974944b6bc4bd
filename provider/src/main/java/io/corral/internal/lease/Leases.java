// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.lease;

import io.corral.internal.change.Change;
import io.corral.internal.change.Change.Demand;
import io.corral.internal.change.Verdict;
import io.corral.internal.entry.Lease;
import io.corral.internal.store.Applied;
import io.corral.internal.store.Store;
import io.corral.internal.time.Clock;
import io.corral.internal.time.Stamps;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The right to load, over everybody who shares the store. The key is held for two short moments, claim and commit,
 * and for nothing in between.
 */
public final class Leases<K> {

    private final Store<K> store;
    private final Clock clock;
    private final String holder;
    private final long leaseMillis;
    private final Stamps stamps;

    /**
     * @param holder this node's name
     * @param stamps where tokens come from
     * @param leaseMillis after how many milliseconds others may overtake a holder
     */
    public Leases(Store<K> store, Clock clock, String holder, Stamps stamps, long leaseMillis) {
        this.store = store;
        this.clock = clock;
        this.holder = holder;
        this.stamps = stamps;
        this.leaseMillis = leaseMillis;
    }

    /** A token that nobody has had. */
    public long token() {
        return stamps.next();
    }

    /**
     * Asks for the key.
     *
     * @param victim the token of a lease whose holder is known to be gone, or null
     */
    public Claim claim(K key, long token, Demand demand, @Nullable Long victim) {
        long era = era();
        return answer(
                store.apply(key, change(token, demand, victim, leaseMillis)).verdict(), era);
    }

    /**
     * Asks for a key that is to be refreshed.
     *
     * @param early by how many milliseconds before its soft expiry the value is already held for stale
     * @param refreshMillis after how many milliseconds others may overtake
     */
    public Claim claimRefresh(K key, long token, Demand demand, long early, long refreshMillis) {
        long now = clock.millis();
        long era = era();
        return answer(
                store.apply(key, new Change.Claim(token, holder, now, now + refreshMillis, demand, null, early))
                        .verdict(),
                era);
    }

    /** Asks for several keys, each under its own token. */
    public Map<K, Claim> claimAll(Map<K, Long> tokens, Demand demand) {
        Map<K, Change> changes = new LinkedHashMap<>();
        tokens.forEach((key, token) -> changes.put(key, change(token, demand, null, leaseMillis)));
        Map<K, Claim> claims = new LinkedHashMap<>();
        long era = era();
        store.applyAll(changes).forEach((key, applied) -> claims.put(key, answer(applied.verdict(), era)));
        return claims;
    }

    /** Hands the key back: there is nothing to commit. False if a write or an overtaker has ended the lease before. */
    public boolean abandon(K key, long token) {
        return stood(store.apply(key, new Change.Abandon(token, clock.millis())).verdict());
    }

    /**
     * Hands the key back after a failure; for {@code pauseMillis} milliseconds nobody else loads it. False if a write or
     * an overtaker has ended the lease before.
     */
    public boolean fail(K key, long token, String reason, long pauseMillis) {
        long now = clock.millis();
        return stood(store.apply(key, new Change.Fail(token, reason, now + pauseMillis, now))
                .verdict());
    }

    /**
     * Hands the key back because there is no value; for {@code ttlMillis} milliseconds that is the answer. A value that
     * was there is dropped. {@code Refused} if a write or an overtaker has ended the lease before.
     */
    public Applied nothing(K key, long token, long ttlMillis) {
        long now = clock.millis();
        return store.apply(key, new Change.Nothing(token, now + ttlMillis, now));
    }

    private static boolean stood(Verdict verdict) {
        return !(verdict instanceof Verdict.Refused);
    }

    private Change change(long token, Demand demand, @Nullable Long victim, long millis) {
        long now = clock.millis();
        return new Change.Claim(token, holder, now, now + millis, demand, victim);
    }

    /** What a lease that stands means to one who asks for the key. */
    public static Claim answer(Lease lease) {
        if (lease.end() instanceof Lease.End.Failed failed) {
            return new Claim.Failing(failed.reason(), lease.deadline());
        }
        return lease.end() instanceof Lease.End.Absent ? new Claim.Absent(lease.deadline()) : new Claim.Taken(lease);
    }

    /** Before anything is asked: a mark that comes between asking and loading is meant for what is loaded. */
    private long era() {
        return store.marks().newest();
    }

    private static Claim answer(Verdict verdict, long era) {
        if (verdict instanceof Verdict.Landed landed) {
            return new Claim.Landed(landed.entry());
        } else if (verdict instanceof Verdict.Granted granted) {
            return new Claim.Granted(granted.lease(), era);
        } else if (verdict instanceof Verdict.Taken taken) {
            return answer(taken.lease());
        }
        throw new IllegalStateException("a claim was answered with " + verdict);
    }
}
