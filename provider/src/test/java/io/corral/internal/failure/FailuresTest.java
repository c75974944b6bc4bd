// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corral.LoadAnswerException;
import io.corral.LoadReentryException;
import io.corral.LoadTimeoutException;
import io.corral.NotCopyableException;
import io.corral.PartialWriteException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.cache.CacheException;
import javax.cache.event.CacheEntryListenerException;
import javax.cache.integration.CacheLoaderException;
import javax.cache.integration.CacheWriterException;
import javax.cache.processor.EntryProcessorException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The words of a failure: which cache, what failed, and what there is to be done about it. */
class FailuresTest {

    private static final Failures FAILURES = new Failures("mine");
    private static final long NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final Exception CAUSE = new IllegalStateException("why");

    /** Method, failure, its class, what it says of the matter, and what it advises, if it advises anything. */
    static Stream<Arguments> failures() {
        return Stream.of(
                of("loader", loader(CAUSE), CacheLoaderException.class, "the CacheLoader failed", "why"),
                of(
                        "sharedLoader",
                        FAILURES.sharedLoader(CAUSE),
                        CacheLoaderException.class,
                        "another thread's load of the same key",
                        "why"),
                of(
                        "remoteLoader",
                        FAILURES.remoteLoader("why"),
                        CacheLoaderException.class,
                        "on another node in a load of the same key",
                        "why"),
                of(
                        "answer",
                        FAILURES.answer("why", CAUSE),
                        LoadAnswerException.class,
                        "answered with an exception",
                        "why"),
                of(
                        "backingOff",
                        FAILURES.backingOff("why"),
                        CacheLoaderException.class,
                        "not asked again before back-off has passed",
                        "why"),
                of("writer", FAILURES.writer(CAUSE), CacheWriterException.class, "the CacheWriter failed", "why"),
                of(
                        "partialWriter",
                        FAILURES.partialWriter(List.of("left"), 2, CAUSE),
                        PartialWriteException.class,
                        "left 1 of 2 keys undone: [left]",
                        "The others are done"),
                of(
                        "processor",
                        FAILURES.processor(new IllegalStateException("why")),
                        EntryProcessorException.class,
                        "the EntryProcessor failed",
                        "why"),
                of(
                        "contended",
                        FAILURES.contended(7),
                        CacheException.class,
                        "ran 7 times",
                        "Make the processor shorter, or write the key less often"),
                of(
                        "listener",
                        FAILURES.listener(CAUSE),
                        CacheEntryListenerException.class,
                        "a CacheEntryListener failed",
                        "why"),
                of(
                        "listenersBusy",
                        FAILURES.listenersBusy(NANOS),
                        CacheEntryListenerException.class,
                        "the write is done, but",
                        "Make the listener shorter, or asynchronous"),
                of(
                        "loadTimeout",
                        FAILURES.loadTimeout(NANOS),
                        LoadTimeoutException.class,
                        "no value within load-wait (50 ms)",
                        "Raise load-wait"),
                of(
                        "reentry",
                        FAILURES.reentry(),
                        LoadReentryException.class,
                        "whose load waits for that very loader",
                        "Let the loader read its source instead of the cache"),
                of(
                        "writeReentry",
                        FAILURES.writeReentry(),
                        CacheException.class,
                        "wrote a key that it is already writing",
                        "Return the new value instead"),
                of(
                        "writeTimeout",
                        FAILURES.writeTimeout(NANOS),
                        CacheException.class,
                        "still in the CacheWriter after 50 ms. Nothing was written",
                        "raise load-wait"),
                of(
                        "refused",
                        FAILURES.refused(new IllegalStateException("why")),
                        CacheException.class,
                        "an asynchronous call was refused",
                        "the CacheManager is closing"),
                of(
                        "interrupted",
                        interrupted(),
                        CacheException.class,
                        "interrupted while waiting",
                        "another thread's work on the key"),
                of(
                        "notCopyable",
                        FAILURES.notCopyable(Thread.class, null),
                        NotCopyableException.class,
                        "cannot store an instance of java.lang.Thread by value",
                        "setStoreByValue(false)"),
                of(
                        "notAllowed",
                        FAILURES.notAllowed(Thread.class),
                        NotCopyableException.class,
                        "an instance of java.lang.Thread must not cross the wire",
                        "corral.cache.mine.allow=java.lang.Thread"),
                of(
                        "notReadable",
                        FAILURES.notReadable(CAUSE),
                        CacheException.class,
                        "a stored copy cannot be read back (java.lang.IllegalStateException: why)",
                        "must be visible to the class loader of the CacheManager"),
                of("closed", FAILURES.closed(), IllegalStateException.class, "the cache is closed", "closed"));
    }

