// SPDX-License-Identifier: Apache-2.0
package io.corral.kit;

import io.corral.kit.process.KitFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the kit is told to do.
 *
 * @param values what follows each option, in the order given; no option that was not given
 */
record Options(Map<String, List<String>> values) {

    /** What --help prints. */
    static final String HELP = """
            Asks a JCache provider how it behaves when many threads, or nodes, want one value.

              --provider CLASS      the CachingProvider
              --coordinates G:A:V   its Maven coordinates, or G:A:V:CLASSIFIER; more with commas between
              --classpath PATH      its class path, instead of coordinates
              --uri URI             the cache manager's URI; the provider's default unless told
              --properties FILE     the cache manager's properties
              --java FOLDER         the JDK on which it is asked; the kit's own unless told
              --jvm OPTIONS         what its JVMs are started with besides; commas between
              --file FILE           a provider file, which says all this and how nodes join; may be given
                                    several times; a folder stands for each .properties file in it
              --out FOLDER          where the reports go; stampede-kit unless told
              --part PART           local (one JVM) or cluster (three JVMs); both unless told
              --only ID             this scenario; may be given several times
              --maven PROGRAM       what starts Maven, for --coordinates; mvn unless told
              --list                print the scenarios
              --help                print this

            Exit code: 0 no scenario failed, 1 one did, 2 the kit could not do all its work.
            """;

    private static final Set<String> WITH_VALUE = Set.of(
            "--provider",
            "--coordinates",
            "--classpath",
            "--uri",
            "--properties",
            "--java",
            "--jvm",
            "--file",
            "--out",
            "--part",
            "--only",
            "--maven");

    private static final Set<String> ALONE = Set.of("--list", "--help");

    /**
     * Reads the command line.
     *
     * @throws KitFailure if it says what the kit does not know
     */
    static Options parse(String... arguments) {
        Map<String, List<String>> values = new TreeMap<>();
        for (int i = 0; i < arguments.length; i++) {
            String option = arguments[i];
            List<String> given = values.computeIfAbsent(option, any -> new ArrayList<>());
            if (WITH_VALUE.contains(option)) {
                i++;
                if (i == arguments.length) {
                    throw new KitFailure(option + " needs a value; --help says which.");
                }
                given.add(arguments[i]);
            } else if (!ALONE.contains(option)) {
                throw new KitFailure("There is no option " + option + "; --help lists them.");
            }
        }
        return new Options(values);
    }

    boolean has(String option) {
        return values.containsKey(option);
    }

    List<String> all(String option) {
        return values.getOrDefault(option, List.of());
    }

    /** The last value given. */
    String last(String option, String otherwise) {
        List<String> given = all(option);
        return given.isEmpty() ? otherwise : given.get(given.size() - 1);
    }
}
