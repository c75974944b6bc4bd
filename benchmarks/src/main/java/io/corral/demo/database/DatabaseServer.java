// SPDX-License-Identifier: Apache-2.0
package io.corral.demo.database;

import io.corral.demo.database.ServerMessage.Failed;
import io.corral.demo.database.ServerMessage.Loading;
import io.corral.demo.database.ServerMessage.Ready;
import io.corral.demo.database.TpchTables.RowCounts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.api.ErrorCode;
import org.h2.tools.Server;

/**
 * The main class of the database process: H2 over TCP on the loopback interface, filled with TPC-H data.
 * It ends when its standard input does, so that it never outlives the process that started it.
 */
final class DatabaseServer {

    private final ServerSettings settings;
    private final String password;

    private DatabaseServer(ServerSettings settings, String password) {
        this.settings = settings;
        this.password = password;
    }

    /**
     * Starts the server, and watches for the end of standard input.
     *
     * @param arguments what {@link ServerSettings#toArguments} makes;
     *     the password comes as the first line of standard input, where no list of processes shows it
     */
    public static void main(String[] arguments) throws IOException {
        System.setProperty("h2.bindAddress", DatabaseAddress.LOOPBACK);
        BufferedReader parent = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String password = parent.readLine();
        if (password == null) {
            return;
        }
        endWithParent(parent);
        ServerSettings settings = ServerSettings.of(arguments);
        try {
            say(new DatabaseServer(settings, password).open());
        } catch (SQLException | IOException | OutOfMemoryError e) {
            say(new Failed(reason(settings, e)));
            System.exit(1);
        }
    }

    private static void endWithParent(BufferedReader parent) {
        Thread watch = new Thread(
                () -> {
                    try {
                        while (parent.readLine() != null) {
                            // The parent has nothing more to say: only the end matters.
                        }
                    } catch (IOException e) {
                        // A pipe that broke says the same as one that ended.
                    }
                    System.exit(0);
                },
                "parent-watch");
        watch.setDaemon(true);
        watch.start();
    }

    private Ready open() throws SQLException, IOException {
        Server server = Server.createTcpServer("-tcpPort", String.valueOf(settings.port()))
                .start();
        String name = settings.folder().isPresent() ? fileIn(settings.folder().get()) : "mem:tpch";
        // Stays open for as long as the process lives, and with it the database.
        Connection keeper = DriverManager.getConnection(
                "jdbc:h2:" + name + ";DB_CLOSE_ON_EXIT=FALSE", DatabaseAddress.USER, password);
        RowCounts rows = new TpchTables(keeper, settings.scale(), count -> say(new Loading(count))).fill();
        try (Statement statement = keeper.createStatement()) {
            // Else H2 answers a repeated query from its last result, and there is nothing to protect.
            statement.execute("SET OPTIMIZE_REUSE_RESULTS 0");
            statement.execute("CREATE ALIAS SUMMARIES_STARTED FOR '" + QueryCounter.class.getName() + ".started'");
            statement.execute("SET DATABASE_EVENT_LISTENER '" + QueryCounter.class.getName() + "'");
        }
        String version = keeper.getMetaData().getDatabaseProductVersion().split(" ", 2)[0];
        return new Ready(server.getPort(), rows.orders(), rows.lineItems(), version, name);
    }

    private static String fileIn(Path folder) throws IOException {
        TemporaryFolder temporary = TemporaryFolder.in(folder);
        Runtime.getRuntime().addShutdownHook(new Thread(temporary::delete, "delete-database"));
        return temporary.path().resolve("tpch").toAbsolutePath().toString();
    }

    private static String reason(ServerSettings settings, Throwable failure) {
        if (failure instanceof OutOfMemoryError || isOutOfMemory(failure)) {
            return "scale " + settings.scale() + " does not fit into its memory. Choose a smaller --scale.";
        }
        if (failure instanceof SQLException sql && sql.getErrorCode() == ErrorCode.EXCEPTION_OPENING_PORT_2) {
            return "port " + settings.port() + " is taken or not allowed."
                    + " Choose another with --port, or leave --port out to have a free one chosen.";
        }
        if (settings.folder().isPresent()) {
            return "it cannot keep its data in " + settings.folder().get() + " (" + failure.getMessage() + ")."
                    + " Make room or choose another folder with --dir, or leave --dir out to keep the data in memory.";
        }
        return failure.toString();
    }

    private static boolean isOutOfMemory(Throwable failure) {
        return failure instanceof SQLException sql && sql.getErrorCode() == ErrorCode.OUT_OF_MEMORY;
    }

    private static void say(ServerMessage message) {
        System.out.println(message.toLine());
    }
}
