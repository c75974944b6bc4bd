// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

import java.util.Arrays;
import java.util.Objects;
import org.infinispan.protostream.annotations.ProtoFactory;
import org.infinispan.protostream.annotations.ProtoField;
import org.infinispan.protostream.annotations.ProtoTypeId;
import org.jspecify.annotations.Nullable;

/** What all nodes know of one clustered cache. */
@ProtoTypeId(TypeIds.CONTROL)
final class Control {

    private final long generation;
    private final String configuration;
    private final byte @Nullable [] definition;

    /**
     * Called by ProtoStream, and by the node that makes the cache.
     *
     * @param generation the stamp of its latest clear, or 0
     * @param configuration its configuration in words, which must be the same on every node
     * @param definition what a node needs that has not made it and wants to use it; null if that cannot be sent
     */
    @ProtoFactory
    Control(long generation, String configuration, byte @Nullable [] definition) {
        this.generation = generation;
        this.configuration = configuration;
        this.definition = definition;
    }

    /** The same, cleared at {@code stamp}. */
    Control cleared(long stamp) {
        return new Control(Math.max(generation + 1, stamp), configuration, definition);
    }

    @ProtoField(number = 1, defaultValue = "0")
    long generation() {
        return generation;
    }

    @ProtoField(number = 2, defaultValue = "")
    String configuration() {
        return configuration;
    }

    @ProtoField(3)
    byte @Nullable [] definition() {
        return definition;
    }

    /** Infinispan compares when it replaces one by the next. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Control control
                && control.generation == generation
                && control.configuration.equals(configuration)
                && Arrays.equals(control.definition, definition);
    }

    @Override
    public int hashCode() {
        return Objects.hash(generation, configuration);
    }

    @Override
    public String toString() {
        return "Control[generation=" + generation + ", configuration=" + configuration + "]";
    }
}
