// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.internal.failure.Failures;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which classes are copied field by field, and that the copy is what serialization would have made. */
class FieldCopiesTest {

    private final Codec codec = new ByValue(FieldCopiesTest.class.getClassLoader(), new Failures("mine"));

    static class Base implements Serializable {
        private int inherited = 1;
    }

    static final class Plain extends Base {
        private final UUID id;
        private String name;
        private Object anything;
        private transient int remembered = 7;

        Plain(UUID id, String name, Object anything) {
            this.id = id;
            this.name = name;
            this.anything = anything;
        }
    }

    static final class Writes implements Serializable {
        private int written;

        private void writeObject(ObjectOutputStream out) throws IOException {
            out.writeInt(written);
        }

        private void readObject(ObjectInputStream in) throws IOException {
            written = in.readInt() + 1;
        }
    }

    static final class OnlyWrites implements Serializable {
        private String written = "n";

        private void writeObject(ObjectOutputStream out) throws IOException {
            out.putFields().put("written", written + written);
            out.writeFields();
        }
    }

    static final class Replaces implements Serializable {
        private Object writeReplace() {
            return "replaced";
        }
    }

    static class Constructed {
        private final List<String> log = new ArrayList<>();
    }

    static final class HalfSerializable extends Constructed implements Serializable {}

    record Both(String one, Object other) implements Serializable {}

    @Test
    void everyFieldIsCopiedAlsoFinalAndInheritedOnesAndTransientOnesAreEmpty() {
        Plain original = new Plain(new UUID(1, 2), "n", new BigDecimal("1.5"));
        ((Base) original).inherited = 5;

        Plain copy = (Plain) PlainClasses.copy(Plain.class).orElseThrow().of(original);

        assertThat(copy).isNotSameAs(original);
        assertThat(copy.id).isSameAs(original.id);
        assertThat(copy.name).isEqualTo("n");
        assertThat(copy.anything).isSameAs(original.anything);
        assertThat(((Base) copy).inherited).isEqualTo(5);
        assertThat(copy.remembered).isZero();
    }

    @Test
    void neitherTheOwnersChangesNorAReadersReachTheCache() {
        Plain original = new Plain(new UUID(1, 2), "first", null);
        Object stored = codec.store(original);
        original.name = "second";
        ((Plain) codec.give(stored)).name = "third";

        assertThat(((Plain) codec.give(stored)).name).isEqualTo("first");
    }

    @Test
    void aFieldThatHoldsWhatCanChangeMakesTheWholeObjectBytes() {
        Date inner = new Date(1);
        Object stored = codec.store(new Plain(new UUID(1, 2), "n", inner));
        inner.setTime(2);

        Plain given = (Plain) codec.give(stored);

        assertThat(given.anything).isEqualTo(new Date(1)).isNotSameAs(((Plain) codec.give(stored)).anything);
    }

    @Test
    void aClassWithASerializationOfItsOwnKeepsIt() {
        Writes value = new Writes();
        assertThat(((OnlyWrites) codec.give(codec.store(new OnlyWrites()))).written)
                .isEqualTo("nn");

        assertThat(((Writes) codec.give(codec.store(value))).written).isEqualTo(1);
        assertThat(codec.give(codec.store(new Replaces()))).isEqualTo("replaced");
    }

    @Test
    void aConstructorThatSerializationWouldRunIsRun() {
        HalfSerializable copy = (HalfSerializable) codec.give(codec.store(new HalfSerializable()));

        assertThat(((Constructed) copy).log).isNotNull();
        assertThat(PlainClasses.copy(HalfSerializable.class)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(classes = {Both.class, Date.class, ArrayList.class, Object[].class, Date[].class, Thread.State.class})
    void whatElseSerializationTreatsInAWayOfItsOwnIsLeftToIt(Class<?> type) {
        assertThat(PlainClasses.copy(type)).isEmpty();
    }

    @Test
    void aClassThatTheCachesLoaderDoesNotKnowIsLeftToSerialization() {
        Codec elsewhere = new ByValue(ClassLoader.getPlatformClassLoader(), new Failures("mine"));

        Object stored = elsewhere.store(new Plain(new UUID(1, 2), "n", null));

        assertThat(stored.getClass().getSimpleName()).isEqualTo("Serialized");
    }

    @Test
    void arraysOfWhatCannotChangeAreCopied() {
        byte[] bytes = {1, 2};
        String[] words = {"a", null};
        Object storedBytes = codec.store(bytes);
        Object storedWords = codec.store(words);
        bytes[0] = 9;
        words[0] = "b";
        ((byte[]) codec.give(storedBytes))[1] = 9;

        assertThat((byte[]) codec.give(storedBytes)).containsExactly(1, 2);
        assertThat((String[]) codec.give(storedWords)).containsExactly("a", null);
        assertThat(storedBytes).isInstanceOf(Copied.class);
    }
}
