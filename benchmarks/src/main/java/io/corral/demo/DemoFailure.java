// SPDX-License-Identifier: Apache-2.0
package io.corral.demo;

/** Something that ends the demo, told to the user as it is: what failed, why, what to do. */
public final class DemoFailure extends RuntimeException {

    private final ExitCode exitCode;

    public DemoFailure(ExitCode exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    public DemoFailure(ExitCode exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    public ExitCode exitCode() {
        return exitCode;
    }
}
