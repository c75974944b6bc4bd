// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.dev.ui;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.cache.annotation.CacheResult;

/** An application whose caches have something to show. */
@Path("/wares")
public class Wares {

    private static final long SECONDS = 120;

    private final CountDownLatch counted = new CountDownLatch(1);

    /** Fails for what begins with a minus. */
    @GET
    @Path("/{ware}/price")
    @CacheResult(cacheName = "prices")
    public String price(String ware) {
        if (ware.startsWith("-")) {
            throw new IllegalStateException("a secret");
        }
        return String.valueOf(ware.length());
    }

    /** Is under way until all is counted. */
    @GET
    @Path("/{ware}/stock")
    @CacheResult(cacheName = "stock")
    public String stock(String ware) throws InterruptedException {
        return String.valueOf(counted.await(SECONDS, TimeUnit.SECONDS));
    }

    @POST
    @Path("/counted")
    public void counted() {
        counted.countDown();
    }
}
