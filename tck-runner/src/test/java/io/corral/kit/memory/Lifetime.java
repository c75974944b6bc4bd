// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.memory;

import java.util.concurrent.TimeUnit;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ExpiryPolicy;

/** How long what a node stores shall live: the node asks its policy, and sends the answer with the value. */
final class Lifetime {

    static final String ETERNAL = "eternal";

    private static final ThreadLocal<Duration> SENT = ThreadLocal.withInitial(() -> Duration.ETERNAL);

    /** For the thread that serves a call: what was sent with it. */
    static final ExpiryPolicy POLICY = new ExpiryPolicy() {
        @Override
        public Duration getExpiryForCreation() {
            return SENT.get();
        }

        @Override
        public Duration getExpiryForAccess() {
            return null;
        }

        @Override
        public Duration getExpiryForUpdate() {
            return SENT.get();
        }
    };

    private Lifetime() {}

    static String inWords(Duration lifetime) {
        return lifetime.isEternal()
                ? ETERNAL
                : Long.toString(lifetime.getTimeUnit().toMillis(lifetime.getDurationAmount()));
    }

    /** Has this thread store for as long as {@code words} say. */
    static void sent(String words) {
        SENT.set(words.equals(ETERNAL) ? Duration.ETERNAL : new Duration(TimeUnit.MILLISECONDS, Long.parseLong(words)));
    }
}
