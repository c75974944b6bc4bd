// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.memory;

import io.corral.kit.memory.Flight.Landing;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ExecutionException;

/** The coordinator's part of one call of a node. */
final class Conversation {

    /** So many may wait for one load and share it, if there is a limit. */
    private static final int FEW = 20;

    private final Line line;
    private final Store<String, String> store;
    private final Set<ClusterFault> faults;
    private final boolean newcomer;

    Conversation(Line line, Members.Room room, boolean newcomer) {
        this.line = line;
        this.store = room.store();
        this.faults = room.faults();
        this.newcomer = newcomer;
    }

    void hold(String verb) throws IOException, InterruptedException {
        String key = line.read();
        switch (verb) {
            case Line.GET -> get(key);
            case Line.GET_ALL -> {
                if (faults.contains(ClusterFault.GET_ALL_LOADS_FOR_ITSELF)) {
                    line.write(Line.LOAD_ALONE);
                } else {
                    get(key, false);
                }
            }
            case Line.PEEK -> answer(store.peek(key));
            case Line.PUT -> put(key, line.read());
            case Line.REMOVE -> answer(store.remove(key, Fault.REMOVE_IS_UNDONE));
            case Line.CLEAR -> {
                store.clear(Fault.CLEAR_IS_UNDONE);
                line.write(Line.DONE);
            }
            default -> throw new IllegalStateException(verb);
        }
    }

    private void get(String key) throws IOException, InterruptedException {
        String present = store.peek(key);
        if (present != null) {
            answer(present);
        } else if (newcomer) {
            line.write(Line.LOAD_ALONE);
        } else {
            get(key, faults.contains(ClusterFault.MANY_WAITERS_LOAD_FOR_THEMSELVES));
        }
    }

    private void get(String key, boolean fewShare) throws IOException, InterruptedException {
        while (true) {
            Store.Seat<String> seat = store.board(key, false);
            if (seat.present() != null) {
                answer(seat.present());
                return;
            }
            if (seat.leads()) {
                lead(key, seat.flight());
                return;
            }
            if (land(seat.flight(), fewShare)) {
                return;
            }
        }
    }

    private void lead(String key, Flight<String> flight) throws IOException {
        Landing<String> landing = new Landing.LookAgain<>();
        boolean dead = true;
        try {
            line.write(Line.LOAD);
            if (line.read().equals(Line.LOADED)) {
                String value = line.read();
                Lifetime.sent(line.read());
                store.commit(key, flight, value);
                landing = new Landing.Loaded<>(value);
            } else {
                landing = new Landing.Failed<>(new IllegalStateException("another node's loader has failed"));
            }
            dead = false;
        } finally {
            // An end of the line without a word is the end of the node.
            if (!dead || !faults.contains(ClusterFault.DEATH_IS_NOT_NOTICED)) {
                store.commit(key, flight, null);
                flight.landing.complete(landing);
            }
        }
        line.write(Line.DONE);
    }

    /** Waits for a load of another caller; false if that came to nothing. */
    private boolean land(Flight<String> flight, boolean fewShare) throws IOException, InterruptedException {
        int waiters = flight.waiters.incrementAndGet();
        Landing<String> landing = landing(flight);
        if (landing instanceof Landing.LookAgain<String>) {
            if (faults.contains(ClusterFault.ALL_TAKE_OVER)) {
                line.write(Line.LOAD_ALONE);
                return true;
            }
            return false;
        }
        if (landing instanceof Landing.Loaded<String> loaded) {
            boolean alone = flight.expired
                    ? faults.contains(ClusterFault.EXPIRED_WAITERS_LOAD_FOR_THEMSELVES)
                    : fewShare && waiters > FEW;
            line.write(alone ? new String[] {Line.LOAD_ALONE} : new String[] {Line.LOADED, loaded.value()});
        } else {
            line.write(faults.contains(ClusterFault.FAILURE_IS_NOT_SHARED) ? Line.LOAD_ALONE : Line.FAILED);
        }
        return true;
    }

    private static Landing<String> landing(Flight<String> flight) throws InterruptedException {
        try {
            return flight.landing.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private void put(String key, String value) throws IOException {
        Lifetime.sent(line.read());
        if (faults.contains(ClusterFault.PUT_DURING_A_LOAD_IS_LOST) && store.isLoading(key)) {
            store.remove(key, Fault.REMOVE_IS_UNDONE);
        } else {
            store.put(key, value, Fault.PUT_IS_OVERWRITTEN);
        }
        line.write(Line.DONE);
    }

    private void answer(String value) throws IOException {
        if (value == null) {
            line.write(Line.DONE);
        } else {
            line.write(Line.LOADED, value);
        }
    }
}
