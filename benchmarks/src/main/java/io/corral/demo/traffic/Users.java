// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.traffic;

import io.corral.demo.contender.Contender;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/** The threads: each asks for a key, waits for the answer, rests, and asks for another. */
public final class Users {

    private final Contender contender;
    private final Workload workload;
    private final Waits waits;
    private final List<Thread> threads = new ArrayList<>();
    private final LongAdder failures = new LongAdder();
    private final AtomicReference<RuntimeException> firstFailure = new AtomicReference<>();
    private volatile boolean asking = true;

    public Users(Contender contender, Workload workload, Waits waits) {
        this.contender = contender;
        this.workload = workload;
        this.waits = waits;
    }

    public void start() {
        for (int i = 0; i < workload.threads(); i++) {
            int user = i;
            Thread thread = new Thread(() -> ask(user), "user-" + user);
            thread.setDaemon(true);
            threads.add(thread);
        }
        threads.forEach(Thread::start);
    }

    /** Lets nobody ask any more; those who wait go on waiting. */
    public void stop() {
        asking = false;
    }

    boolean allEnded() {
        return threads.stream().noneMatch(Thread::isAlive);
    }

    public long failures() {
        return failures.sum();
    }

    public Optional<String> firstFailure() {
        return Optional.ofNullable(firstFailure.get()).map(RuntimeException::toString);
    }

    private void ask(int user) {
        List<LocalDate> keys = workload.keys();
        long pauseNanos = workload.pause().toNanos();
        while (asking) {
            LocalDate key = keys.get(ThreadLocalRandom.current().nextInt(keys.size()));
            waits.begin(user);
            try {
                contender.get(key);
                waits.answered(user);
            } catch (RuntimeException e) {
                waits.failed(user);
                // A failure after the end is ours: what still runs is cancelled then.
                if (asking) {
                    failures.increment();
                    firstFailure.compareAndSet(null, e);
                }
            }
            LockSupport.parkNanos(pauseNanos);
        }
    }
}
