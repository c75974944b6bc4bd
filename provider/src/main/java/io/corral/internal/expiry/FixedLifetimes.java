// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.expiry;

import io.corral.internal.change.Deadline;
import javax.cache.expiry.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One of JSR-107's own policies, which always give the same answers; null leaves an expiry as it is.
 *
 * @param create the lifetime of a new entry
 * @param update the new lifetime of an entry whose value is replaced
 * @param access the new lifetime of an entry that is read
 */
record FixedLifetimes(
        @Nullable Duration create,
        @Nullable Duration update,
        @Nullable Duration access) implements Lifetimes {

    @Override
    public boolean fixed() {
        return true;
    }

    @Override
    public boolean mortal() {
        return create != null && !create.isEternal();
    }

    @Override
    public boolean touching() {
        return mortal() && access != null;
    }

    @Override
    public Deadline onCreate(long now) {
        return create == null ? Deadline.NEVER : Durations.after(create, now);
    }

    @Override
    public Deadline onUpdate(long now) {
        return update == null ? Deadline.UNCHANGED : Durations.after(update, now);
    }

    @Override
    public Deadline onAccess(long now) {
        return access == null ? Deadline.UNCHANGED : Durations.after(access, now);
    }
}
