package dev.p2c.state;

import com.zaxxer.hikari.HikariDataSource;
import dev.p2c.error.UnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Connections and transactions; the one place where a driver's error becomes one of ours. */
final class Database implements AutoCloseable {

    private static final int ATTEMPTS = 3;

    private final HikariDataSource pool;
    private final SqlDialect dialect;
    private final String place;

    Database(HikariDataSource pool, SqlDialect dialect, String place) {
        this.pool = pool;
        this.dialect = dialect;
        this.place = place;
    }

    SqlDialect dialect() {
        return dialect;
    }

    /** Reading only: it may be done twice. */
    <T> T read(Work<T> work) {
        return attempt((connection, progress) -> work.in(connection));
    }

    /**
     * All or nothing. Done again if another transaction was in its way or the connection broke, but
     * only as long as it surely was not committed.
     */
    <T> T write(Work<T> work) {
        return attempt(
                (connection, progress) -> {
                    connection.setAutoCommit(false);
                    T result = undoneIfItFails(work, connection);
                    progress.isCommitting = true;
                    dialect.commit(connection);
                    return result;
                });
    }

    <T> T readWith(Function<Handle, T> work) {
        return read(connection -> handle(connection, work));
    }

    <T> T writeWith(Function<Handle, T> work) {
        return write(connection -> handle(connection, work));
    }

    @Override
    public void close() {
        pool.close();
    }

    private static <T> T handle(Connection connection, Function<Handle, T> work)
            throws SQLException {
        // Not closed: that would close the connection, which is not the handle's.
        Handle handle = Jdbi.open(connection);
        handle.registerArrayType(String.class, "varchar");
        try {
            return work.apply(handle);
        } catch (JdbiException e) {
            SQLException cause = SqlProblem.find(e);
            throw cause == null ? new SQLException(e) : cause;
        }
    }

    private static <T> T undoneIfItFails(Work<T> work, Connection connection) throws SQLException {
        try {
            return work.in(connection);
        } catch (SQLException | RuntimeException e) {
            try {
                connection.rollback();
            } catch (SQLException rollback) {
                e.addSuppressed(rollback);
            }
            throw e;
        }
    }

    private <T> T attempt(Step<T> step) {
        for (int attempt = 1; ; attempt++) {
            Progress progress = new Progress();
            try (Connection connection = pool.getConnection()) {
                progress.isConnected = true;
                return step.in(connection, progress);
            } catch (SQLException e) {
                if (attempt == ATTEMPTS || !progress.mayBeginAgain(e)) {
                    throw problem(e, progress.isConnected);
                }
            }
        }
    }

    private RuntimeException problem(SQLException e, boolean isConnected) {
        if (!isConnected || SqlProblem.isOutage(e)) {
            return new UnavailableException(
                    "state", "the database at %s: %s".formatted(place, e.getMessage()), e);
        }
        return new IllegalStateException("state: " + e.getMessage(), e);
    }

    @FunctionalInterface
    interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    @FunctionalInterface
    private interface Step<T> {
        T in(Connection connection, Progress progress) throws SQLException;
    }

    /** How far one attempt came. */
    private static final class Progress {
        private boolean isConnected;
        private boolean isCommitting;

        private boolean mayBeginAgain(SQLException e) {
            return isConnected
                    && !isCommitting
                    && (SqlProblem.isGone(e) || SqlProblem.isCollision(e));
        }
    }
}
