// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.cluster;

import io.corral.kit.process.Child;
import io.corral.kit.process.Spoken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A node as the kit sees it: asked by lines. */
final class Node {

    private final CountDownLatch joined = new CountDownLatch(1);
    private final AtomicInteger numbers = new AtomicInteger();
    private final AtomicInteger crowds = new AtomicInteger();
    private final Map<String, CompletableFuture<String>> questions = new ConcurrentHashMap<>();
    private final Consumer<Spoken> loads;
    private final String name;
    private volatile @Nullable Child child;
    private volatile boolean gone;

    /**
     * A node that is not started yet.
     *
     * @param loads hears of each load that begins on it
     */
    Node(String name, Consumer<Spoken> loads) {
        this.name = name;
        this.loads = loads;
    }

    String name() {
        return name;
    }

    void startedAs(Child started) {
        child = started;
    }

    /** Hears a line of the node's JVM. */
    void hear(Spoken line) {
        if (line.equals(Spoken.END)) {
            gone = true;
            joined.countDown();
            questions.values().forEach(question -> question.completeExceptionally(new Silent(name)));
            return;
        }
        switch (line.topic()) {
            case Topic.JOINED -> joined.countDown();
            case Topic.LOADING -> loads.accept(line);
            case Topic.ANSWER -> question(line).complete(line.word(2));
            case Topic.ERROR -> question(line).completeExceptionally(new Refused(line.word(2)));
            default -> {
                // A provider got hold of the output before the kit did.
            }
        }
    }

    private CompletableFuture<String> question(Spoken line) {
        return questions.computeIfAbsent(line.word(1), any -> new CompletableFuture<>());
    }

    /** Waits until it has joined; false if it has not, or has ended. */
    boolean awaitJoined(Duration patience) throws InterruptedException {
        return joined.await(patience.toMillis(), TimeUnit.MILLISECONDS) && !gone;
    }

    /** Has a crowd begin; its endings come later. */
    CompletableFuture<String> crowd(String topic, Object... words) {
        crowds.incrementAndGet();
        return begin(topic, words);
    }

    /** Waits until all crowds that were told to begin have begun, and stand where the provider makes them stand. */
    void rest(Duration patience) throws InterruptedException {
        ask(patience, Topic.REST, crowds.get());
    }

    /** Asks; the answer comes later. */
    CompletableFuture<String> begin(String topic, Object... words) {
        String number = Integer.toString(numbers.incrementAndGet());
        CompletableFuture<String> answer = questions.computeIfAbsent(number, any -> new CompletableFuture<>());
        List<String> line = new ArrayList<>(List.of(topic, number));
        Arrays.stream(words).map(Object::toString).forEach(line::add);
        Child running = child;
        if (running == null || gone) {
            answer.completeExceptionally(new Silent(name));
        } else {
            running.say(new Spoken(line));
        }
        return answer;
    }

    /**
     * Asks, and waits for the answer.
     *
     * @throws Silent if it does not come
     * @throws Refused if the provider has thrown
     */
    String ask(Duration patience, String topic, Object... words) throws InterruptedException {
        return await(begin(topic, words), patience);
    }

    /** Waits for an answer. */
    String await(CompletableFuture<String> answer, Duration patience) throws InterruptedException {
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new Silent(name);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        }
    }

    /** Kills its JVM. */
    void kill() throws InterruptedException {
        Child running = child;
        if (running != null) {
            running.kill();
        }
    }

    /** The node did not answer. */
    static final class Silent extends RuntimeException {
        Silent(String node) {
            super(node + " did not answer");
        }
    }

    /** The provider has thrown what a scenario did not expect. */
    static final class Refused extends RuntimeException {
        Refused(String exception) {
            super("a call threw " + exception);
        }
    }
}
