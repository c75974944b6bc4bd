// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.memory;

import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** The faults that are switched on. */
final class Faults {

    private static final int SOME = 10;

    private final Set<Fault> on;
    private final AtomicInteger asked = new AtomicInteger();

    Faults(Set<Fault> on) {
        this.on = on.isEmpty() ? EnumSet.noneOf(Fault.class) : EnumSet.copyOf(on);
    }

    boolean has(Fault fault) {
        return on.contains(fault);
    }

    /** True for each tenth question, if {@code fault} is on. */
    boolean now(Fault fault) {
        return has(fault) && asked.incrementAndGet() % SOME == 0;
    }
}
