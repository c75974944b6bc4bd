// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corral.PartialWriteException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.cache.CacheException;
import org.junit.jupiter.api.Test;

class FailuresTest {

    private final Failures failures = new Failures("mine");

    @Test
    void everyFailureNamesItsCache() {
        long nanos = TimeUnit.MILLISECONDS.toNanos(50);
        RuntimeException cause = new IllegalStateException("why");
        List<RuntimeException> all = List.of(
                failures.loader(cause),
                failures.sharedLoader(cause),
                failures.writer(cause),
                failures.partialWriter(List.of("k"), 2, cause),
                failures.processor(cause),
                failures.contended(7),
                failures.listener(cause),
                failures.listenersBusy(nanos),
                failures.loadTimeout(nanos),
                failures.writeTimeout(nanos),
                failures.reentry(),
                failures.writeReentry(),
                failures.notCopyable(Object.class, null),
                failures.notReadable(cause),
                failures.closed());

        assertThat(all).allSatisfy(failure -> assertThat(failure).hasMessageContaining("Cache 'mine': "));
    }

    @Test
    void anErrorIsThrownAndNotWrapped() {
        LinkageError error = new LinkageError("broken");

        assertThatThrownBy(() -> failures.loader(error)).isSameAs(error);
    }

    @Test
    void theInterruptFlagIsSetAgain() {
        CacheException failure = (CacheException) failures.interrupted(new InterruptedException());

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure).hasCauseInstanceOf(InterruptedException.class);
    }

    @Test
    void ofManyKeysThatWereLeftUndoneTheFirstTenAreInTheMessageAndAllInTheList() {
        List<Integer> rest = IntStream.range(100, 150).boxed().toList();

        PartialWriteException failure =
                (PartialWriteException) failures.partialWriter(rest, 60, new IllegalStateException("why"));

        assertThat(failure)
                .hasMessageContaining("50 of 60")
                .hasMessageContaining("109")
                .hasMessageContaining("…");
        assertThat(failure.getMessage()).doesNotContain("110");
        assertThat(failure.keys()).hasSize(50);
    }

    @Test
    void aPartialWriteThatHasTravelledHasForgottenItsKeysAndSaysSo() throws Exception {
        Exception failure = failures.partialWriter(List.of(new Object()), 2, new IllegalStateException("why"));
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
