// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which classes are believed to be unchangeable, and which are not. */
class ImmutablesTest {

    record Point(int x, long y) {}

    record Person(String name, Point home, LocalDate born, Level level) {}

    record Nothing() {}

    record Node(String value, Node next) {}

    record Ping(Pong pong) {}

    record Pong(Ping ping, String text) {}

    record Scribbling(Pong pong, int[] scribble) {}

    record Listed(List<String> names) {}

    record Numbers(int[] numbers) {}

    record Priced(BigDecimal price) {}

    record Counted(BigInteger count) {}

    record Anything(Object value) {}

    record Generic<T>(T value) {}

    record Shaped(Shape shape) {}

    record Enclosing(Listed inner) {}

    record Described(CharSequence text) {}

    sealed interface Shape permits Circle {}

    record Circle(int radius) implements Shape {}

    enum Level {
        LOW,
        HIGH {
            @Override
            public String toString() {
                return "very high";
            }
        }
    }

    static class Amount extends BigDecimal {
        private int scribble;

        Amount(String amount) {
            super(amount);
        }

        int scribble() {
            return scribble++;
        }
    }

    static final class Final implements Serializable {
        private final int number = 1;

        int number() {
            return number;
        }
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                String.class,
                Integer.class,
                Boolean.class,
                Character.class,
                BigDecimal.class,
                BigInteger.class,
                UUID.class,
                URI.class,
                Locale.class,
                Instant.class,
                Duration.class,
                ZonedDateTime.class,
                Level.class,
                TimeUnit.class,
                Class.class
            })
    void anUnchangeableClassOfTheJdkIsShared(Class<?> type) {
        assertThat(Immutables.contains(type)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(classes = {Point.class, Person.class, Nothing.class, Circle.class})
    void aRecordOfUnchangeableComponentsIsShared(Class<?> type) {
        assertThat(Immutables.contains(type)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(classes = {Node.class, Ping.class, Pong.class})
    void aRecordThatContainsItselfIsSharedIfTheRestOfItIsUnchangeable(Class<?> type) {
        assertThat(Immutables.contains(type)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Listed.class,
                Numbers.class,
                Priced.class,
                Counted.class,
                Anything.class,
                Generic.class,
                Shaped.class,
                Enclosing.class,
                Described.class,
                Scribbling.class
            })
    void aRecordWithAComponentThatCouldChangeIsNotShared(Class<?> type) {
        assertThat(Immutables.contains(type)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Object.class,
                Date.class,
                ArrayList.class,
                List.class,
                Map.class,
                int[].class,
                String[].class,
                StringBuilder.class,
                AtomicInteger.class,
                Amount.class,
                Number.class,
                Enum.class,
                Record.class,
                Final.class
            })
    void aClassThatCouldChangeOrIsNotKnownIsNotShared(Class<?> type) {
        assertThat(Immutables.contains(type)).isFalse();
    }

    @Test
    void aConstantWithABodyIsShared() {
        assertThat(Immutables.contains(Level.HIGH.getClass())).isTrue();
    }

    @Test
    void theUnchangeableListsOfTheJdkAreNotSharedForTheyMayHoldWhatCanChange() {
        assertThat(Immutables.contains(List.of(new Date()).getClass())).isFalse();
        assertThat(Immutables.contains(List.of().getClass())).isFalse();
    }

    @Test
    void whetherAClassCanChangeDoesNotDependOnWhichWasAskedFirst() {
        record First(Second second, int[] scribble) {}

        assertThat(Immutables.contains(Second.class)).isFalse();
        assertThat(Immutables.contains(First.class)).isFalse();
    }

    record Second(Third third) {}

    record Third(Second second, List<String> scribble) {}
}
