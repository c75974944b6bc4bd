// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.failure;

import io.corral.LoadAnswerException;
import io.corral.LoadReentryException;
import io.corral.LoadTimeoutException;
import io.corral.NotCopyableException;
import io.corral.PartialWriteException;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.cache.CacheException;
import javax.cache.event.CacheEntryListenerException;
import javax.cache.integration.CacheLoaderException;
import javax.cache.integration.CacheWriterException;
import javax.cache.processor.EntryProcessorException;
import org.jspecify.annotations.Nullable;

/** Words the exceptions of one cache. It makes them; whoever asked for one throws it. */
public final class Failures {

    private static final int NAMED_KEYS = 10;

    private final String cacheName;

    /** @param cacheName the cache that every message names */
    public Failures(String cacheName) {
        this.cacheName = cacheName;
    }

    /** The loader threw, here or elsewhere, and that is its answer. */
    public RuntimeException answer(String reason, @Nullable Throwable cause) {
        return new LoadAnswerException(in("the CacheLoader answered with an exception: " + reason), cause);
    }

    /** The loader threw in this very call; JSR-107 section 8.3. An {@link Error} is nobody's to translate: it is thrown. */
    public RuntimeException loader(Throwable cause) {
        if (cause instanceof Error e) {
            throw e;
        }
        if (cause instanceof NotCopyableException e) {
            return e;
        }
        if (cause instanceof CacheLoaderException e) {
            return e;
        }
        return new CacheLoaderException(in("the CacheLoader failed: " + cause), cause);
    }

    /** The loader threw in another caller's thread, and this caller waited for it. */
    public RuntimeException sharedLoader(Throwable cause) {
        return new CacheLoaderException(
                in("the CacheLoader failed in another thread's load of the same key, which this call waited for: "
                        + cause),
                cause);
    }

    /** The loader threw on another node, and this caller waited for it. */
    public RuntimeException remoteLoader(String reason) {
        return new CacheLoaderException(
                in("the CacheLoader failed on another node in a load of the same key, which this call waited for: "
                        + reason));
    }

    /** The loader failed not long ago, and the pause after that is not over. */
    public RuntimeException backingOff(String reason) {
        return new CacheLoaderException(
                in("the CacheLoader has failed for this key, and is not asked again before back-off has passed: "
                        + reason));
    }

    /** The writer threw. */
    public CacheException writer(Exception cause) {
        if (cause instanceof CacheWriterException e) {
            return e;
        }
        return new CacheWriterException(in("the CacheWriter failed: " + cause), cause);
    }

    /** The writer threw half-way through several keys; {@code rest} are those it had not done. */
    public CacheWriterException partialWriter(Collection<?> rest, int all, Exception cause) {
        String some = rest.stream().limit(NAMED_KEYS).map(String::valueOf).collect(Collectors.joining(", "));
        String more = rest.size() > NAMED_KEYS ? ", …" : "";
        return new PartialWriteException(
                in("the CacheWriter failed (" + cause + ") and left " + rest.size() + " of " + all + " keys undone: ["
                        + some + more + "]. The others are done, in the cache as well."),
                rest,
                cause);
    }

    /** The user's entry processor threw. */
    public RuntimeException processor(RuntimeException cause) {
        if (cause instanceof EntryProcessorException e) {
            return e;
        }
        return new EntryProcessorException(in("the EntryProcessor failed: " + cause), cause);
    }

    /** A processor's result could not be applied, for others kept writing the key. */
    public RuntimeException contended(int runs) {
        return new CacheException(in("the EntryProcessor ran " + runs
                + " times, and each time another writer changed the entry before its result could be stored. Nothing"
                + " was stored. Make the processor shorter, or write the key less often."));
    }

    /** A listener or its filter threw. */
    public CacheEntryListenerException listener(Throwable cause) {
        if (cause instanceof CacheEntryListenerException e) {
            return e;
        }
        return new CacheEntryListenerException(in("a CacheEntryListener failed: " + cause), cause);
    }

    /** A write has waited too long for the listeners of an earlier write of its key. */
    public CacheEntryListenerException listenersBusy(long nanos) {
        return new CacheEntryListenerException(in(
                "the write is done, but synchronous listeners were still busy with an earlier write of the key after "
                        + TimeUnit.NANOSECONDS.toMillis(nanos)
                        + " ms; they will hear of this one later. Make the listener shorter, or asynchronous."));
    }

    /** A caller's wait for another's load has ended without a landing. */
    public RuntimeException loadTimeout(long nanos) {
        return new LoadTimeoutException(in("no value within load-wait ("
                + TimeUnit.NANOSECONDS.toMillis(nanos)
                + " ms): another caller's load of the key is still running. The load goes on. Raise load-wait, or make"
                + " the CacheLoader give up earlier."));
    }

    /** A loader waits for itself. */
    public RuntimeException reentry() {
        return new LoadReentryException(in("a CacheLoader asked for a key whose load waits for that very loader. Let"
                + " the loader read its source instead of the cache."));
    }

    /** A writer or processor waits for itself. */
    public RuntimeException writeReentry() {
        return new CacheException(in("a CacheWriter or EntryProcessor wrote a key that it is already writing, or one"
                + " whose writer waits for it. Return the new value instead of writing it to the cache."));
    }

    /** A write could not get its turn at the key. */
    public RuntimeException writeTimeout(long nanos) {
        return new CacheException(in("other writers of the key were still in the CacheWriter after "
                + TimeUnit.NANOSECONDS.toMillis(nanos)
                + " ms. Nothing was written. Make the CacheWriter give up earlier, or raise load-wait."));
    }

    /** The calling thread was interrupted while it waited; its interrupt flag is set again here. */
    public RuntimeException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new CacheException(in("interrupted while waiting for another thread's work on the key"), cause);
    }

    /** A key or value has no safe copy. */
    public NotCopyableException notCopyable(Class<?> type, @Nullable Exception cause) {
        if (cause instanceof NotCopyableException e) {
            return e;
        }
        return new NotCopyableException(
                in("cannot store an instance of " + type.getName()
                        + " by value" + (cause == null ? "" : " (" + cause + ")")
                        + ". Make it Serializable or a record of immutable components, or configure the cache with"
                        + " setStoreByValue(false). Nothing was stored."),
                cause);
    }

    /** A class is not among those that other nodes may be sent. */
    public NotCopyableException notAllowed(Class<?> type) {
        return new NotCopyableException(
                in("an instance of " + type.getName() + " must not cross the wire. Declare the cache's key and value"
                        + " types with setTypes, or allow the class with corral.cache." + cacheName + ".allow="
                        + type.getName() + " (or a package, such as " + type.getPackageName()
                        + ".*). Nothing was stored."),
                null);
    }

    /** A stored copy cannot be read back. */
    public CacheException notReadable(Exception cause) {
        return new CacheException(
                in("a stored copy cannot be read back (" + cause
                        + "). Its class must be visible to the class loader of the CacheManager."),
                cause);
    }

    /** The manager's threads take no work any more. */
    public CacheException refused(RuntimeException cause) {
        return new CacheException(in("an asynchronous call was refused, for the CacheManager is closing"), cause);
    }

    /** The cache is closed. */
    public IllegalStateException closed() {
        return new IllegalStateException(in("the cache is closed"));
    }

    private String in(String what) {
        return "Cache '" + cacheName + "': " + what;
    }
}
