// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corral.NotCopyableException;
import io.corral.internal.failure.Failures;
import java.io.Serializable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.cache.CacheException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Copies, on their way in and out. */
class ByValueTest {

    private final Codec codec = new ByValue(ByValueTest.class.getClassLoader(), new Failures("mine"));

    record Priced(BigDecimal price) implements Serializable {}

    static class Amount extends BigDecimal {
        private int scribble;

        Amount(String amount) {
            super(amount);
        }

        void scribble() {
            scribble++;
        }

        int scribbled() {
            return scribble;
        }
    }

    /** What a proxy does, and what it remembers. */
    static final class Handler implements InvocationHandler, Serializable {
        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) {
            return method.getName().equals("compareTo") ? Integer.valueOf(42) : null;
        }
    }

    static List<Object> changeable() {
        return List.of(
                new Date(1),
                new ArrayList<>(List.of(1, 2)),
                new TreeMap<>(Map.of("k", new ArrayList<>(List.of("v")))),
                new Amount("1.5"),
                new Priced(new BigDecimal("2.5")),
                List.of("unchangeable", "but not known to be"));
    }

    @ParameterizedTest
    @MethodSource("changeable")
    void whatCouldChangeIsCopiedOnItsWayInAndOnEachWayOut(Object value) {
        Object stored = codec.store(value);
        Object first = codec.give(stored);
        Object second = codec.give(stored);

        assertThat(first).isEqualTo(value).isNotSameAs(value).isNotSameAs(second);
        assertThat(second).isEqualTo(value).isNotSameAs(value);
        assertThat(first).hasSameClassAs(value);
    }

    @Test
    void whatCannotChangeIsShared() {
        UUID value = new UUID(1, 2);

        assertThat(codec.give(codec.store(value))).isSameAs(value);
    }

    @Test
    void anArrayIsCopied() {
        byte[] value = {1, 2};
        Object stored = codec.store(value);
        value[0] = 9;

        assertThat((byte[]) codec.give(stored)).containsExactly(1, 2);
    }

    @Test
    void aSubclassOfAnUnchangeableClassIsCopiedWithWhatItAdds() {
        Amount value = new Amount("1.5");
        value.scribble();
        Object stored = codec.store(value);
        value.scribble();

        assertThat(((Amount) codec.give(stored)).scribbled()).isEqualTo(1);
    }

    @Test
    void whatIsSharedWithinAValueStaysSharedWithinItsCopy() {
        List<String> inner = new ArrayList<>(List.of("v"));

        List<?> copy = (List<?>) codec.give(codec.store(new ArrayList<>(List.of(inner, inner))));

        assertThat(copy.get(0)).isSameAs(copy.get(1)).isNotSameAs(inner);
    }

    @Test
    void aProxyIsCopiedWithItsHandler() {
        @SuppressWarnings("unchecked") // made for this interface
        Comparable<String> proxy = (Comparable<String>) Proxy.newProxyInstance(
                ByValueTest.class.getClassLoader(), new Class<?>[] {Comparable.class}, new Handler());

        @SuppressWarnings("unchecked") // a copy of it
        Comparable<String> copy = (Comparable<String>) codec.give(codec.store(proxy));

        assertThat(copy.compareTo("anything")).isEqualTo(42);
    }

    @Test
    void whatCannotBeCopiedIsNamedWithItsCache() {
        assertThatThrownBy(() -> codec.store(new Object()))
                .isInstanceOf(NotCopyableException.class)
                .hasMessageContaining("'mine'")
                .hasMessageContaining("java.lang.Object");
    }

    @Test
    void whatCannotBeReadBackIsNamedWithItsCache() {
        Object stored = codec.store(new Unreadable());

        assertThatThrownBy(() -> codec.give(stored))
                .isInstanceOf(CacheException.class)
                .hasMessageContaining("'mine'")
                .hasMessageContaining("cannot be read back");
    }

    /** Refuses to come back. */
    static final class Unreadable implements Serializable {
        private Object readResolve() {
            throw new IllegalStateException("I will not");
        }
    }
}
