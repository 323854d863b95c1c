package dev.p2c.state;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.statement.StatementContext;

/** The stored actions of persons. Thread-safe. */
public final class OperatorLines {

    private final Database database;
    private final Clock clock;

    OperatorLines(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Adds an action of now; texts are cut. */
    public void add(String who, String origin, String action, String subject, String detail) {
        database.writeWith(
                handle ->
                        handle.execute(
                                """
                                insert into operator_log (at, who, origin, action, subject, detail)
                                values (?, ?, ?, ?, ?, ?)\
                                """,
                                Instants.toColumn(clock.instant()),
                                StoredText.clean(who, 200),
                                StoredText.clean(origin, 400),
                                StoredText.clean(action, 50),
                                StoredText.clean(subject, 600),
                                StoredText.clean(detail, 2000)));
    }

    /**
     * Actions, newest first.
     *
     * @param since the earliest
     */
    public List<OperatorLine> page(Instant since, long offset, int limit) {
        return database.readWith(
                handle ->
                        handle.createQuery(
                                        "select * from operator_log where at >= :since"
                                                + " order by id desc limit :limit offset :offset")
                                .bind("since", Instants.toColumn(since))
                                .bind("limit", limit)
                                .bind("offset", offset)
                                .map(OperatorLines::line)
                                .list());
    }

    /**
     * Removes actions that were done before a point in time.
     *
     * @return number of removed lines
     */
    public int purge(Instant before) {
        return database.writeWith(
                handle ->
                        handle.execute(
                                "delete from operator_log where at < ?",
                                Instants.toColumn(before)));
    }

    public long count(Instant since) {
        return database.readWith(
                handle ->
                        handle.createQuery("select count(*) from operator_log where at >= :since")
                                .bind("since", Instants.toColumn(since))
                                .mapTo(Long.class)
                                .one());
    }

    private static OperatorLine line(ResultSet row, StatementContext context) throws SQLException {
        return new OperatorLine(
                row.getLong("id"),
                Instants.fromColumn(row, "at"),
                row.getString("who"),
                row.getString("origin"),
                row.getString("action"),
                row.getString("subject"),
                row.getString("detail"));
    }
}
