// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.runtime.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;

class ParameterKeyTest {

    @Test
    void parametersAreComparedDeeply() {
        ParameterKey key = new ParameterKey("a", new int[] {1, 2}, null);

        assertThat(key).isEqualTo(new ParameterKey("a", new int[] {1, 2}, null));
        assertThat(key).hasSameHashCodeAs(new ParameterKey("a", new int[] {1, 2}, null));
        assertThat(key).isNotEqualTo(new ParameterKey("a", new int[] {1, 3}, null));
        assertThat(key).isNotEqualTo(new ParameterKey("a", new int[] {1, 2}));
    }

    @Test
    void equalKeysHaveEqualBytesWhicheverOfTheirParametersAreOneObject() throws IOException {
        String one = "a";
        String other = new String(new char[] {'a'});

        assertThat(bytes(new ParameterKey(one, one))).isEqualTo(bytes(new ParameterKey(one, other)));
    }

    @Test
    void itIsTheSameAfterATrip() throws IOException, ClassNotFoundException {
        ParameterKey key = new ParameterKey("a", 1L, null);

        ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes(key)));

        assertThat(in.readObject()).isEqualTo(key).hasSameHashCodeAs(key);
    }

    @Test
    void itNeverTellsItsParameters() {
        assertThat(new ParameterKey("secret")).hasToString("a key of 1 parameters");
    }

    private static byte[] bytes(Object object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        return bytes.toByteArray();
    }
}
