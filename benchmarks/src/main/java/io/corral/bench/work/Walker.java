// SPDX-License-Identifier: Apache-2.0
package io.corral.bench.work;

import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One thread's place in the sequence of keys: each begins somewhere else. */
@State(Scope.Thread)
public class Walker {

    private static final AtomicInteger THREADS = new AtomicInteger();

    private int place = THREADS.getAndIncrement() * Entries.STEP;

    /** The next place. */
    int next() {
        return place++;
    }
}
