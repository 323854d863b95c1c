package dev.p2c.state;

import dev.p2c.state.PassRequest.Action;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * What persons ask the applications that run on this state. One application takes a request, and
 * stores its answer. Thread-safe.
 */
public final class Requests {

    private static final int NAME_LENGTH = 200;
    private static final int OUTCOME_LENGTH = 10;
    private static final int ANSWER_LENGTH = 2000;
    private static final Duration KEPT = Duration.ofHours(1);

    private final Database database;
    private final Clock clock;

    Requests(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Stores a request and returns its number. Old requests are forgotten. */
    public long ask(String direction, Action action, String who, String origin) {
        return database.writeWith(
                handle -> {
                    handle.execute(
                            "delete from pass_request where asked_at < ?",
                            Instants.toColumn(clock.instant().minus(KEPT)));
                    return handle.createUpdate(
                                    """
                                    insert into pass_request
                                        (direction, action, who, origin, asked_at, outcome, answer)
                                    values (:direction, :action, :who, :origin, :at, '', '')\
                                    """)
                            .bind("direction", direction)
                            .bind("action", action.name())
                            .bind("who", StoredText.clean(who, NAME_LENGTH))
                            .bind("origin", StoredText.clean(origin, NAME_LENGTH))
                            .bind("at", Instants.toColumn(clock.instant()))
                            .executeAndReturnGeneratedKeys("id")
                            .mapTo(Long.class)
                            .one();
                });
    }

    /** The requests that no application has taken, oldest first. */
    public List<PassRequest> open() {
        return database.readWith(
                handle ->
                        handle.createQuery(
                                        "select * from pass_request where taken_at is null"
                                                + " order by id")
                                .map(Requests::request)
                                .list());
    }

    public Optional<PassRequest> find(long id) {
        return database.readWith(
                handle ->
                        handle.createQuery("select * from pass_request where id = :id")
                                .bind("id", id)
                                .map(Requests::request)
                                .findOne());
    }

    /** Takes a request, and returns false if another application was first. */
    public boolean take(long id) {
        return database.writeWith(
                        handle ->
                                handle.execute(
                                        "update pass_request set taken_at = ?"
                                                + " where id = ? and taken_at is null",
                                        Instants.toColumn(clock.instant()),
                                        id))
                == 1;
    }

    /** Stores how a request ended. */
    public void answer(long id, String outcome, String answer) {
        database.writeWith(
                handle ->
                        handle.execute(
                                "update pass_request set done_at = ?, outcome = ?, answer = ?"
                                        + " where id = ?",
                                Instants.toColumn(clock.instant()),
                                StoredText.clean(outcome, OUTCOME_LENGTH),
                                StoredText.clean(answer, ANSWER_LENGTH),
                                id));
    }

    /** Withdraws a request that no application has taken, and returns whether there was one. */
    public boolean withdraw(long id) {
        return database.writeWith(
                        handle ->
                                handle.execute(
                                        "delete from pass_request"
                                                + " where id = ? and taken_at is null",
                                        id))
                == 1;
    }

    private static PassRequest request(ResultSet row, StatementContext context)
            throws SQLException {
        return new PassRequest(
                row.getLong("id"),
                row.getString("direction"),
                Action.valueOf(row.getString("action")),
                row.getString("who"),
                row.getString("origin"),
                Instants.fromColumn(row, "asked_at"),
                Instants.fromColumn(row, "taken_at"),
                Instants.fromColumn(row, "done_at"),
                row.getString("outcome"),
                row.getString("answer"));
    }
}
