// SPDX-License-Identifier: Apache-2.0
package io.corral.quarkus.runtime.cache;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.cache.annotation.GeneratedCacheKey;
import org.jspecify.annotations.Nullable;

/**
 * A key made of a method's parameters, compared deeply. In a cluster keys are told apart by their bytes, so equal keys
 * must have equal ones: each parameter is written by itself, not as a reference to an equal one before it.
 */
public final class ParameterKey implements GeneratedCacheKey {

    private static final long serialVersionUID = 1L;

    private transient @Nullable Object[] parameters;
    private transient int hash;

    /** The key of these parameters; the array is not copied. */
    public ParameterKey(@Nullable Object... parameters) {
        this.parameters = parameters;
        this.hash = Arrays.deepHashCode(parameters);
    }

    /** The parameters. */
    public List<@Nullable Object> parameters() {
        return Arrays.asList(parameters);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ParameterKey key && key.hash == hash && Arrays.deepEquals(key.parameters, parameters);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** How many parameters there are; never what they are, for a key may be as secret as a value. */
    @Override
    public String toString() {
        return "a key of " + parameters.length + " parameters";
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
        out.writeInt(parameters.length);
        for (Object parameter : parameters) {
            out.writeUnshared(parameter);
        }
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        // Grown as they come: a length alone, be it ever so large, takes no memory.
        List<@Nullable Object> all = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            all.add(in.readObject());
        }
        Object[] read = all.toArray();
        parameters = read;
        hash = Arrays.deepHashCode(read);
    }
}
