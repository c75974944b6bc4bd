// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.expiry;

import io.corral.internal.change.Deadline;
import java.util.function.Supplier;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ExpiryPolicy;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A policy of the user's own. It is asked in the thread that reads or writes, while nothing is held, and only for the
 * kind that is needed. One that throws is as one that gives no answer: a new entry does not expire, another keeps its
 * expiry.
 */
final class AskedLifetimes implements Lifetimes {

    private static final Logger LOG = Logger.getLogger(AskedLifetimes.class);

    private final ExpiryPolicy policy;
    private final String cacheName;

    AskedLifetimes(ExpiryPolicy policy, String cacheName) {
        this.policy = policy;
        this.cacheName = cacheName;
    }

    @Override
    public boolean fixed() {
        return false;
    }

    @Override
    public boolean mortal() {
        return true;
    }

    @Override
    public boolean touching() {
        return true;
    }

    @Override
    public Deadline onCreate(long now) {
        return ask("getExpiryForCreation", policy::getExpiryForCreation, now, Deadline.NEVER);
    }

    @Override
    public Deadline onUpdate(long now) {
        return ask("getExpiryForUpdate", policy::getExpiryForUpdate, now, Deadline.UNCHANGED);
    }

    @Override
    public Deadline onAccess(long now) {
        return ask("getExpiryForAccess", policy::getExpiryForAccess, now, Deadline.UNCHANGED);
    }

    private Deadline ask(String question, Supplier<@Nullable Duration> answer, long now, Deadline otherwise) {
        try {
            Duration duration = answer.get();
            return duration == null ? otherwise : Durations.after(duration, now);
        } catch (RuntimeException e) {
            LOG.warnf(
                    e,
                    "Cache '%s': %s.%s failed; the entry %s. Make the policy answer without throwing.",
                    cacheName,
                    policy.getClass().getName(),
                    question,
                    otherwise == Deadline.NEVER ? "does not expire" : "keeps its expiry");
            return otherwise;
        }
    }
}
