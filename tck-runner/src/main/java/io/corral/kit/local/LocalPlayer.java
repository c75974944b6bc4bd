// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.local;

import io.corral.kit.model.Result;
import io.corral.kit.model.Verdict;
import io.corral.kit.probe.Ending;
import io.corral.kit.probe.Patience;
import io.corral.kit.probe.Stage;
import java.time.Duration;
import javax.cache.CacheManager;
import org.jspecify.annotations.Nullable;

/** Plays scenarios in a manager, one after the other. */
public final class LocalPlayer {

    private final CacheManager manager;
    private final Patience patience;
    private boolean well = true;

    /** A player that gives each scenario a stage in {@code manager}. */
    public LocalPlayer(CacheManager manager, Patience patience) {
        this.manager = manager;
        this.patience = patience;
    }

    /**
     * Plays one scenario. It ends in the patience for a scenario, whatever the provider does; a thread that hangs in the
     * provider is left, and is a daemon.
     *
     * @throws InterruptedException if this thread is interrupted
     */
    public Result play(LocalScenario scenario) throws InterruptedException {
        long begun = System.nanoTime();
        Verdict verdict;
        Stage stage = new Stage(manager, patience);
        try {
            Ending<Verdict> ending =
                    stage.start(() -> scenario.play().on(stage)).end(patience.scenario());
            verdict = verdictOf(ending);
        } finally {
            well &= stage.clear();
        }
        return new Result(scenario.scenario(), verdict, Duration.ofNanos(System.nanoTime() - begun));
    }

    /** Whether no thread of a scenario so far hangs in the provider. */
    public boolean isWell() {
        return well;
    }

    private Verdict verdictOf(Ending<Verdict> ending) {
        if (ending instanceof Ending.Threw<Verdict> threw) {
            // Into the log: whoever disputes the verdict needs to see where it came from.
            threw.failure().printStackTrace();
            return threw.failure() instanceof UnsupportedOperationException
                    ? new Verdict.NotSupported("UnsupportedOperationException")
                    : new Verdict.Fail(threw.failure().getClass().getName());
        }
        @Nullable Verdict verdict = ending instanceof Ending.Returned<Verdict> returned ? returned.value() : null;
        return verdict == null
                ? new Verdict.Fail("did not end in " + patience.scenario().toSeconds() + " s")
                : verdict;
    }
}
