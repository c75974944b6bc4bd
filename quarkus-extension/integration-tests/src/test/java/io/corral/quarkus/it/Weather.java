// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.it;

import io.corral.quarkus.StampedeProtected;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.annotation.CacheResult;

/** Methods with settings beside them. */
@ApplicationScoped
public class Weather {

    private final AtomicInteger calls = new AtomicInteger();

    int calls() {
        return calls.get();
    }

    /** The application's settings say another max-count. */
    @CacheResult(cacheName = "weather")
    @StampedeProtected(negativeTtl = "1h", staleAfter = "${weather.fresh:7m}", maxCount = "7")
    String none(String place) {
        calls.incrementAndGet();
        return null;
    }

    @CacheResult(cacheName = "weather")
    @StampedeProtected(negativeTtl = "1h")
    String some(String place, int day) {
        return place + day;
    }

    @io.quarkus.cache.CacheResult(cacheName = "weather-quarkus")
    @StampedeProtected(jitter = "3")
    String other(String place) {
        return place;
    }
}
