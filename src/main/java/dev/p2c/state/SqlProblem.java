package dev.p2c.state;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;

/** What an error of a driver means for us. PostgreSQL's tells by SQL state, H2's by its number. */
final class SqlProblem {

    /**
     * I/O error, connection broken, database closed or closing, other session holds it
     * ("org.h2.api.ErrorCode").
     */
    private static final Set<Integer> H2_GONE =
            Set.of(90007, 90020, 90028, 90031, 90067, 90098, 90121, 90135);

    /** Two transactions met; the loser may try again. */
    private static final Set<String> COLLISION = Set.of("40001", "40P01", "23505", "90131");

    /** Wrong user or password, no such database, no such schema, an unknown option. */
    private static final Set<String> SETTING =
            Set.of("3D000", "3F000", "90011", "90013", "90046", "90048", "90113", "90146", "HYC00");

    private SqlProblem() {}

    /** The connection is of no use any more; a new one may be. */
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

    /** The database does not answer as it should, and nothing of ours is wrong. */
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
