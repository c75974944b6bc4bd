// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.expiry;

import io.corral.internal.change.Deadline;
import io.corral.internal.entry.Entry;
import javax.cache.expiry.Duration;

/** JSR-107's durations as deadlines. */
final class Durations {

    private Durations() {}

    /** The moment {@code duration} after {@code now}; one too far away to be told is never. */
    static Deadline after(Duration duration, long now) {
        if (duration.isEternal()) {
            return Deadline.NEVER;
        }
        long millis = duration.getTimeUnit().toMillis(duration.getDurationAmount());
        long then = now + millis;
        return then < now || then == Entry.NEVER ? Deadline.NEVER : new Deadline.At(then);
    }
}
