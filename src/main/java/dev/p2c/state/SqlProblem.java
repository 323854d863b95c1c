package dev.p2c.state;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;

/** Classifies SQL errors: PostgreSQL's by SQL state, H2's by error code. */
final class SqlProblem {

    /**
     * Error codes of H2 ({@code org.h2.api.ErrorCode}): I/O error, connection broken, database
     * closed or closing, database in use by another process.
     */
    private static final Set<Integer> H2_GONE =
            Set.of(90007, 90020, 90028, 90031, 90067, 90098, 90121, 90135);

    /** SQL states of two transactions in conflict, one of which may try again. */
    private static final Set<String> COLLISION = Set.of("40001", "40P01", "23505", "90131");

    /** SQL states for a wrong user or password, a missing database or schema, an unknown option. */
    private static final Set<String> SETTING =
            Set.of("3D000", "3F000", "90011", "90013", "90046", "90048", "90113", "90146", "HYC00");

    private SqlProblem() {}

    /** True if the connection is broken; a new connection may work. */
    static boolean isGone(SQLException e) {
        return e instanceof SQLNonTransientConnectionException
                || e instanceof SQLRecoverableException
                || H2_GONE.contains(e.getErrorCode())
                || state(e).startsWith("08")
                || state(e).startsWith("57P");
    }

    static boolean isCollision(SQLException e) {
        return COLLISION.contains(state(e));
    }

    /** True if the database is unavailable, rather than a statement or a setting wrong. */
    static boolean isOutage(SQLException e) {
        return isGone(e)
                || e instanceof SQLTransientException
                || state(e).startsWith("53")
                || state(e).startsWith("58")
                || state(e).equals("25006");
    }

    static boolean isSetting(SQLException e) {
        return e != null && isWrongSetting(e);
    }

    private static boolean isWrongSetting(SQLException e) {
        return state(e).startsWith("28") || SETTING.contains(state(e));
    }

    /** The first SQL error among the causes; null if there is none. */
    static SQLException find(Throwable error) {
        Throwable cause = error;
        while (cause != null && !(cause instanceof SQLException)) {
            cause = cause.getCause();
        }
        return (SQLException) cause;
    }

    private static String state(SQLException e) {
        return e.getSQLState() == null ? "" : e.getSQLState();
    }
}