    private static Arguments of(
            String method, Exception failure, Class<? extends Exception> type, String what, String more) {
        return Arguments.of(method, failure, type, what, more);
    }

    private static RuntimeException loader(Exception cause) {
        return FAILURES.loader(cause);
    }

    private static RuntimeException interrupted() {
        RuntimeException failure = FAILURES.interrupted(new InterruptedException());
        Thread.interrupted();
        return failure;
    }

    @AfterEach
    void leaveNoInterrupt() {
        Thread.interrupted();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void aFailureNamesItsCacheAndSaysWhatFailedAndWhatToDo(
            String method, Exception failure, Class<? extends Exception> type, String what, String more) {
        assertThat(failure)
                .isExactlyInstanceOf(type)
                .hasMessageStartingWith("Cache 'mine': ")
                .hasMessageContaining(what)
                .hasMessageContaining(more);
    }

    @Test
    void everyFailureHasBeenThoughtOf() {
        assertThat(failures().map(arguments -> arguments.get()[0]))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Failures.class.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .map(Method::getName)
                        .toList());
    }

    @Test
    void whatTheUserThrewIsTheCause() {
        assertThat(List.of(
                        loader(CAUSE),
                        FAILURES.sharedLoader(CAUSE),
                        FAILURES.writer(CAUSE),
                        FAILURES.partialWriter(List.of("k"), 2, CAUSE),
                        FAILURES.processor(new IllegalStateException(CAUSE)),
                        FAILURES.listener(CAUSE),
                        FAILURES.notCopyable(Object.class, CAUSE),
                        FAILURES.notReadable(CAUSE)))
                .allSatisfy(failure -> assertThat(failure).hasRootCause(CAUSE));
    }

    @Test
    void whatTheSpecificationWouldHaveThrownIsNotWrappedAgain() {
        CacheLoaderException load = new CacheLoaderException("own");
        CacheWriterException write = new CacheWriterException("own");
        EntryProcessorException process = new EntryProcessorException("own");
        CacheEntryListenerException listen = new CacheEntryListenerException("own");
        NotCopyableException copy = FAILURES.notCopyable(Object.class, null);

        assertThat(FAILURES.loader(load)).isSameAs(load);
        assertThat(FAILURES.loader(copy)).isSameAs(copy);
        assertThat(FAILURES.writer(write)).isSameAs(write);
        assertThat(FAILURES.processor(process)).isSameAs(process);
        assertThat(FAILURES.listener(listen)).isSameAs(listen);
        assertThat(FAILURES.notCopyable(Thread.class, copy)).isSameAs(copy);
    }

    @Test
    void whoeverOnlyWaitedForALoaderGetsAnExceptionOfItsOwn() {
        CacheLoaderException thrown = new CacheLoaderException("own");

        assertThat(FAILURES.sharedLoader(thrown)).isNotSameAs(thrown).hasCause(thrown);
    }

    @Test
    void anErrorIsThrownAndNotWrapped() {
        LinkageError error = new LinkageError("broken");

        assertThatThrownBy(() -> FAILURES.loader(error)).isSameAs(error);
    }

    @Test
    void theInterruptFlagIsSetAgain() {
        RuntimeException failure = FAILURES.interrupted(new InterruptedException());

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure).hasCauseInstanceOf(InterruptedException.class);
    }

    @Test
    void ofManyKeysThatWereLeftUndoneTheFirstTenAreInTheMessageAndAllInTheList() {
        List<Integer> rest = IntStream.range(100, 150).boxed().toList();

        PartialWriteException failure = (PartialWriteException) FAILURES.partialWriter(rest, 60, CAUSE);

        assertThat(failure)
                .hasMessageContaining("50 of 60")
                .hasMessageContaining("109")
                .hasMessageContaining("…");
        assertThat(failure.getMessage()).doesNotContain("110");
        assertThat(failure.keys()).hasSize(50);
    }

    @Test
    void aPartialWriteThatHasTravelledHasForgottenItsKeysAndSaysSo() throws Exception {
        Exception failure = FAILURES.partialWriter(List.of(new Object()), 2, CAUSE);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(failure);
        }

        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            PartialWriteException read = (PartialWriteException) in.readObject();
            assertThat(read.keys()).isEmpty();
            assertThat(read).hasMessage(failure.getMessage());
        }
    }
}
