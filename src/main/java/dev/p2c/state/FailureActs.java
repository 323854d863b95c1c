package dev.p2c.state;

import java.time.Clock;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** What persons do with failures, one or many, each in one statement. Thread-safe. */
public final class FailureActs {

    private final Database database;
    private final Clock clock;

    FailureActs(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Makes the chosen failures due now.
     *
     * @return number of failures
     */
    public int retry(FailureFilter filter, String by) {
        return change(filter, "next_at = :now, retried_by = :by", by, "");
    }

    /**
     * Leaves the chosen failures aside: their rows are not tried until their source rows change.
     *
     * @return number of failures
     */
    public int discard(FailureFilter filter, String by, String reason) {
        return change(
                filter,
                "state = 'DISCARDED', next_at = null, discarded_at = :now, discarded_by = :by,"
                        + " discard_reason = :reason",
                by,
                reason);
    }

    /**
     * Makes chosen failures that were left aside wait again, and due now.
     *
     * @param filter of discarded failures
     * @return number of failures
     */
    public int takeBack(FailureFilter filter, String by) {
        return change(
                filter,
                "state = 'WAITING', discarded_at = null, discarded_by = null, discard_reason ="
                        + " null, retried_by = :by, next_at = case when kind = 'DELETED' then null else"
                        + " cast(:now as timestamp(6) with time zone) end",
                by,
                "");
    }

    private int change(FailureFilter filter, String values, String by, String reason) {
        Instant now = clock.instant();
        return database.writeWith(handle -> change(handle, filter, values, by, reason, now));
    }

    private static int change(
            Handle handle,
            FailureFilter filter,
            String values,
            String by,
            String reason,
            Instant now) {
        Update update =
                handle.createUpdate("update failure f set " + values + filter.conditionsOfUpdate());
        if (values.contains(":now")) {
            update.bind("now", Instants.toColumn(now));
        }
        if (values.contains(":by")) {
            update.bind("by", StoredText.clean(by, 200));
        }
        if (values.contains(":reason")) {
            update.bind("reason", StoredText.clean(reason, 2000));
        }
        return filter.bind(update).execute();
    }
}
