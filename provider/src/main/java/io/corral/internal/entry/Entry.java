// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.entry;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * A value in its stored form, with its version and its times. Immutable but for the hard expiry, which a read may
 * push back when the user's policy says so: then nothing but this one field changes, and no write to the store is
 * needed. Besides, readers of this JVM note in it that for a while its reload is of no use.
 *
 * <p>An entry of a table of this JVM knows its key, too, so that whoever looks for the key need not fetch anything else. One that is
 * kept elsewhere may be lent to such a table, until it is retired.
 */
public final class Entry {

    /** The expiry, soft or hard, of an entry that has none, in epoch milliseconds. */
    public static final long NEVER = Long.MAX_VALUE;

    /** The hard expiry of an entry that is dead for another reason than its age. */
    public static final long ENDED = 0;

    /** A soft expiry that no clock comes to, of an entry that has a hard one. */
    private static final long UNSEEN = NEVER - 1;

    private static final VarHandle EXPIRES_AT = handle("expiresAt", long.class);
    private static final VarHandle COST = handle("cost", int.class);
    private static final VarHandle KEY = handle("key", Object.class);

    /** In the place of the key of what is no longer that key's entry. Equal to no key. */
    private static final Object RETIRED = new Object();

    private final Object value;
    private final long version;
    private final long createdAt;
    /**
     * One look tells that a reader has nothing to think about: NEVER only if there is no hard expiry either, and the complement if
     * the value is packed. Changes with the hard expiry, and as that does.
     */
    private long staleAt;

    private final Origin origin;

    /**
     * Half as long as it might be: entries are many, and each is read from memory. What a value has cost is asked only until its
     * soft expiry. From then on this may be the complement of how many milliseconds after that a reload is of use again.
     */
    @SuppressWarnings("UnusedVariable") // read through COST
    private int cost;

    /**
     * Written without an order and read so: nothing else hangs on it. Were it volatile, every entry that is made would wait for
     * all that its thread has written before.
     */
    @SuppressWarnings("UnusedVariable") // read through EXPIRES_AT
    private long expiresAt;

    /** Set once, as the hash is, before other threads can find the entry under it; but for {@link #retire}. */
    private @Nullable Object key;

    private int hash;

    /**
     * @param value the stored form: what it is, only the cache's codec knows
     * @param version never repeats for a key, not even after a remove
     * @param createdAt when this value was written, in epoch milliseconds
     * @param staleAt the soft expiry in epoch milliseconds, or {@link #NEVER}
     * @param expiresAt the hard expiry in epoch milliseconds, or {@link #NEVER}
     * @param cost how long it took to load, in milliseconds; 0 if that is not known, and 24 days at most
     */
    public Entry(Object value, long version, long createdAt, long staleAt, long expiresAt, long cost) {
        this(value, version, createdAt, staleAt, expiresAt, cost, Origin.NONE);
    }

    private Entry(Object value, long version, long createdAt, long staleAt, long expiresAt, long cost, Origin origin) {
        this.value = value;
        this.version = version;
        this.createdAt = createdAt;
        long soft = expiresAt == NEVER ? staleAt : Math.min(staleAt, UNSEEN);
        this.staleAt = value instanceof Packed ? ~soft : soft;
        this.expiresAt = expiresAt;
        this.cost = (int) Math.min(cost, Integer.MAX_VALUE);
        this.origin = origin;
    }

    /** An entry that was not loaded. */
    public Entry(Object value, long version, long createdAt, long staleAt, long expiresAt) {
        this(value, version, createdAt, staleAt, expiresAt, 0);
    }

    /** An entry that does not become stale. */
    public Entry(Object value, long version, long createdAt, long expiresAt) {
        this(value, version, createdAt, NEVER, expiresAt);
    }

    /**
     * The same under a key: itself, if it has none yet, for most entries are made for one. To be called before others can
     * find it under that key.
     *
     * @param hash what the table makes of the key's hash code
     */
    public Entry under(Object ofTable, int hash) {
        Entry mine = key == null ? this : holding(value);
        mine.key = ofTable;
        mine.hash = hash;
        return mine;
    }

    /**
     * Lets an entry that others can find elsewhere be remembered under its key, too; false if it has been {@link #retire}d.
     * Whoever does so says the same key and hash.
     */
    public boolean lend(Object ofTable, int hashOfTable) {
        if (KEY.getAcquire(this) == null) {
            hash = hashOfTable;
            KEY.compareAndSet(this, null, ofTable);
        }
        return !retired();
    }

    /** It is about to be no longer its key's entry: whoever remembers it under its key finds it no more. */
    public void retire() {
        KEY.setVolatile(this, RETIRED);
    }

