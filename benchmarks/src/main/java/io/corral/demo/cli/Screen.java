// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.cli;

import java.io.Console;
import java.io.PrintStream;
import java.util.concurrent.TimeUnit;

/** The terminal: lines that stay, and one status that changes; without a terminal, a status every few seconds. */
public final class Screen {

    private static final String REWRITE = "\r\u001B[K";

    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final PrintStream out;
    private final boolean live;
    private boolean statusShown;
    private long lastStatus = System.nanoTime() - QUIET_NANOS;

    /**
     * Prints to a stream, which is the terminal if this process has one.
     *
     * @param plain whether the status may not change in place even if this is a terminal
     */
    public Screen(PrintStream out, boolean plain) {
        this.out = out;
        live = !plain && isTerminal();
    }

    /** Prints a line, or several, below everything else. */
    public void line(String text) {
        clearStatus();
        out.println(text);
    }

    /** Shows how things are going, in place of the status before. */
    public void status(String text) {
        if (live) {
            out.print(REWRITE + text);
            out.flush();
            statusShown = true;
        } else if (System.nanoTime() - lastStatus >= QUIET_NANOS) {
            out.println(text);
            lastStatus = System.nanoTime();
        }
    }

    /** Takes the status away: what it was about is over. */
    public void clearStatus() {
        if (statusShown) {
            out.print(REWRITE);
            statusShown = false;
        }
    }

    /** From Java 22 on there is a console without a terminal too, and a method to tell, which Java 17 lacks. */
    @SuppressWarnings("SystemConsoleNull") // Java 17 answers null, and later ones are asked more precisely.
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
