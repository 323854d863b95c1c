package dev.p2c.task.upsert;

import dev.p2c.mapping.Mapping.Follows;
import dev.p2c.state.LedgerEntry;
import dev.p2c.state.State;
import dev.p2c.task.batch.Mapped;
import dev.p2c.task.plan.Plan;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The headers of a batch's lines, as the task that brings them left them. One question for a batch,
 * and none where the mapping follows no task.
 */
public final class LineHeaders {

    private final State state;
    private final String company;
    private final Optional<Follows> follows;
    private final Map<String, LedgerEntry> headers;

    LineHeaders(State state, Plan plan, String company, List<Mapped.Row> rows) {
        this.state = state;
        this.company = company;
        this.follows = plan.mapping().source().follows();
        this.headers =
                follows.map(
                                f ->
                                        state.ledger()
                                                .find(
                                                        f.task(),
                                                        company,
                                                        rows.stream()
                                                                .map(row -> header(f, row))
                                                                .distinct()
                                                                .toList()))
                        .orElse(Map.of());
    }

    /**
     * Why the line is skipped: its header stays where it is, and it would wait for it for ever.
     * Empty for one whose header goes across or is not known.
     */
    Optional<String> reason(Mapped.Row row) {
        return follows.filter(
                        f -> {
                            LedgerEntry header = headers.get(header(f, row));
                            return f.skip()
                                    && header != null
                                    && !header.isWritten()
                                    && !header.isKnown();
                        })
                .map(Follows::reason);
    }

    /**
     * A line may be refused for what its header has become in the target: an order that an invoice
     * closed takes no lines any more. The header's task compares it in the next pass and brings it
     * back in line.
     */
    void compareAgain(List<Mapped.Row> refused) {
        follows.ifPresent(
                f ->
                        state.ledgerMarks()
                                .compareAgain(
                                        f.task(),
                                        company,
                                        refused.stream()
                                                .map(row -> header(f, row))
                                                .filter(headers::containsKey)
                                                .distinct()
                                                .toList()));
    }

    private static String header(Follows follows, Mapped.Row row) {
        return row.source().path(follows.by()).asText();
    }
}