    /** Whether it has been {@link #retire}d. */
    public boolean retired() {
        return KEY.getAcquire(this) == RETIRED;
    }

    /** The key that it is under in a table; null if it has never been in one, and equal to no key if it has been retired. */
    public @Nullable Object key() {
        return key;
    }

    /** What the table makes of the key's hash code. */
    public int hash() {
        return hash;
    }

    /** The same value with another soft expiry. */
    public Entry staleFrom(long then) {
        return new Entry(value, version, createdAt, then, expiresAt(), cost(), origin);
    }

    /** The same value with another hard expiry. */
    public Entry expiringAt(long then) {
        return new Entry(value, version, createdAt, staleAt(), then, cost(), origin);
    }

    /** The same value, which takes so many milliseconds to load. */
    public Entry costing(long millis) {
        return new Entry(value, version, createdAt, staleAt(), expiresAt(), millis, origin);
    }

    /** Another value, or none, with the same version and times. */
    public Entry holding(Object stored) {
        return new Entry(stored, version, createdAt, staleAt(), expiresAt(), cost(), origin);
    }

    /** The same value, said to come from there. */
    public Entry from(Origin from) {
        return origin.equals(from) ? this : new Entry(value, version, createdAt, staleAt(), expiresAt(), cost(), from);
    }

    /** The same value, dead at whatever time one looks. */
    public Entry ended() {
        return hasEnded() ? this : expiringAt(ENDED);
    }

    /** Whether it is dead at whatever time one looks. */
    public boolean hasEnded() {
        return expiresAt() <= ENDED;
    }

    /** Where the value comes from. */
    public Origin origin() {
        return origin;
    }

    /** The value in its stored form. */
    public Object value() {
        return value;
    }

    /** The version of this value. */
    public long version() {
        return version;
    }

    /** When this value was written, in epoch milliseconds. */
    public long createdAt() {
        return createdAt;
    }

    /** The soft expiry in epoch milliseconds, or {@link #NEVER}: from then on the value is served while it is reloaded. */
    public long staleAt() {
        return lasting() ? NEVER : packed() ? ~staleAt : staleAt;
    }

    /** Whether the soft expiry has come at {@code now}, in epoch milliseconds. */
    public boolean staleAt(long now) {
        return staleAt() <= now;
    }

    /** The hard expiry in epoch milliseconds, or {@link #NEVER}. */
    public long expiresAt() {
        return (long) EXPIRES_AT.getOpaque(this);
    }

    /** How long it took to load, in milliseconds; 0 if that is not known, or has been forgotten for a pause. */
    public long cost() {
        return Math.max((int) COST.getOpaque(this), 0);
    }

    /** Whether its reload is of no use yet at {@code now}, in epoch milliseconds. */
    public boolean paused(long now) {
        int noted = (int) COST.getOpaque(this);
        return noted < 0 && now - staleAt() < ~noted;
    }

    /** Notes that its reload is of no use until a moment, in epoch milliseconds; nothing, if it is not stale until then. */
    public void pause(long until) {
        if (staleAt(until - 1)) {
            COST.setVolatile(this, ~(int) Math.min(until - staleAt(), Integer.MAX_VALUE));
        }
    }

    /** Forgets a pause. */
    public void resume() {
        if ((int) COST.getVolatile(this) < 0) {
            COST.setVolatile(this, 0);
        }
    }

    /** Whether it never becomes stale. */
    public boolean lasting() {
        return staleAt >= UNSEEN || staleAt <= ~UNSEEN;
    }

    /** Whether it is neither packed nor mortal, and never becomes stale: to serve it nothing is to be done but to hand it out. */
    public boolean plain() {
        return staleAt == NEVER;
    }

    /** Whether the stored form is not the value itself. */
    public boolean packed() {
        return staleAt < 0;
    }

    /** Whether it can expire at all: when not, nobody needs to read a clock. */
    public boolean mortal() {
        return expiresAt() != NEVER;
    }

    /** Whether the hard expiry has come at {@code now}, in epoch milliseconds. */
    public boolean deadAt(long now) {
        return expiresAt() <= now;
    }

    /** Moves the hard expiry to {@code then}, in epoch milliseconds, because the entry was read. */
    public void touch(long then) {
        EXPIRES_AT.setOpaque(this, then);
        if (plain() && then != NEVER) {
            staleAt = UNSEEN;
        }
    }

    private static VarHandle handle(String field, Class<?> type) {
        try {
            return MethodHandles.lookup().findVarHandle(Entry.class, field, type);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.toString(), e);
        }
    }
}
