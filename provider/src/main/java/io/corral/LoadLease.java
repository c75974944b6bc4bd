// SPDX-License-Identifier: Apache-2.0
package io.corral;

/**
 * The right to make the value of one key, over all who share the cache; got by {@link CorralCache#claim}. It ends by the
 * first of the four verbs here, whichever thread calls it, and later ones do nothing. While it lasts, whoever asks for
 * the key by whichever verb waits. After {@link StampedePolicy#leaseTime} another may take it over, and after any write
 * of the key it is void: then {@link #commit} stores nothing.
 *
 * @param <V> the type of the value
 */
public interface LoadLease<V> extends AutoCloseable {

    /**
     * Stores the value, as a load would: it is fresh for {@code stale-after}, expires by the policy, is told to
     * listeners and not written through.
     *
     * @return whether it was stored, or could be; false if the key was written or taken over meanwhile, or the lease has
     *     ended, or a mark has been made that forbids to serve it, or the cluster does not answer
     * @throws NullPointerException if the value is null
     * @throws ClassCastException if it is not of the type that the configuration says
     * @throws NotCopyableException if it cannot be copied; the lease has ended then
     */
    boolean commit(V value);

    /** There is no value; with {@link StampedePolicy#negativeTtl} that is remembered. */
    void nothing();

    /** It could not be made, for this reason: those who wait get it, and {@link StampedePolicy#backOff} begins. */
    void fail(Throwable cause);

    /** Hands the key back; the next who waits makes the value. Does nothing after any of the others. */
    @Override
    void close();
}
