package dev.p2c.state;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
            Set.of("3D000", "3F000", "90011", "90013", "90046", "90113", "90146", "HYC00");

    /** The words of the operating systems in the causes of a failed write. */
    private static final Pattern DISK_FULL =
            Pattern.compile("No space left on device|not enough space on the disk|quota exceeded");

    /**
     * Codes of an {@code MVStoreException}, {@code [2.3.232/6]} ({@code org.h2.mvstore
     * .DataUtils}): reading failed, internal, unsupported format, file corrupt, chunk not found.
     */
    private static final Pattern H2_DAMAGED = Pattern.compile("\\[\\d+[.]\\d+[.]\\d+/[13569]]");

    /** H2's file corrupted and unsupported file header; PostgreSQL's data and index corrupted. */
    private static final Set<String> DAMAGED =
            Set.of(
                    "90030", "90048",
                    "90108", // a garbled length asks for too much memory; a real lack ends the JVM
                    "XX001", "XX002");

    private SqlProblem() {}

    /** True if the database cannot write because its disk is full, or a quota is used up. */
    static boolean isDiskFull(SQLException e) {
        return state(e).equals("53100")
                || state(e).equals("90100")
                || causes(e).anyMatch(cause -> DISK_FULL.matcher(cause.toString()).find());
    }

    /** True if the content of the database is damaged. */
    static boolean isDamaged(SQLException e) {
        return DAMAGED.contains(state(e))
                || causes(e).anyMatch(cause -> H2_DAMAGED.matcher(cause.toString()).find());
    }

    /** Ends with the exception itself: of a remote error H2 has only the text of the causes. */
    private static Stream<Throwable> causes(SQLException e) {
        return Stream.iterate((Throwable) e, Objects::nonNull, Throwable::getCause).limit(20);
    }

    /** The message without the statement, which says nothing to a person. */
    static String text(SQLException e) {
        return String.valueOf(e.getMessage()).split("; SQL statement:|\\R", 2)[0];
    }

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
