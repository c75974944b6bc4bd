// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import io.corral.internal.change.Change;
import io.corral.internal.entry.Entry;
import io.corral.internal.entry.Origin;
import io.corral.internal.mark.Marks;
import java.util.concurrent.CompletableFuture;

/**
 * Has changes decided, with what this node knows of clears and marks. Where the owner asks back what a value is, because
 * marks of tags are not sent, it is told, and asked once more: a value that is gone is made dead first, which owners and
 * listeners understand without knowing of marks. A claim that a clear has overtaken is sent again as well.
 */
final class Asking {

    private final Deciding deciding;
    private final Generations generations;
    private final Marks marks;

    Asking(Deciding deciding, Generations generations, Marks marks) {
        this.deciding = deciding;
        this.generations = generations;
        this.marks = marks;
    }

    /** A change on its way. */
    record Asked(Object wireKey, Change change, CompletableFuture<Reply> reply) {}

    /** Sends a change, and does not wait. */
    Asked ask(Object wireKey, Change change) {
        return ask(wireKey, change, Sight.of(marks));
    }

    private Asked ask(Object wireKey, Change change, Sight sight) {
        Origin origin = change instanceof Change.Labelled labelled ? labelled.origin() : Origin.NONE;
        Change bare = change instanceof Change.Labelled labelled ? labelled.change() : change;
        Decide decide = new Decide(bare, generations.now());
        boolean plain = sight.equals(Sight.PLAIN) && origin.equals(Origin.NONE);
        Decision decision = plain ? decide : new MarkedDecide(decide, origin, sight);
        return new Asked(wireKey, change, deciding.decide(wireKey, decision));
    }

    /** Waits for the answer. */
    Reply answer(Asked first) {
        Asked asked = first;
        for (; ; ) {
            Reply reply = Answers.of(asked.reply());
            Entry doubtful = reply.doubtful();
            Slot granted = reply.granted();
            if (doubtful != null) {
                asked = again(asked, doubtful);
            } else if (granted != null && !generations.granted(granted)) {
                // Nobody who has heard of the clear that overtook this claim sees its lease, and would load beside it.
                asked = ask(asked.wireKey(), asked.change());
            } else {
                return reply;
            }
        }
    }

    private Asked again(Asked asked, Entry doubtful) {
        Sight sight = Sight.of(marks);
        Entry judged = marks.view(doubtful);
        if (judged.hasEnded()) {
            end(asked, doubtful);
        } else {
            sight = sight.judging(judged);
        }
        return ask(asked.wireKey(), asked.change(), sight);
    }

    /** Moves the hard expiry of this very value to the beginning of time. */
    private void end(Asked asked, Entry gone) {
        Change end =
                new Change.Touch(gone.version(), Entry.ENDED, asked.change().now());
        Answers.of(deciding.decide(asked.wireKey(), new Decide(end, generations.now())));
    }
}
