// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.local;

import io.corral.kit.model.Result;
import io.corral.kit.model.Scenario;
import io.corral.kit.model.Verdict;
import io.corral.kit.probe.Patience;
import io.corral.kit.process.Child;
import io.corral.kit.process.KitFailure;
import io.corral.kit.process.Provision;
import io.corral.kit.process.Spoken;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Plays the scenarios of one JVM in a JVM that can be given up, and in a fresh one after that. */
public final class LocalRun {

    /** A manager may take long to open, and its JVM to warm up. */
    private static final Duration SILENCE = Patience.USUAL.scenario().plusSeconds(60);

    private final Provision provision;
    private final Path log;
    private final Consumer<Result> progress;

    /**
     * A run.
     *
     * @param log where the JVM's output goes
     * @param progress hears each result when it is there
     */
    public LocalRun(Provision provision, Path log, Consumer<Result> progress) {
        this.provision = provision;
        this.log = log;
        this.progress = progress;
    }

    /**
     * Plays {@code scenarios}.
     *
     * @throws KitFailure if the provider does not open a manager
     * @throws InterruptedException if this thread is interrupted; the JVM is ended
     */
    public List<Result> play(List<Scenario> scenarios) throws InterruptedException {
        List<Scenario> left = new ArrayList<>(scenarios);
        List<Result> results = new ArrayList<>();
        while (!left.isEmpty()) {
            int before = left.size();
            playInOneJvm(left, results);
            if (left.size() == before) {
                throw new KitFailure("The provider " + provision.provider()
                        + " did not open a cache manager; what its JVM said is in " + log + ".");
            }
        }
        return results;
    }

    private void playInOneJvm(List<Scenario> left, List<Result> results) throws InterruptedException {
        BlockingQueue<Spoken> heard = new LinkedBlockingQueue<>();
        List<String> ids = left.stream().map(Scenario::id).toList();
        Child child = Child.start(provision, LocalProgram.class, ids, log, heard::add);
        try {
            boolean playing = false;
            while (!left.isEmpty()) {
                @Nullable Spoken line = heard.poll(SILENCE.toSeconds(), TimeUnit.SECONDS);
                if (line == null || line.equals(Spoken.END)) {
                    if (playing) {
                        String figure = line == null ? "the JVM said nothing any more" : "the JVM ended";
                        note(new Result(left.remove(0), new Verdict.Fail(figure), SILENCE), results);
                    }
                    return;
                }
                playing = line.topic().equals(LocalProgram.BEGINS);
                if (line.topic().equals(LocalProgram.RESULT)) {
                    note(resultOf(left.remove(0), line), results);
                }
            }
        } finally {
            child.kill();
        }
    }

    private void note(Result result, List<Result> results) {
        results.add(result);
        progress.accept(result);
    }

    private static Result resultOf(Scenario scenario, Spoken line) {
        if (!line.word(1).equals(scenario.id())) {
            throw new KitFailure("The JVM answered " + line.word(1) + " to " + scenario.id() + ".");
        }
        String figure = line.word(3);
        Verdict verdict = switch (line.word(2)) {
            case "pass" -> new Verdict.Pass(figure);
            case "fail" -> new Verdict.Fail(figure);
            default -> new Verdict.NotSupported(figure);
        };
        return new Result(scenario, verdict, Duration.ofMillis(Long.parseLong(line.word(4))));
    }
}
