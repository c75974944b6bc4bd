// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.traffic;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Stands between a contender and the database, and notes when each load begins and lands. */
public final class LoadLog {

    private final Function<LocalDate, String> source;
    private final List<Load> landed = new ArrayList<>();
    private final Map<Object, Load> flying = new HashMap<>();
    private boolean closed;

    public LoadLog(Function<LocalDate, String> source) {
        this.source = source;
    }

    /**
     * Loads, and notes it.
     *
     * @throws RunIsOver if the log is closed
     */
    public String load(LocalDate key) {
        Object flight = begin(key);
        String value = source.apply(key);
        land(flight);
        return value;
    }

    /** Lets no further load begin, and counts those that did. */
    public synchronized int close() {
        closed = true;
        return landed.size() + flying.size();
    }

    /** Every load so far, those that have not landed included. */
    synchronized List<Load> loads() {
        List<Load> loads = new ArrayList<>(landed);
        loads.addAll(flying.values());
        return loads;
    }

    private synchronized Object begin(LocalDate key) {
        if (closed) {
            throw new RunIsOver();
        }
        Object flight = new Object();
        flying.put(flight, new Load(key, System.nanoTime(), Load.NEVER));
        return flight;
    }

    private synchronized void land(Object flight) {
        Load begun = flying.remove(flight);
        if (begun != null) {
            landed.add(new Load(begun.key(), begun.started(), System.nanoTime()));
        }
    }

    /** Thrown at a load that begins after the run's end. */
    static final class RunIsOver extends RuntimeException {
        RunIsOver() {
            super("The run is over; nothing is loaded any more");
        }
    }
}
