// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.dev.reload;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Collection;
import java.util.function.BooleanSupplier;
import javax.cache.CacheManager;
import javax.cache.annotation.CacheResult;

/** An application that is changed while it runs. */
@Path("/answers")
@Singleton
public class Answers {

    /** Where each start leaves word of its manager for the test, whose classes this application does not see. */
    static final String MANAGERS = "corral.test.managers";

    @SuppressWarnings("unchecked") // the test has put it there
    void started(@Observes StartupEvent event, CacheManager manager) {
        ((Collection<BooleanSupplier>) System.getProperties().get(MANAGERS)).add(manager::isClosed);
    }

    /** Which turn of its source it is. */
    @GET
    @CacheResult(cacheName = "answers")
    public String answer() {
        return "turn 0";
    }
}
