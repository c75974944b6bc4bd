// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.change;

import io.corral.internal.entry.Entry;
import org.jspecify.annotations.Nullable;

/** What a key must hold for a write to happen. */
public sealed interface Condition {

    /** No condition; and the writer asks for what it replaces or removes. */
    Condition ALWAYS = new Always();

    /** No condition; and the writer does not ask what was there, so that it need not be sent. */
    Condition BLIND = new Blind();

    /** The key holds no live value. */
    Condition IF_ABSENT = new IfAbsent();

    /** The key holds a live value. */
    Condition IF_PRESENT = new IfPresent();

    /** Whether {@code live}, the key's live entry or null, meets the condition. */
    boolean holds(@Nullable Entry live);

    /** See {@link #ALWAYS}. */
    record Always() implements Condition {
        @Override
        public boolean holds(@Nullable Entry live) {
            return true;
        }
    }

    /** See {@link #BLIND}. */
    record Blind() implements Condition {
        @Override
        public boolean holds(@Nullable Entry live) {
            return true;
        }
    }

    /** See {@link #IF_ABSENT}. */
    record IfAbsent() implements Condition {
        @Override
        public boolean holds(@Nullable Entry live) {
            return live == null;
        }
    }

    /** See {@link #IF_PRESENT}. */
    record IfPresent() implements Condition {
        @Override
        public boolean holds(@Nullable Entry live) {
            return live != null;
        }
    }

    /** The key holds a live value of exactly this version. */
    record IfVersion(long version) implements Condition {
        @Override
        public boolean holds(@Nullable Entry live) {
            return live != null && live.version() == version;
        }
    }
}
