// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.local;

import io.corral.kit.model.Verdict;
import io.corral.kit.probe.Crowd;
import io.corral.kit.probe.EventChain;
import io.corral.kit.probe.Rest;
import io.corral.kit.probe.Stage;
import java.util.List;
import javax.cache.Cache;

/** Many threads write one key, and listeners hear of it. */
final class ListenerOrder {

    private static final int THREADS = 4;
    private static final int EACH = 100;

    private ListenerOrder() {}

    static List<LocalScenario> all() {
        return List.of(LocalScenario.promised(
                "listener-order",
                "Listeners, synchronous and not, hear the changes of one key in the order in which they were made.",
                "400 events each, no gap between an old value and the new one before it",
                ListenerOrder::order));
    }

    private static Verdict order(Stage stage) throws InterruptedException {
        EventChain synchronous = new EventChain();
        EventChain asynchronous = new EventChain();
        Cache<String, String> cache =
                stage.cache(strings -> strings.addCacheEntryListenerConfiguration(synchronous.registration(true))
                        .addCacheEntryListenerConfiguration(asynchronous.registration(false)));
        int written = THREADS * EACH;
        Crowd.each(THREADS, index -> () -> {
                    for (int i = 0; i < EACH; i++) {
                        cache.put("key", index + "-" + i);
                    }
                    return true;
                })
                .ends(stage.patience().scenario().dividedBy(2));
        Rest.awaitOnce(
                () -> synchronous.events() >= written && asynchronous.events() >= written,
                stage.patience().call());
        // An event too many may come late.
        Rest.await(() -> true, stage.patience().settle());
        return Verdict.of(
                synchronous.isWhole(written) && asynchronous.isWhole(written),
                "synchronous: " + synchronous.figure() + "; asynchronous: " + asynchronous.figure() + "; " + written
                        + " changes");
    }
}
