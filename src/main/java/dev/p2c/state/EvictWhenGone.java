package dev.p2c.state;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * Makes the pool evict a broken connection at once. The pool by itself knows only the SQL states of
 * the standard, but H2 uses its own.
 */
final class EvictWhenGone implements SQLExceptionOverride {

    @java.lang.Override
    public Override adjudicate(SQLException e) {
        return SqlProblem.isGone(e) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
}
