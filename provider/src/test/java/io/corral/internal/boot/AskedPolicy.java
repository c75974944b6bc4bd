// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.boot;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ExpiryPolicy;

/** A policy of a user's own: it does what it is told, and remembers what it was asked. */
final class AskedPolicy implements ExpiryPolicy {

    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private final Answer answer;

    /** What it says when it is asked. */
    @FunctionalInterface
    interface Answer {
        /** The lifetime, or null; {@code question} is "creation", "update" or "access". */
        Duration to(String question);
    }

    AskedPolicy(Answer answer) {
        this.answer = answer;
    }

    private Duration ask(String question) {
        asked.add(question);
        return answer.to(question);
    }

    @Override
    public Duration getExpiryForCreation() {
        return ask("creation");
    }

    @Override
    public Duration getExpiryForAccess() {
        return ask("access");
    }

    @Override
    public Duration getExpiryForUpdate() {
        return ask("update");
    }

    List<String> asked() {
        return List.copyOf(asked);
    }

    void forget() {
        asked.clear();
    }
}
