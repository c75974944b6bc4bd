// SPDX-License-Identifier: Apache-2.0
package io.corral.kit;

import io.corral.kit.model.Scenario;
import io.corral.kit.process.KitFailure;
import java.io.IOException;
import java.io.PrintStream;

/** The kit's program. */
public final class StampedeKit {

    static final int FAILED = 1;
    static final int COULD_NOT = 2;

    private StampedeKit() {}

    /**
     * Runs the kit and ends the JVM.
     *
     * @param arguments as --help says
     */
    public static void main(String[] arguments) {
        System.exit(run(System.out, System.err, arguments));
    }

    /**
     * Runs the kit.
     *
     * @param screen where it says what it does
     * @param errors where it says why it cannot
     * @return the exit code: 0 if no scenario failed, 1 if one did, 2 if the kit could not do its work
     */
    public static int run(PrintStream screen, PrintStream errors, String... arguments) {
        try {
            Options options = Options.parse(arguments);
            if (options.has("--help")) {
                screen.print(Options.HELP);
                return 0;
            }
            if (options.has("--list")) {
                KitRun.scenarios().forEach(scenario -> screen.println(line(scenario)));
                return 0;
            }
            return new KitRun(options, screen, errors).execute();
        } catch (KitFailure e) {
            errors.println(e.getMessage());
            return COULD_NOT;
        } catch (IOException e) {
            errors.println("A report could not be written: " + e);
            return COULD_NOT;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            errors.println("The kit was interrupted.");
            return COULD_NOT;
        }
    }

    private static String line(Scenario scenario) {
        return scenario.id() + ": " + scenario.guarantee() + " Ideal: " + scenario.ideal() + ".";
    }
}
