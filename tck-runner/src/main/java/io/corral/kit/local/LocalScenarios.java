// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.local;

import java.util.List;
import java.util.stream.Stream;

/** All scenarios of one JVM. */
public final class LocalScenarios {

    private LocalScenarios() {}

    /** In the order in which they are played and reported. */
    public static List<LocalScenario> all() {
        return Stream.of(
                        ColdLoads.all(),
                        HotKey.all(),
                        SlowLoads.all(),
                        Reentry.all(),
                        WritesDuringLoad.all(),
                        BulkLoads.all(),
                        Counting.all(),
                        ListenerOrder.all(),
                        StatisticsAddUp.all(),
                        ValueCopies.all(),
                        Iteration.all())
                .flatMap(List::stream)
                .toList();
    }
}
