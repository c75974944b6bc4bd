// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.cli;

import io.corral.demo.DemoFailure;
import io.corral.demo.contender.ContenderChoice;
import io.corral.demo.database.DatabaseClient;
import io.corral.demo.database.ServerSettings;
import io.corral.demo.traffic.Workload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the demo is to do.
 *
 * @param nodes how many JVMs ask: 1 is this one, more are started for it
 * @param out the folder for its results
 * @param plain whether to print lines only
 */
public record Options(
        List<ContenderChoice> contenders,
        Workload workload,
        ServerSettings server,
        int nodes,
        Path out,
        boolean plain) {

    /** The fewest that keep a majority when one is killed. */
    private static final int CLUSTER_NODES = 3;

    /** Where the results of three JVMs go, next to those of one. */
    private static final String CLUSTER_FOLDER = "cluster";

    /**
     * Reads the options, with the defaults for those that were not typed.
     *
     * @throws DemoFailure if a value is none that the option takes
     */
    public static Options of(Arguments arguments) {
        boolean cluster = arguments.has(Flag.CLUSTER);
        Path out = Path.of(arguments.text(Flag.OUT));
        return new Options(
                contenders(arguments.text(Flag.CONTENDERS), cluster ? CLUSTER_NODES : 1),
                workload(arguments),
                server(arguments),
                cluster ? CLUSTER_NODES : 1,
                cluster ? out.resolve(CLUSTER_FOLDER) : out,
                arguments.has(Flag.PLAIN));
    }

    /** Whether several JVMs ask. */
    public boolean cluster() {
        return nodes > 1;
    }

    /** What {@code --help} prints. */
    public static String help() {
        StringBuilder text = new StringBuilder("""
                Lets many threads ask a database for the same few expensive answers, which expire every few seconds:
                through a plain map, through Caffeine's JCache, and through Corral. The database counts its queries.
                With --cluster, the threads of three JVMs ask; the results are then in the folder cluster below --out.

                Options (and what they are if you leave them out):
                """);
        for (Flag flag : Flag.values()) {
            text.append(flag.helpLine()).append('\n');
        }
        return text.append("""

                        The exit code is 0 if all went well, 2 for wrong options, 3 if the database does not start,
                        4 if a contender fails, 5 if the results cannot be written, 1 for anything else.
                        """).toString();
    }

    private static List<ContenderChoice> contenders(String names, int nodes) {
        List<ContenderChoice> contenders = new ArrayList<>();
        for (String name : names.split(",", -1)) {
            ContenderChoice choice = ContenderChoice.named(name.strip())
                    .orElseThrow(() -> Arguments.wrong(Flag.CONTENDERS.option()
                            + " takes map, caffeine, corral and class names, with commas between, not \"" + name
                            + '"'));
            contenders.add(choice.inEachOf(nodes));
        }
        return List.copyOf(contenders);
    }

    private static Workload workload(Arguments arguments) {
        return new Workload(
                seconds(arguments.decimal(Flag.SECONDS, 1, 600)),
                arguments.integer(Flag.THREADS, 1, 1_000),
                DatabaseClient.shipDates(arguments.integer(Flag.KEYS, 1, 61)),
                seconds(arguments.decimal(Flag.TTL, 0.1, 600)),
                Duration.ofMillis(arguments.integer(Flag.PAUSE, 1, 10_000)));
    }

    private static ServerSettings server(Arguments arguments) {
        Optional<Path> folder =
                arguments.has(Flag.DIR) ? Optional.of(Path.of(arguments.text(Flag.DIR))) : Optional.empty();
        return new ServerSettings(
                arguments.integer(Flag.PORT, 0, 65_535), folder, arguments.decimal(Flag.SCALE, 0.001, 1));
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1_000));
    }
}
