package dev.p2c.desk;

import dev.p2c.error.ConfigurationException;
import dev.p2c.state.Conflict;
import dev.p2c.state.Failure;
import dev.p2c.state.FailureFilter;
import dev.p2c.state.FailureKind;
import dev.p2c.state.State;
import dev.p2c.state.Winner;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What an operator sees of rows that both sides changed, and decides. Thread-safe. */
public final class ConflictDesk {

    private final State state;
    private final Function<String, TaskEnds> ends;
    private final OperatorLog log;

    public ConflictDesk(State state, Function<String, TaskEnds> ends) {
        this.state = state;
        this.ends = ends;
        this.log = new OperatorLog(state);
    }

    /**
     * A field with both values.
     *
     * @param base the value on which both sides agreed last; null if not known
     * @param owner whose value wins by rule; {@code ask} where a person decides
     */
    public record Field(String field, String base, String source, String target, String owner) {

        static Field of(Conflict conflict) {
            return new Field(
                    conflict.field(), conflict.base(), conflict.source(), conflict.target(), "ask");
        }
    }

    /**
     * One row in conflict.
     *
     * @param name by which people know the row; empty if it has none
     * @param source the name of the system that the row comes from
     * @param fields those that were changed on both sides
     * @param decision the side that a person chose; empty before a decision
     */
    public record Row(
            long id,
            String task,
            String company,
            String key,
            String name,
            String source,
            String target,
            Instant since,
            String decision,
            List<Field> fields) {
        public Row {
            fields = List.copyOf(fields);
        }
    }

    /**
     * Rows in conflict on one page.
     *
     * @param total those on all pages
     */
    public record Page(long total, List<Row> rows) {
        public Page {
            rows = List.copyOf(rows);
        }
    }

    /** The rows that wait for a decision, newest first. */
    public Page page(long offset, int limit) {
        FailureFilter filter =
                new FailureFilter(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(FailureKind.CONFLICT),
                        Optional.empty(),
                        limit);
        return new Page(
                state.failureCounts().count(FailureKind.CONFLICT),
                state.failures().list(filter.page(offset, limit)).stream().map(this::row).toList());
    }

    /**
     * One row in conflict.
     *
     * @throws ConfigurationException if no row in conflict has this ID
     */
    public Row show(long id) {
        return row(conflict(id));
    }

    /**
     * Lets one side win when the row is next tried, and lets it be tried at the next pass.
     *
     * @param side {@code source} or {@code target}
     * @throws ConfigurationException if no row in conflict has this ID, or the side is neither
     */
    public void take(long id, String side, Operator operator) {
        Failure failure = conflict(id);
        Winner winner = winner(side);
        state.conflicts().decide(List.of(id), winner);
        state.failureActs().retry(FailureFilter.ofId(id), operator.user());
        log.write(
                operator,
                "take " + winner.name().toLowerCase(Locale.ROOT),
                "conflict " + id + " " + failure.key(),
                failure.field());
    }

    private static Winner winner(String side) {
        return switch (side.toLowerCase(Locale.ROOT)) {
            case "source" -> Winner.SOURCE;
            case "target" -> Winner.TARGET;
            default -> throw new ConfigurationException(side, "is neither source nor target");
        };
    }

    private Failure conflict(long id) {
        return state.failures()
                .get(id)
                .filter(failure -> failure.kind() == FailureKind.CONFLICT)
                .orElseThrow(
                        () ->
                                new ConfigurationException(
                                        "conflict " + id, "no row in conflict has this ID"));
    }

    private Row row(Failure failure) {
        TaskEnds systems = ends.apply(failure.task());
        return new Row(
                failure.id(),
                failure.task(),
                failure.company(),
                failure.key(),
                RowName.of(failure.sourceRow()),
                systems.source(),
                systems.target(),
                failure.firstAt(),
                failure.decision(),
                fields(state, failure));
    }

    static List<Field> fields(State state, Failure failure) {
        return failure.kind() == FailureKind.CONFLICT
                ? state.conflicts().open(failure.task(), failure.company(), failure.key()).stream()
                        .map(Field::of)
                        .toList()
                : List.of();
    }
}
