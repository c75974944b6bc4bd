// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.flight;

import io.corral.scene.Scene;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** Threads that take turns. */
class TurnInterleavings {

    @Test
    void whoeverGivesUpItsTurnLetsNobodyInBeforeTheTime() {
        Scene.play(() -> {
            Turns<String> turns = new Turns<>();
            Scene.Room room = new Scene.Room();
            Turns.Held first = enter(turns);
            room.enter();

            Scene.together(
                    () -> {
                        room.leave();
                        first.close();
                    },
                    () -> visit(turns, room, 0),
                    () -> visit(turns, room, Scene.LONG));
        });
    }

    private static Turns.Held enter(Turns<String> turns) {
        try {
            return turns.enter("a", Scene.LONG);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void severalTurnsAreTakenTogetherInWhateverOrder() {
        Scene.play(() -> {
            Turns<String> turns = new Turns<>();
            Scene.Room a = new Scene.Room();
            Scene.Room b = new Scene.Room();

            Scene.together(
                    () -> visitAll(turns, a, b, List.of("a", "b")), () -> visitAll(turns, a, b, List.of("b", "a")));
        });
    }

    private static void visit(Turns<String> turns, Scene.Room room, long nanos) throws Exception {
        try {
            Turns.Held turn = turns.enter("a", nanos);
            room.enter();
            room.leave();
            turn.close();
        } catch (TimeoutException e) {
            Scene.require(nanos == 0, "only who has no time gives up");
        }
    }

    private static void visitAll(Turns<String> all, Scene.Room a, Scene.Room b, List<String> keys) throws Exception {
        Turns.Held turns = all.enterAll(keys, Scene.LONG);
        a.enter();
        b.enter();
        b.leave();
        a.leave();
        turns.close();
    }
}
