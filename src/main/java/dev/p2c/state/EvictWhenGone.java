package dev.p2c.state;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * Tells the pool to throw a broken connection away at once. By itself it knows the SQL states of
 * the standard, and H2 has its own.
 */
final class EvictWhenGone implements SQLExceptionOverride {

    @java.lang.Override
    public Override adjudicate(SQLException e) {
        return SqlProblem.isGone(e) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
}
