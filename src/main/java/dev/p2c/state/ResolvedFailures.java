package dev.p2c.state;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;

/** Failures that are over, and those that persons left aside. Thread-safe. */
public final class ResolvedFailures {

    /** The kinds are named, so that an index finds the rows. */
    private static final String DISCARDED =
            "f.state = 'DISCARDED' and f.kind in ('REJECTED', 'PARKED', 'CONFLICT', 'DELETED')";

    private static final String OVER =
            """
            select r.id, t.task, t.company, r.row_key, r.kind, r.field, r.reason, r.cause,
                r.attempts, r.first_at, r.resolved_at, r.how, r.who, '' note, r.run_id
            from resolved_failure r join task_company t on t.id = r.task_company_id
            """;

    private static final String ALL =
            """
            %s
            union all
            select f.id, t.task, t.company, f.row_key, f.kind, f.field, f.reason, f.cause,
                f.attempts, f.first_at, f.discarded_at, 'DISCARDED', f.discarded_by,
                f.discard_reason, 0
            from failure f join task_company t on t.id = f.task_company_id
            where %s\
            """
                    .formatted(OVER, DISCARDED);

    private final Database database;

    ResolvedFailures(Database database) {
        this.database = database;
    }

    /** Newest first. */
    public List<ResolvedFailure> page(long offset, int limit) {
        return database.readWith(
                handle ->
                        handle.createQuery(
                                        "select * from ("
                                                + ALL
                                                + ") a order by resolved_at desc, id desc"
                                                + " limit :limit offset :offset")
                                .bind("limit", limit)
                                .bind("offset", offset)
                                .map(ResolvedFailures::resolved)
                                .list());
    }

    /** The failure that is over and had this ID while it waited. */
    public Optional<ResolvedFailure> find(long id) {
        return database.readWith(
                handle ->
                        handle.createQuery(OVER + "where r.id = :id")
                                .bind("id", id)
                                .map(ResolvedFailures::resolved)
                                .findOne());
    }

    public long count() {
        return database.readWith(
                handle ->
                        handle.createQuery(
                                        "select (select count(*) from resolved_failure)"
                                                + " + (select count(*) from failure f where "
                                                + DISCARDED
                                                + ")")
                                .mapTo(Long.class)
                                .one());
    }

    private static ResolvedFailure resolved(ResultSet row, StatementContext context)
            throws SQLException {
        return new ResolvedFailure(
                row.getLong("id"),
                row.getString("task"),
                row.getString("company"),
                row.getString("row_key"),
                FailureKind.valueOf(row.getString("kind")),
                row.getString("field"),
                row.getString("reason"),
                row.getString("cause"),
                row.getInt("attempts"),
                Instants.fromColumn(row, "first_at"),
                Instants.fromColumn(row, "resolved_at"),
                Resolution.valueOf(row.getString("how")),
                row.getString("who"),
                row.getString("note"),
                row.getLong("run_id"));
    }
}
