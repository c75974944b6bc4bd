// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The options that a user may type, with what the help says of them. */
enum Flag {
    CONTENDERS(
            "NAMES",
            "map,caffeine,corral",
            "caffeine,corral",
            "who is asked, one after the other; the class of any JCache provider too"),
    CLUSTER(
            "",
            "",
            "three JVMs ask, and one is killed half-way: Caffeine in each of them, then Corral over all of them"),
    SECONDS("S", "30", "how long each is asked"),
    THREADS("N", "64", "16", "how many threads ask, in each JVM"),
    KEYS("N", "4", "how many different pricing summaries they ask for"),
    TTL("S", "3", "how long a cache may keep a summary"),
    PAUSE("MS", "5", "how long a thread rests after an answer"),
    SCALE(
            "F",
            "0.03",
            "0.01",
            "how much data, as a TPC-H scale factor; 0.03 makes a query of about a third of a second"),
    PORT("N", "0", "where the database listens on the loopback interface; 0 for any free port"),
    DIR("FOLDER", "", "where the database keeps its files while it runs; without it, in memory"),
    OUT("FOLDER", "target/demo", "where the page, the picture and the tables go"),
    PLAIN("", "", "print lines only: no line that changes while you watch"),
    HELP("", "", "print this and end");

    private final String placeholder;
    private final String defaultValue;
    private final String clusterDefault;
    private final String help;

    Flag(String placeholder, String defaultValue, String help) {
        this(placeholder, defaultValue, defaultValue, help);
    }

    Flag(String placeholder, String defaultValue, String clusterDefault, String help) {
        this.placeholder = placeholder;
        this.defaultValue = defaultValue;
        this.clusterDefault = clusterDefault;
        this.help = help;
    }

    static Optional<Flag> typed(String name) {
        return Arrays.stream(values())
                .filter(flag -> flag.option().equals(name))
                .findFirst();
    }

    /** The option as it is typed. */
    String option() {
        return "--" + name().toLowerCase(Locale.ROOT);
    }

    boolean takesValue() {
        return !placeholder.isEmpty();
    }

    /** What the option is when it is not typed: three JVMs ask for less each, so that one machine can bear them. */
    String defaultValue(boolean cluster) {
        return cluster ? clusterDefault : defaultValue;
    }

    /** The line of the help about this option. */
    String helpLine() {
        String usage = takesValue() ? option() + ' ' + placeholder : option();
        String inCluster = clusterDefault.equals(defaultValue) ? "" : "; with --cluster " + clusterDefault;
        String note = defaultValue.isEmpty() ? "" : " (" + defaultValue + inCluster + ")";
        return String.format(Locale.ROOT, "  %-20s %s%s", usage, help, note);
    }
}
