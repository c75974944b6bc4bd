// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.boot;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that reload stale values. Nothing waits in a queue: a refresh has a thread at once, or is left for a later
 * reader. Virtual threads where they do not hold up their carriers in {@code synchronized} blocks, which is from JDK 24
 * on (JEP 491): drivers of databases still have those.
 */
final class RefreshThreads {

    /** For all caches of a manager; each cache has a bound of its own below that. */
    private static final int MOST = 64;

    private static final int UNPINNED = 24;
    private static final long IDLE_SECONDS = 60;

    private RefreshThreads() {}

    static ExecutorService start(String name) {
        if (Runtime.version().feature() < UNPINNED) {
            return new ThreadPoolExecutor(
                    0, MOST, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), Workers.threads(name));
        }
        return new ThreadPoolExecutor(0, MOST, 0, TimeUnit.SECONDS, new SynchronousQueue<>(), virtual(name));
    }

    /** {@code Thread.ofVirtual().name(name + "-", 1).factory()}, which JDK 17 does not know. */
    private static ThreadFactory virtual(String name) {
        try {
            MethodHandles.Lookup lookup = MethodHandles.publicLookup();
            Class<?> builder = Class.forName("java.lang.Thread$Builder$OfVirtual");
            MethodHandle of = lookup.findStatic(Thread.class, "ofVirtual", MethodType.methodType(builder));
            MethodHandle named =
                    lookup.findVirtual(builder, "name", MethodType.methodType(builder, String.class, long.class));
            MethodHandle factory = lookup.findVirtual(builder, "factory", MethodType.methodType(ThreadFactory.class));
            return (ThreadFactory) factory.invoke(named.invoke(of.invoke(), name + "-", 1L));
        } catch (Throwable e) {
            throw new IllegalStateException("this JDK has virtual threads, and they cannot be made", e);
        }
    }
}
