// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.cli;

import io.corral.demo.DemoFailure;
import io.corral.demo.ExitCode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What the user typed, option by option; {@code --option value} and {@code --option=value} are the same. */
public final class Arguments {

    private final Map<Flag, String> typed = new EnumMap<>(Flag.class);

    /**
     * Takes the words apart.
     *
     * @throws DemoFailure if an option is unknown or lacks its value
     */
    public Arguments(String... words) {
        Deque<String> rest = new ArrayDeque<>(List.of(words));
        while (!rest.isEmpty()) {
            String[] word = rest.pop().split("=", 2);
            Flag flag = Flag.typed(word[0]).orElseThrow(() -> wrong("There is no option \"" + word[0] + "\""));
            if (!flag.takesValue()) {
                typed.put(flag, "");
            } else if (word.length == 2) {
                typed.put(flag, word[1]);
            } else if (rest.isEmpty()) {
                throw wrong(flag.option() + " needs a value");
            } else {
                typed.put(flag, rest.pop());
            }
        }
    }

    public boolean helpWanted() {
        return has(Flag.HELP);
    }

    boolean has(Flag flag) {
        return typed.containsKey(flag);
    }

    String text(Flag flag) {
        return typed.getOrDefault(flag, flag.defaultValue(has(Flag.CLUSTER)));
    }

    /** The option's value as a whole number within bounds, both included. */
    int integer(Flag flag, int least, int most) {
        String text = text(flag);
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, with the bounds.
        }
        throw wrong(flag.option() + " takes a whole number from " + least + " to " + most + ", not \"" + text + '"');
    }

    /** The option's value as a number within bounds, both included. */
    double decimal(Flag flag, double least, double most) {
        String text = text(flag);
        try {
            double number = Double.parseDouble(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, with the bounds.
        }
        throw wrong(flag.option() + " takes a number from " + least + " to " + most + ", not \"" + text + '"');
    }

    static DemoFailure wrong(String what) {
        return new DemoFailure(ExitCode.ARGUMENTS, what + ". --help lists the options.");
    }
}
