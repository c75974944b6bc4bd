// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.it;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.annotation.CacheResult;

/** Answers after a second, or after four if asked something long, and counts how often it was asked. */
@ApplicationScoped
public class SlowSource {

    private static final CountDownLatch NEVER = new CountDownLatch(1);

    private final AtomicInteger asked = new AtomicInteger();

    /** Through JSR-107's annotation. */
    @CacheResult(cacheName = "slow-answers")
    public String answer(String question) throws InterruptedException {
        return slowly(question);
    }

    /** Through Quarkus' own annotation. */
    @io.quarkus.cache.CacheResult(cacheName = "slow-quarkus-answers")
    public String quarkusAnswer(String question) throws InterruptedException {
        return slowly(question);
    }

    /** Through Quarkus' own annotation, with its default in place of Corral. */
    @io.quarkus.cache.CacheResult(cacheName = "slow-caffeine-answers")
    public String caffeineAnswer(String question) throws InterruptedException {
        return slowly(question);
    }

    /** Through nothing. */
    public String plainAnswer(String question) throws InterruptedException {
        return slowly(question);
    }

    private String slowly(String question) throws InterruptedException {
        asked.incrementAndGet();
        if (NEVER.await(question.startsWith("long") ? 4 : 1, TimeUnit.SECONDS)) {
            throw new IllegalStateException("nobody counts down");
        }
        return "answer to " + question;
    }

    /** How often a question was not answered by a cache. */
    public int asked() {
        return asked.get();
    }
}
