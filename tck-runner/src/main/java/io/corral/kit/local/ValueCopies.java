// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.local;

import io.corral.kit.model.Verdict;
import io.corral.kit.probe.Crowd;
import io.corral.kit.probe.Stage;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.Cache;
import javax.cache.configuration.MutableConfiguration;

/** A cache that stores by value, and threads that change the objects they put and got. */
final class ValueCopies {

    private static final int THREADS = 8;
    private static final int EACH = 200;

    private ValueCopies() {}

    static List<LocalScenario> all() {
        return List.of(LocalScenario.promised(
                "store-by-value",
                "What threads do to objects that they have put, or got, is not seen by others.",
                "0 of 1600 reads see a change",
                ValueCopies::copies));
    }

    @SuppressWarnings("JavaUtilDate") // That it can be changed is what it is for here.
    private static Verdict copies(Stage stage) throws InterruptedException {
        // A class of the JDK that can be changed: every provider can copy it, and no setting must allow it.
        Cache<String, Date> cache = stage.open(new MutableConfiguration<String, Date>()
                .setTypes(String.class, Date.class)
                .setStoreByValue(true));
        cache.put("key", new Date(1));
        AtomicInteger reads = new AtomicInteger();
        AtomicInteger changed = new AtomicInteger();
        long finished = Crowd.each(THREADS, index -> () -> {
                    for (int i = 1; i <= EACH; i++) {
                        Date put = new Date(i);
                        cache.put("key", put);
                        put.setTime(-i);
                        Date got = cache.get("key");
                        reads.incrementAndGet();
                        if (got.getTime() < 0) {
                            changed.incrementAndGet();
                        }
                        got.setTime(-index - 1);
                    }
                    return true;
                })
                .ends(stage.patience().scenario().dividedBy(2))
                .stream()
                .filter(ending -> ending.returned(true))
                .count();
        return Verdict.of(finished == THREADS && changed.get() == 0, changed + " of " + reads + " reads saw a change");
    }
}
