// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.local;

import io.corral.kit.model.Result;
import io.corral.kit.probe.Patience;
import io.corral.kit.process.ManagerDoor;
import io.corral.kit.process.Spoken;
import io.corral.kit.process.Voice;
import java.util.List;
import javax.cache.CacheManager;

/** The program of the JVM in which the scenarios of one JVM are played. */
final class LocalProgram {

    static final String BEGINS = "begins";
    static final String RESULT = "result";

    private LocalProgram() {}

    /**
     * Plays scenarios and says what came of each.
     *
     * @param arguments the scenarios' ids
     * @throws InterruptedException if this thread is interrupted
     */
    public static void main(String[] arguments) throws InterruptedException {
        Voice voice = Voice.take();
        Voice.hear(line -> {});
        List<String> ids = List.of(arguments);
        CacheManager manager = ManagerDoor.open();
        LocalPlayer player = new LocalPlayer(manager, Patience.USUAL);
        for (LocalScenario scenario : LocalScenarios.all()) {
            String id = scenario.scenario().id();
            if (ids.contains(id)) {
                voice.say(Spoken.of(BEGINS, id));
                Result result = player.play(scenario);
                voice.say(Spoken.of(
                        RESULT,
                        id,
                        result.verdict().word(),
                        result.verdict().figure(),
                        Long.toString(result.took().toMillis())));
                if (!player.isWell()) {
                    // Threads hang in the provider: the rest is for a fresh JVM.
                    break;
                }
            }
        }
        Runtime.getRuntime().halt(0);
    }
}
