// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.it;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** The slow source over HTTP. */
@Path("/answers")
public class AnswerResource {

    private final SlowSource source;

    /** Called by the container. */
    public AnswerResource(SlowSource source) {
        this.source = source;
    }

    /** Through JSR-107's annotation. */
    @GET
    @Path("/jcache/{question}")
    public String answer(String question) throws InterruptedException {
        return source.answer(question);
    }

    /** Through Quarkus' own annotation. */
    @GET
    @Path("/quarkus/{question}")
    public String quarkusAnswer(String question) throws InterruptedException {
        return source.quarkusAnswer(question);
    }

    /** Through Quarkus' own annotation on Caffeine. */
    @GET
    @Path("/caffeine/{question}")
    public String caffeineAnswer(String question) throws InterruptedException {
        return source.caffeineAnswer(question);
    }

    /** Without a cache. */
    @GET
    @Path("/plain/{question}")
    public String plainAnswer(String question) throws InterruptedException {
        return source.plainAnswer(question);
    }

    /** How often the source was asked in this process. */
    @GET
    @Path("/asked")
    public int asked() {
        return source.asked();
    }
}
