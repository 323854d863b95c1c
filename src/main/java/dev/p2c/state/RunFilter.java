package dev.p2c.state;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;

/**
 * Which runs to show.
 *
 * @param direction empty for all
 * @param company empty for all; a run of all companies is one of each
 * @param since selects runs that started then or later; empty for no such limit
 * @param until selects runs that started before; empty for no such limit
 * @param eventful selects runs that wrote a row, left one waiting, or did not end as they should
 */
public record RunFilter(
        Optional<String> direction,
        Optional<String> company,
        Optional<Instant> since,
        Optional<Instant> until,
        boolean eventful) {

    /** Every run. */
    public static final RunFilter ALL =
            new RunFilter(
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);

    private static final String EVENTFUL =
            """
             and (r.status <> 'DONE' or exists (select 1 from run_task t where t.run_id = r.id
                and t.created + t.updated + t.deactivated + t.deleted
                    + t.parked + t.rejected > 0))\
            """;

    String conditions() {
        return " where true"
                + direction.map(one -> " and r.direction = :direction").orElse("")
                + company.map(one -> " and ',' || r.company || ',' like :company escape '!'")
                        .orElse("")
                + since.map(time -> " and r.started_at >= :since").orElse("")
                + until.map(time -> " and r.started_at < :until").orElse("")
                + (eventful ? EVENTFUL : "");
    }

    Query bind(Query query) {
        direction.ifPresent(one -> query.bind("direction", one));
        company.ifPresent(
                one -> query.bind("company", "%," + one.replaceAll("[!%_]", "!$0") + ",%"));
        since.ifPresent(time -> query.bind("since", Instants.toColumn(time)));
        until.ifPresent(time -> query.bind("until", Instants.toColumn(time)));
        return query;
    }
}
