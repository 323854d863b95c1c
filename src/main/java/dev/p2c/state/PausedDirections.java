package dev.p2c.state;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * The directions whose passes do not begin, and when those were resumed that did not. Thread-safe.
 */
public final class PausedDirections {

    private static final int NAME_LENGTH = 200;
    private static final int REASON_LENGTH = 2000;

    private static final String INSERT =
            "insert into pause (direction, process, paused_at, who, origin, reason)"
                    + " values (?, ?, ?, ?, ?, ?)";

    /**
     * The pause of a process is void once a scheduled pass has come: the process is gone, or
     * another one runs the passes.
     */
    private static final String PRESENT =
            """
            select p.* from pause p
            where p.resumed_at is null and (p.process = '' or not exists (
                select 1 from run r
                where r.direction = p.direction and r.started_by = 'schedule'
                    and r.started_at > p.paused_at))
            order by p.process desc\
            """;

    private final Database database;
    private final Clock clock;

    PausedDirections(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The pauses by direction; a pause of a person counts before that of a process. */
    public Map<String, Pause> all() {
        Map<String, Pause> all = new TreeMap<>();
        database.readWith(handle -> handle.createQuery(PRESENT).map(PausedDirections::pause).list())
                .forEach(pause -> all.put(pause.direction(), pause));
        return all;
    }

    /** The pause of a direction; empty while its passes begin. */
    public Optional<Pause> of(String direction) {
        return Optional.ofNullable(all().get(direction));
    }

    /** When each direction was resumed last; those that were never paused are absent. */
    public Map<String, Instant> resumed() {
        Map<String, Instant> resumed = new TreeMap<>();
        database.readWith(
                handle ->
                        handle.createQuery(
                                        "select direction, max(resumed_at) resumed_at from pause"
                                                + " where resumed_at is not null group by direction")
                                .map(
                                        (row, context) ->
                                                resumed.put(
                                                        row.getString("direction"),
                                                        Instants.fromColumn(row, "resumed_at")))
                                .list());
        return resumed;
    }

    /**
     * Begins a pause.
     *
     * @return false if it has begun already, whose words stay
     */
    public boolean begin(Pause pause) {
        return database.writeWith(
                handle -> {
                    boolean lasts =
                            handle.createQuery(
                                                    "select count(*) from pause where direction ="
                                                            + " :direction and process = :process and"
                                                            + " resumed_at is null")
                                            .bind("direction", pause.direction())
                                            .bind("process", pause.process())
                                            .mapTo(Integer.class)
                                            .one()
                                    > 0;
                    if (lasts) {
                        return false;
                    }
                    handle.execute(
                            "delete from pause where direction = ? and process = ?",
                            pause.direction(),
                            pause.process());
                    handle.execute(
                            INSERT,
                            pause.direction(),
                            pause.process(),
                            Instants.toColumn(pause.at()),
                            StoredText.clean(pause.who(), NAME_LENGTH),
                            StoredText.clean(pause.origin(), NAME_LENGTH),
                            StoredText.clean(pause.reason(), REASON_LENGTH));
                    return true;
                });
    }

    /** Ends every pause of a direction, and returns whether there was one. */
    public boolean end(String direction) {
        return database.writeWith(
                        handle ->
                                handle.execute(
                                        "update pause set resumed_at = ?"
                                                + " where direction = ? and resumed_at is null",
                                        Instants.toColumn(clock.instant()),
                                        direction))
                > 0;
    }

    /** Ends the pause that a process has begun, and returns whether there was one. */
    public boolean end(String direction, String process) {
        return database.writeWith(
                        handle ->
                                handle.execute(
                                        "update pause set resumed_at = ? where direction = ?"
                                                + " and process = ? and resumed_at is null",
                                        Instants.toColumn(clock.instant()),
                                        direction,
                                        process))
                > 0;
    }

    /** The pauses of processes that last, also the void ones. */
    public List<Pause> ofProcesses() {
        return database.readWith(
                handle ->
                        handle.createQuery(
                                        "select * from pause"
                                                + " where process <> '' and resumed_at is null")
                                .map(PausedDirections::pause)
                                .list());
    }

    private static Pause pause(ResultSet row, StatementContext context) throws SQLException {
        return new Pause(
                row.getString("direction"),
                row.getString("process"),
                Instants.fromColumn(row, "paused_at"),
                Instants.fromColumn(row, "resumed_at"),
                row.getString("who"),
                row.getString("origin"),
                row.getString("reason"));
    }
}
