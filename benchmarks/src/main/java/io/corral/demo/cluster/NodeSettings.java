// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.cluster;

import io.corral.demo.contender.ContenderChoice;
import io.corral.demo.database.DatabaseAddress;
import io.corral.demo.database.DatabaseClient;
import io.corral.demo.traffic.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a node is told when it is started. */
record NodeSettings(ContenderChoice contender, Workload workload, DatabaseAddress database) {

    private static final String NO_PROVIDER = "-";

    /**
     * Reads the settings in the node's process.
     *
     * @param arguments what {@link #toArguments} made
     * @param password the database's, which is not among them
     */
    static NodeSettings of(String[] arguments, String password) {
        String provider = arguments[1];
        return new NodeSettings(
                new ContenderChoice(
                        arguments[0], provider.equals(NO_PROVIDER) ? Optional.empty() : Optional.of(provider)),
                new Workload(
                        Duration.parse(arguments[2]),
                        Integer.parseInt(arguments[3]),
                        DatabaseClient.shipDates(Integer.parseInt(arguments[4])),
                        Duration.parse(arguments[5]),
                        Duration.parse(arguments[6])),
                new DatabaseAddress(Integer.parseInt(arguments[7]), arguments[8], password));
    }

    /** The settings as arguments of the process, without the password: everybody may list them. */
    List<String> toArguments() {
        return List.of(
                contender.title(),
                contender.providerClass().orElse(NO_PROVIDER),
                workload.length().toString(),
                String.valueOf(workload.threads()),
                String.valueOf(workload.keys().size()),
                workload.expiry().toString(),
                workload.pause().toString(),
                String.valueOf(database.port()),
                database.name());
    }
}
