// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.facade;

/** Whether a cache is open, and whether what it does is counted: one look tells a reader that neither concerns him. */
public final class Gate {

    private volatile boolean closed;
    /** Neither closed nor counting. */
    private volatile boolean free = true;

    /** Whether the cache is open and nothing is counted. */
    boolean free() {
        return free;
    }

    /** Whether the cache is closed. */
    public boolean closed() {
        return closed;
    }

    /** Says whether what the cache does is counted from now on. */
    public synchronized void counting(boolean on) {
        free = !closed && !on;
    }

    /** Closes the cache; false if it was closed before. */
    public synchronized boolean close() {
        boolean first = !closed;
        closed = true;
        free = false;
        return first;
    }
}
