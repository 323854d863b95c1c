package dev.p2c.task;

import dev.p2c.mapping.Mapping.Follows;
import dev.p2c.state.LedgerEntry;
import dev.p2c.state.State;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the header of a line stays where it is, as its own task has decided: such a line would
 * wait for it for ever. One question for a batch, and none where the mapping follows no task.
 */
final class SkippedHeaders {

    private final Optional<Follows> follows;
    private final Map<String, LedgerEntry> headers;

    SkippedHeaders(State state, Plan plan, String company, List<Mapped.Row> rows) {
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

    /** Why the line is skipped; empty for one whose header goes across or is not known. */
    Optional<String> reason(Mapped.Row row) {
        return follows.filter(
                        f -> {
                            LedgerEntry header = headers.get(header(f, row));
                            return header != null && !header.isWritten() && !header.isKnown();
                        })
                .map(Follows::reason);
    }

    private static String header(Follows follows, Mapped.Row row) {
        return row.source().path(follows.by()).asText();
    }
}
