package dev.p2c.state;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/**
 * Writes an H2 file anew with the rows that it has now. The file otherwise keeps what was deleted
 * or replaced until it uses the room again.
 */
public final class Compaction {

    private static final int ALREADY_OPEN = 90020;

    /** What became of a file. */
    public enum Result {
        DONE,
        /** Another process has it open, and the file stays as it is. */
        IN_USE,
        /** The database is no H2 file. */
        NO_FILE
    }

    private Compaction() {}

    /** Compacts the file of a state that this process has closed. */
    public static Result of(StateSettings settings) {
        StateUrl url = StateUrl.parse(settings.url());
        if (url.file().isEmpty()) {
            return Result.NO_FILE;
        }
        try (Connection connection = alone(settings, url);
                Statement statement = connection.createStatement()) {
            if (sessions(statement) > 1) {
                return Result.IN_USE;
            }
            statement.execute("shutdown defrag");
            return Result.DONE;
        } catch (SQLException e) {
            if (e.getErrorCode() == ALREADY_OPEN) {
                return Result.IN_USE;
            }
            throw StorageProblem.of(e, settings.place())
                    .map(RuntimeException.class::cast)
                    .orElseGet(() -> new IllegalStateException("state: " + e.getMessage(), e));
        } finally {
            new OwnFiles(url.file().get()).protect();
        }
    }

    private static Connection alone(StateSettings settings, StateUrl url) throws SQLException {
        Properties login = new Properties();
        login.putAll(url.properties());
        boolean hasLogin = !settings.user().isEmpty() || !settings.password().isEmpty();
        if (hasLogin) {
            login.setProperty("user", settings.user());
            login.setProperty("password", settings.password());
        } else if (!login.containsKey("user") && !login.containsKey("password")) {
            login.setProperty("password", new FilePassword(url.file().orElseThrow()).text());
        }
        String address = url.address().replaceFirst("(?i);AUTO_SERVER=[^;]*", "");
        return DriverManager.getConnection(address + ";AUTO_SERVER=FALSE", login);
    }

    private static int sessions(Statement statement) throws SQLException {
        try (ResultSet count =
                statement.executeQuery("select count(*) from information_schema.sessions")) {
            count.next();
            return count.getInt(1);
        }
    }
}
