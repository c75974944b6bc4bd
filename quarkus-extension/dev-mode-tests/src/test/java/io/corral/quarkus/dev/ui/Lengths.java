// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.dev.ui;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import javax.cache.annotation.CacheResult;

/** An application to look at. */
@Path("/lengths")
public class Lengths {

    /** Fails for what begins with a minus. */
    @GET
    @Path("/{word}")
    @CacheResult(cacheName = "lengths")
    public String length(String word) {
        if (word.startsWith("-")) {
            throw new IllegalStateException("a secret");
        }
        return String.valueOf(word.length());
    }
}
