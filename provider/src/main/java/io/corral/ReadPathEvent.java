// SPDX-License-Identifier: Apache-2.0
package io.corral;

/** The edges of the read path that are counted, each where it is taken: on the node and for the call that takes it. */
public enum ReadPathEvent {
    /** A load here brought a value, or said that there is none. Each key of a {@code loadAll} counts. */
    LOADED,
    /** A load here failed; one that was interrupted counts, and so does an answer that is an exception. */
    LOAD_FAILED,
    /** A call waits for a load of another thread of this JVM, instead of loading. */
    LOAD_COALESCED,
    /** A claim met a load on another node and waits for it, instead of loading. */
    LOAD_AWAITED_ELSEWHERE,
    /** A call has waited for as long as {@code load-wait} says, and got a {@link LoadTimeoutException}. */
    WAIT_TIMED_OUT,
    /** A load began in the stead of another whose holder was gone, or had outstayed its lease. */
    TAKEN_OVER,
    /** A loaded value was not stored, because the key was written or cleared meanwhile. */
    COMMIT_REFUSED,
    /** A load failed, and the key is not loaded before {@code back-off} has passed. */
    BACK_OFF_BEGUN,
    /** A call or a refresh wanted a load, and {@code back-off} was not over. */
    BACK_OFF_MET,
    /** A call was answered by what is remembered: that there is no value. */
    NEGATIVE_SERVED,
    /** A read was served a stale value while it is reloaded. */
    STALE_SERVED,
    /** A read was served a stale value because its load had failed. */
    STALE_SERVED_ON_ERROR,
    /** A read was served the default value, and the key is loaded in the background. */
    DEFAULT_SERVED,
    /** A refresh began here: of a stale value, on demand, or for a default that was served. */
    REFRESHED,
    /** One of these began before the soft expiry, by chance. */
    REFRESHED_EARLY,
    /** A refresh failed here. */
    REFRESH_FAILED,
    /** A refresh was wanted, and left for later for want of a permit or a thread. */
    REFRESH_SKIPPED
}
