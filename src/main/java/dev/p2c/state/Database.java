package dev.p2c.state;

import com.zaxxer.hikari.HikariDataSource;
import dev.p2c.error.UnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Runs work on connections of the pool, in transactions where it writes, and turns SQL errors into
 * exceptions of this application. Thread-safe.
 */
final class Database implements AutoCloseable {

    private static final int ATTEMPTS = 3;

    private final HikariDataSource pool;
    private final SqlDialect dialect;
    private final String place;
    private final boolean lasts;
    private final ThreadLocal<Fence> fence = new ThreadLocal<>();
    private final ThreadLocal<Connection> current = new ThreadLocal<>();

    /** One instance for all statements, because it caches parsed statements. */
    private final Jdbi jdbi = Jdbi.create(current::get).registerArrayType(String.class, "varchar");

    /** A database whose commits survive the end of the process. */
    Database(HikariDataSource pool, SqlDialect dialect, String place) {
        this(pool, dialect, place, true);
    }

    /**
     * @param lasts whether commits have to survive the end of the process
     */
    Database(HikariDataSource pool, SqlDialect dialect, String place, boolean lasts) {
        this.pool = pool;
        this.dialect = dialect;
        this.place = place;
        this.lasts = lasts;
    }

    /** The address for people. */
    String place() {
        return place;
    }

    SqlDialect dialect() {
        return dialect;
    }

    /** Runs work that only reads; the work may run more than once. */
    <T> T read(SqlWork<T> work) {
        return attempt((connection, attempt) -> work.in(connection));
    }

    /** Runs work whose transactions on this thread are committed only while the fence holds. */
    <T> T fenced(Fence by, Supplier<T> work) {
        Fence before = fence.get();
        fence.set(by);
        try {
            return work.get();
        } finally {
            fence.set(before);
        }
    }

    /**
     * Runs work in a transaction. The transaction is repeated after a collision with another one or
     * a broken connection, but only while it was certainly not committed.
     */
    <T> T write(SqlWork<T> work) {
        return attempt(
                (connection, attempt) -> {
                    connection.setAutoCommit(false);
                    T result = undoneIfItFails(checked(work), connection);
                    attempt.isCommitting = true;
                    if (lasts) {
                        dialect.commit(connection);
                    } else {
                        connection.commit();
                    }
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

    private <T> T handle(Connection connection, Function<Handle, T> work) throws SQLException {
        try {
            // Left open, since closing the handle would close the connection, which the caller
            // owns.
            return work.apply(handle(connection));
        } catch (JdbiException e) {
            SQLException cause = SqlProblem.find(e);
            throw cause == null ? new SQLException(e) : cause;
        }
    }

    private Handle handle(Connection connection) {
        current.set(connection);
        try {
            return jdbi.open();
        } finally {
            current.remove();
        }
    }

    private <T> SqlWork<T> checked(SqlWork<T> work) {
        Fence current = fence.get();
        return current == null
                ? work
                : connection -> {
                    current.check(connection);
                    return work.in(connection);
                };
    }

    private static <T> T undoneIfItFails(SqlWork<T> work, Connection connection)
            throws SQLException {
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

    private <T> T attempt(TransactionStep<T> step) {
        for (int attempt = 1; ; attempt++) {
            Attempt current = new Attempt();
            try (Connection connection = pool.getConnection()) {
                current.isConnected = true;
                return step.in(connection, current);
            } catch (SQLException e) {
                if (attempt == ATTEMPTS || !current.mayBeginAgain(e)) {
                    throw problem(e, current.isConnected);
                }
            }
        }
    }

    private RuntimeException problem(SQLException e, boolean isConnected) {
        return StorageProblem.of(e, place)
                .map(RuntimeException.class::cast)
                .orElseGet(() -> otherProblem(e, isConnected));
    }

    private RuntimeException otherProblem(SQLException e, boolean isConnected) {
        if (!isConnected || SqlProblem.isOutage(e)) {
            return new UnavailableException(
                    "state", "the database at %s: %s".formatted(place, SqlProblem.text(e)), e);
        }
        return new IllegalStateException("state: " + e.getMessage(), e);
    }

    @FunctionalInterface
    interface SqlWork<T> {
        T in(Connection connection) throws SQLException;
    }

    @FunctionalInterface
    private interface TransactionStep<T> {
        T in(Connection connection, Attempt attempt) throws SQLException;
    }

    /** How far one attempt came, which decides whether it may be repeated. */
    private static final class Attempt {
        private boolean isConnected;
        private boolean isCommitting;

        private boolean mayBeginAgain(SQLException e) {
            return isConnected
                    && !isCommitting
                    && (SqlProblem.isGone(e) || SqlProblem.isCollision(e));
        }
    }
}
