// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.load;

import io.corral.internal.change.Deadline;
import io.corral.internal.entry.Entry;
import io.corral.internal.freshness.Freshness;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/**
 * Gives each value that is stored its own lifetimes.
 *
 * @param freshness the rules
 * @param random from 0 to 1, asked once for each lifetime
 */
public record Aging(Freshness freshness, DoubleSupplier random) {

    /** Values are fresh until their hard expiry, and live as long as the expiry policy says. */
    public static final Aging NONE = new Aging(Freshness.ALWAYS);

    /** By chance. */
    public Aging(Freshness freshness) {
        this(freshness, () -> ThreadLocalRandom.current().nextDouble());
    }

    /** The soft expiry of a value stored at {@code now}, in epoch milliseconds. */
    long staleAt(long now) {
        return freshness.soft() ? freshness.staleAt(now, random.getAsDouble()) : Entry.NEVER;
    }

    /** A hard expiry, spread. */
    Deadline spread(long now, Deadline deadline) {
        if (freshness.jitter() == 0 || !(deadline instanceof Deadline.At at) || at.millis() <= now) {
            return deadline;
        }
        return new Deadline.At(Math.max(now + 1, freshness.expiresAt(now, at.millis(), random.getAsDouble())));
    }
}
