// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.load;

import io.corral.internal.load.Answer.Kind;
import io.corral.internal.store.Delivery;
import org.jspecify.annotations.Nullable;

/**
 * What a leader brings home.
 *
 * @param landing for those who joined
 * @param stored the value for the leader itself, in its stored form, or null; it has one even where the commit was
 *     refused
 * @param failure why the leader has none, or null
 * @param delivery what listeners are to be told
 */
record Arrival(Landing landing, @Nullable Object stored, Answer.@Nullable Failure failure, Delivery delivery) {

    /** Nothing was decided. */
    static final Arrival NOWHERE = new Arrival(Landing.LOOK_AGAIN, null, null, Delivery.NONE);

    /** The loader has no value. */
    static final Arrival ABSENT = new Arrival(Landing.ABSENT, null, null, Delivery.NONE);

    /** A value was there already. */
    static Arrival found(Object stored) {
        return new Arrival(new Landing.Loaded(stored), stored, null, Delivery.NONE);
    }

    /** The same, but joiners must look for themselves. */
    Arrival forTheLeader() {
        return new Arrival(Landing.LOOK_AGAIN, stored, failure, delivery);
    }

    /** The same, with something to tell. */
    Arrival telling(Delivery news) {
        return new Arrival(landing, stored, failure, news);
    }

    /** The load failed. */
    static Arrival failed(Throwable cause) {
        return failed(new Answer.Failure(cause, Kind.FAILED), Delivery.NONE);
    }

    /** The load failed; a cancelled one decides nothing for others. */
    static Arrival failed(Answer.Failure failure, Delivery delivery) {
        Landing landing = switch (failure.kind()) {
            case CANCELLED -> Landing.LOOK_AGAIN;
            case CLOSED -> Landing.CLOSED;
            case FAILED, ANSWERED -> new Landing.Failed(failure.cause(), failure.kind() == Kind.ANSWERED);
        };
        return new Arrival(landing, null, failure, delivery);
    }
}
