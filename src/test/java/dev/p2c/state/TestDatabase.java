package dev.p2c.state;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** The databases that every test of the state runs on. */
enum TestDatabase {
    H2 {
        @Override
        StateSettings fresh(Path directory) {
            String name = "state" + NUMBER.incrementAndGet();
            return new StateSettings("jdbc:h2:file:" + directory.resolve(name), "", "", 4);
        }
    },
    POSTGRESQL {
        @Override
        StateSettings fresh(Path directory) {
            String schema = "state" + NUMBER.incrementAndGet();
            executeAt(Postgres.url(""), "create schema " + schema);
            return new StateSettings(Postgres.url("?currentSchema=" + schema), "postgres", "", 4);
        }
    };

    private static final AtomicInteger NUMBER = new AtomicInteger();

    abstract StateSettings fresh(Path directory);

    /** Executes SQL in the database directly, without the state. */
    static void execute(StateSettings settings, String sql) {
        try (Connection connection = connect(settings);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** All values of a table as they are stored, column after column. */
    static String dump(StateSettings settings, String table) {
        StringBuilder text = new StringBuilder();
        try (Connection connection = connect(settings);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select * from " + table)) {
            while (rows.next()) {
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    text.append(rows.getString(i)).append('\t');
                }
                text.append('\n');
            }
        } catch (SQLException e) {
            throw new IllegalStateException(table, e);
        }
        return text.toString();
    }

    /** Connects as the state does, with the password of an H2 file. */
    static Connection connect(StateSettings settings) throws SQLException {
        StateUrl url = StateUrl.parse(settings.url());
        Path database = url.file().orElse(null);
        boolean open = database != null && Files.exists(Path.of(database + ".password"));
        String password = open ? new FilePassword(database).text() : "";
        return DriverManager.getConnection(
                settings.url() + (url.isH2() ? ";AUTO_SERVER=TRUE" : ""),
                settings.user(),
                password);
    }

    private static void executeAt(String url, String sql) {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    static int postgresPort() {
        return Postgres.SERVER.getPort();
    }

    /** A PostgreSQL server that starts once per JVM; a shutdown hook stops the server. */
    private static final class Postgres {
        static final EmbeddedPostgres SERVER = start();

        static String url(String options) {
            return "jdbc:postgresql://127.0.0.1:" + SERVER.getPort() + "/postgres" + options;
        }

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("listen_addresses", "127.0.0.1")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
