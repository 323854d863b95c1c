package dev.p2c.state;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.p2c.error.ConfigurationException;
import dev.p2c.error.SyncException;
import dev.p2c.error.UnavailableException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;

/** Opens the database of the settings and brings its tables to the present version. */
final class Opening {

    private static final String BIND_ADDRESS = "h2.bindAddress";

    /** Flyway holds one connection for its lock while it migrates on another. */
    private static final int CONNECTIONS_TO_MIGRATE = 2;

    /** A file that a killed process left may take longer to open than a connection. */
    private static final int LONGER = 4;

    private final StateSettings settings;
    private final StateUrl url;
    private final Duration patience;
    private final Optional<FilePassword> ours;
    private final Optional<OwnFiles> files;

    /**
     * @param patience how long to wait for a connection
     */
    Opening(StateSettings settings, Duration patience) {
        this.settings = settings;
        this.patience = patience;
        this.url = StateUrl.parse(settings.url());
        this.files = url.file().map(OwnFiles::new);
        this.ours = hasLogin() ? Optional.empty() : url.file().map(FilePassword::new);
    }

    private boolean hasLogin() {
        return !settings.user().isEmpty()
                || !settings.password().isEmpty()
                || url.properties().containsKey("user")
                || url.properties().containsKey("password");
    }

    /**
     * @throws ConfigurationException if a setting is wrong, or the tables are of another version or
     *     not of p2c
     * @throws UnavailableException if the database does not answer
     */
    Database open() {
        if (url.isH2() && System.getProperty(BIND_ADDRESS) == null) {
            // Set before H2's classes load, so that only processes of this machine can connect.
            System.setProperty(BIND_ADDRESS, "127.0.0.1");
        }
        HikariDataSource pool = null;
        try {
            boolean isUsed = files.map(OwnFiles::prepare).orElse(false);
            if (isUsed && files.get().isCutOff()) {
                throw StorageProblem.cutOff(settings.place());
            }
            pool = files.isPresent() ? timed().open(this::pool) : pool();
            files.ifPresent(OwnFiles::protect);
            if (!CurrentSchema.isIn(pool)) {
                migrate(pool, isUsed);
            }
            files.ifPresent(OwnFiles::complete);
            SqlDialect dialect = url.isH2() ? SqlDialect.H2 : SqlDialect.POSTGRESQL;
            return new Database(pool, dialect, settings.place());
        } catch (RuntimeException e) {
            if (pool != null) {
                pool.close();
            }
            throw e instanceof SyncException ? e : problem(e);
        }
    }

    private void migrate(HikariDataSource pool, boolean isUsed) {
        Schema schema = new Schema(pool, settings.place());
        if (isUsed && schema.isEmpty()) {
            throw StorageProblem.cutOff(settings.place());
        }
        schema.migrate();
    }

    private TimedOpening timed() {
        return new TimedOpening(settings.place(), patience.multipliedBy(LONGER));
    }

    private HikariDataSource pool() {
        try {
            return new HikariDataSource(config());
        } catch (RuntimeException e) {
            if (ours.isEmpty() || !SqlProblem.isSetting(SqlProblem.find(e))) {
                throw e;
            }
            protectOlder(e);
            return new HikariDataSource(config());
        }
    }

    /** Sets the random password on an H2 file that an early version of p2c made without one. */
    private void protectOlder(RuntimeException refused) {
        try (Connection connection = DriverManager.getConnection(url.address(), "", "");
                Statement statement = connection.createStatement()) {
            // Safe in quotes: the password has only letters, digits, - and _.
            statement.execute("set password '" + ours.orElseThrow().text() + "'");
        } catch (SQLException e) {
            refused.addSuppressed(e);
            throw refused;
        }
    }

    private HikariConfig config() {
        HikariConfig config = new HikariConfig();
        config.setPoolName("p2c-state");
        config.setJdbcUrl(url.address());
        config.setDataSourceProperties(url.properties());
        if (!settings.user().isEmpty()) {
            config.setUsername(settings.user());
        }
        if (!settings.password().isEmpty()) {
            config.setPassword(settings.password());
        }
        ours.ifPresent(password -> config.setPassword(password.text()));
        config.setMaximumPoolSize(Math.max(settings.poolSize(), CONNECTIONS_TO_MIGRATE));
        // Without an open connection, H2 would close the file and open it again.
        config.setMinimumIdle(1);
        config.setConnectionTimeout(patience.toMillis());
        config.setExceptionOverride(new EvictWhenGone());
        return config;
    }

    private RuntimeException problem(RuntimeException e) {
        SQLException cause = SqlProblem.find(e);
        if (cause == null) {
            return e;
        }
        String place = settings.place();
        Optional<UnavailableException> storage = StorageProblem.of(cause, place);
        if (storage.isPresent()) {
            return storage.get();
        }
        if (SqlProblem.isSetting(cause)) {
            return new ConfigurationException(
                    StateUrl.SETTING,
                    "the state database at %s refuses the connection (%s): check address, user and password"
                            .formatted(place, SqlProblem.text(cause)));
        }
        return new UnavailableException(
                "state",
                "the database at %s does not open (%s): start it, or set %s"
                        .formatted(place, SqlProblem.text(cause), StateUrl.SETTING),
                cause);
    }
}
