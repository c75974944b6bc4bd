// SPDX-License-Identifier: Apache-2.0
package io.corral.kit.local;

import java.io.Serializable;
import javax.cache.processor.EntryProcessor;
import javax.cache.processor.MutableEntry;

/** Entry processors that can be serialized: a provider may run them elsewhere. */
final class Processors {

    private Processors() {}

    /** Sets a value. */
    record Set(String value) implements EntryProcessor<String, String, String>, Serializable {
        @Override
        public String process(MutableEntry<String, String> entry, Object... arguments) {
            entry.setValue(value);
            return value;
        }
    }

    /** Adds one. */
    record Increment() implements EntryProcessor<String, Integer, Integer>, Serializable {
        @Override
        public Integer process(MutableEntry<String, Integer> entry, Object... arguments) {
            int next = entry.exists() ? entry.getValue() + 1 : 1;
            entry.setValue(next);
            return next;
        }
    }
}
