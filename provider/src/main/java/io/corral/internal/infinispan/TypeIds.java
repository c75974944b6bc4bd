// SPDX-License-Identifier: Apache-2.0
package io.corral.internal.infinispan;

/**
 * The numbers by which ProtoStream tells Corral's messages apart. A number once given is never given again: 10 and
 * 14 were.
 */
final class TypeIds {

    private static final int FIRST = 1_070_000;

    static final int WIRE_KEY = FIRST;
    static final int SLOT = FIRST + 1;
    static final int CHANGE = FIRST + 2;
    static final int DECIDE = FIRST + 3;
    static final int REPLY = FIRST + 4;
    static final int AWAIT = FIRST + 5;
    static final int AWAIT_REPLY = FIRST + 6;
    static final int CONTROL = FIRST + 7;
    static final int FILTER = FIRST + 8;
    static final int TRANSITION = FIRST + 9;
    static final int FENCED = FIRST + 11;
    static final int CLEARED = FIRST + 12;
    static final int MARKED = FIRST + 13;
    static final int MARK = FIRST + 15;
    static final int ALIGN = FIRST + 16;

    private TypeIds() {}
}
