package dev.p2c.state;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
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

    /** Behind the state's back. */
    static void execute(StateSettings settings, String sql) {
        boolean isH2 = StateUrl.parse(settings.url()).isH2();
        executeAt(settings.url() + (isH2 ? ";AUTO_SERVER=TRUE" : ""), sql);
    }

    private static void executeAt(String url, String sql) {
        String user = url.startsWith("jdbc:postgresql") ? "postgres" : "";
        try (Connection connection = DriverManager.getConnection(url, user, "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    static int postgresPort() {
        return Postgres.SERVER.getPort();
    }

    /** Once per JVM; its own shutdown hook ends it. */
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
