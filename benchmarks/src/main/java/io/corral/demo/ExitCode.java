// SPDX-License-Identifier: Apache-2.0
package io.corral.demo;

/** How the demo's process ends. */
public enum ExitCode {
    DONE(0),
    UNEXPECTED(1),
    ARGUMENTS(2),
    DATABASE(3),
    CONTENDER(4),
    REPORT(5);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
