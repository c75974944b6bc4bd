// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corral.quarkus.it.Library.Renumbering;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.UUID;
import javax.cache.CacheManager;
import org.junit.jupiter.api.Test;

/** What the TCK does not ask of JSR-107's annotations. */
@QuarkusTest
class AnnotationsTest {

    @Inject
    Library library;

    @Inject
    CacheManager manager;

    private final String key = UUID.randomUUID().toString();

    @Test
    void manyCallersThatMissMakeOneCall() throws Exception {
        assertThat(Crowd.of(16, () -> library.slow(key, 16))).containsOnly("slow " + key);

        assertThat(library.calls(key)).isEqualTo(1);
    }

    @Test
    void anExceptionIsTheMethodsOwn() {
        assertThatThrownBy(() -> library.failing(key, new FileNotFoundException("gone")))
                .isInstanceOf(FileNotFoundException.class)
                .hasMessage("gone");
        assertThatThrownBy(() -> library.failing(key, new AssertionError("wrong")))
                .isInstanceOf(AssertionError.class)
                .hasMessage("wrong");
    }

    @Test
    void aFailureIsNotCachedUnlessThereIsACacheForIt() {
        assertThatThrownBy(() -> library.failing(key, new IOException())).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> library.failing(key, new IOException())).isInstanceOf(IOException.class);

        assertThat(library.calls(key)).isEqualTo(2);
    }

    @Test
    void aFailureIsServedFromItsCache() {
        assertThatThrownBy(() -> library.remembered(key, new IOException("first")))
                .hasMessage("first");
        assertThatThrownBy(() -> library.remembered(key, new IOException("second")))
                .isInstanceOf(IOException.class)
                .hasMessage("first");

        assertThat(library.calls(key)).isEqualTo(1);
    }

    @Test
    void onlyTheListedFailuresAreCached() {
        assertThatThrownBy(() -> library.remembered(key, new IllegalStateException()))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> library.remembered(key, new FileNotFoundException()))
                .isInstanceOf(FileNotFoundException.class);
        assertThatThrownBy(() -> library.remembered(key, new IOException("last")))
                .hasMessage("last");

        assertThat(library.calls(key)).isEqualTo(3);
    }

    @Test
    void skipGetCallsTheMethodEachTimeAndKeepsItsResult() {
        assertThat(library.found(key)).isEqualTo("found " + key);

        assertThat(library.renewed(key)).isEqualTo("renewed " + key);
        assertThat(library.renewed(key)).isEqualTo("renewed " + key);

        assertThat(library.found(key)).isEqualTo("renewed " + key);
        assertThat(library.calls(key)).isEqualTo(3);
    }

    @Test
    void noResultIsNotKept() {
        assertThat(library.nothing(key)).isNull();
        assertThat(library.nothing(key)).isNull();

        assertThat(library.calls(key)).isEqualTo(2);
    }

    @Test
    void aPutComesAfterTheMethodAndNotIfItFails() {
        library.put(key, "put");
        assertThatThrownBy(() -> library.putFailing(key, "late", new IllegalArgumentException()))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(library.found(key)).isEqualTo("put");
        assertThat(library.calls(key)).isZero();
    }

    @Test
    void aPutAfterAListedFailureIsMade() {
        assertThatThrownBy(() -> library.putFailing(key, "late", new IllegalStateException()))
                .isInstanceOf(IllegalStateException.class);

        assertThat(library.found(key)).isEqualTo("late");
    }

    @Test
    void aPutBeforeTheMethodStaysIfItFails() {
        assertThatThrownBy(() -> library.putBefore(key, "early")).isInstanceOf(IllegalStateException.class);

        assertThat(library.found(key)).isEqualTo("early");
    }

    @Test
    void putOfNullTakesTheValueAway() {
        library.put(key, "put");
        library.put(key, null);

        assertThat(library.found(key)).isEqualTo("found " + key);
    }

    @Test
    void aRemoveComesAfterTheMethodAndOnlyAfterListedFailures() {
        library.put(key, "put");

        assertThatThrownBy(() -> library.remove(key, new IllegalArgumentException()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(library.found(key)).isEqualTo("put");

        assertThatThrownBy(() -> library.remove(key, new IllegalStateException()))
                .isInstanceOf(IllegalStateException.class);
        assertThat(library.found(key)).isEqualTo("found " + key);
    }

    @Test
    void aRemoveBeforeTheMethodIsMadeEvenIfItFails() {
        library.put(key, "put");

        assertThatThrownBy(() -> library.removeBefore(key)).isInstanceOf(IllegalStateException.class);

        assertThat(library.found(key)).isEqualTo("found " + key);
    }

    @Test
    void removeAllTakesAllAwayButNotAfterAnExcludedFailure() {
        library.chapter(key);

        assertThatThrownBy(() -> library.removeAllChapters(new IllegalArgumentException()))
                .isInstanceOf(IllegalArgumentException.class);
        library.chapter(key);
        assertThat(library.calls(key)).isEqualTo(1);

        assertThatThrownBy(() -> library.removeAllChapters(new IllegalStateException()))
                .isInstanceOf(IllegalStateException.class);
        library.chapter(key);
        assertThat(library.calls(key)).isEqualTo(2);
    }

    @Test
    void onlyMarkedParametersMakeTheKey() {
        assertThat(library.marked(key, "one")).isEqualTo("one");
        assertThat(library.marked(key, "other")).isEqualTo("one");
    }

    @Test
    void aKeyGeneratorThatIsABeanMakesTheKey() {
        assertThat(library.generated(key + "-1")).isEqualTo("generated " + key + "-1");
        assertThat(library.generated(key + "-2")).isEqualTo("generated " + key + "-1");
    }

    @Test
    void aResolverFactoryFindsTheCache() {
        library.resolved(key);

        assertThat(manager.getCache("resolved-" + Renumbering.class.getSimpleName())
                        .iterator()
                        .hasNext())
                .isTrue();
    }

    @Test
    void aCallOfTheBeansOwnMethodIsCachedToo() {
        assertThat(library.twice(key)).isEqualTo("found " + key + "found " + key);

        assertThat(library.calls(key)).isEqualTo(1);
    }
}
