package dev.p2c.state;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The databases that every test of the state runs on. */
enum TestDatabase {
    H2 {
        @Override
        StateSettings fresh(Path directory) {
            String name = "state" + NUMBER.incrementAndGet();
            return new StateSettings("jdbc:h2:file:" + directory.resolve(name), "", "", 4);
        }

        @Override
        StateSettings migrated(Path directory) {
            StateSettings settings = fresh(directory);
            String name = StateUrl.parse(settings.url()).file().orElseThrow().toString();
            MigratedFile.FILES.forEach((end, bytes) -> write(Path.of(name + end), bytes));
            return settings;
        }
    },
    POSTGRESQL {
        @Override
        StateSettings fresh(Path directory) {
            String schema = "state" + NUMBER.incrementAndGet();
            executeAt(Postgres.url(""), "create schema " + schema);
            return new StateSettings(Postgres.url("?currentSchema=" + schema), "postgres", "", 4);
        }

        @Override
        StateSettings migrated(Path directory) {
            StateSettings settings = fresh(directory);
            execute(settings, MigratedSchema.SCRIPT);
            return settings;
        }
    };

    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** An empty database. */
    abstract StateSettings fresh(Path directory);

    /** A database with the tables, which were migrated once: a migration takes half a second. */
    abstract StateSettings migrated(Path directory);

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

    private static void write(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files of an H2 state, by the ends of their names. */
    private static final class MigratedFile {

        static final Map<String, byte[]> FILES = files();

        private static Map<String, byte[]> files() {
            try {
                Path folder = Files.createTempDirectory("p2c-migrated");
                State.open(H2.fresh(folder), Clock.systemUTC()).close();
                Map<String, byte[]> files = new HashMap<>();
                for (File file : folder.toFile().listFiles()) {
                    String name = file.getName();
                    files.put(name.substring(name.indexOf('.')), Files.readAllBytes(file.toPath()));
                    Files.delete(file.toPath());
                }
                Files.delete(folder);
                return files;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** What Flyway does in an empty schema of PostgreSQL, with its history. */
    private static final class MigratedSchema {

        private static final String HISTORY =
                """
                create table flyway_schema_history (like %1$s including all);
                insert into flyway_schema_history select * from %1$s""";

        static final String SCRIPT = script();

        private static String script() {
            StateSettings settings = POSTGRESQL.fresh(Path.of(""));
            State.open(settings, Clock.systemUTC()).close();
            StringBuilder script = new StringBuilder();
            try (Connection connection = connect(settings);
                    Statement statement = connection.createStatement();
                    ResultSet rows =
                            statement.executeQuery(
                                    "select script from flyway_schema_history"
                                            + " where type = 'SQL' order by installed_rank")) {
                while (rows.next()) {
                    script.append(text("/db/migration/" + rows.getString(1))).append('\n');
                }
                return script
                        + HISTORY.formatted(connection.getSchema() + ".flyway_schema_history");
            } catch (SQLException | IOException e) {
                throw new IllegalStateException(e);
            }
        }

        private static String text(String resource) throws IOException {
            try (InputStream in = TestDatabase.class.getResourceAsStream(resource)) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
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
