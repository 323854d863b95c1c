package dev.p2c.task.upsert;

import dev.p2c.mapping.Mapping.Document;
import dev.p2c.mapping.Mapping.Follows;
import dev.p2c.state.LedgerEntry;
import dev.p2c.state.State;
import dev.p2c.task.batch.Documents;
import dev.p2c.task.batch.Mapped;
import dev.p2c.task.batch.OpenFailures;
import dev.p2c.task.plan.Plan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The ledger entries of the headers that a batch of lines belongs to. Costs one query per batch,
 * and none for a mapping without headers.
 */
final class LineHeaders {

    private final State state;
    private final String company;
    private final Plan plan;
    private final Optional<Follows> follows;
    private final Map<String, LedgerEntry> headers;
    private final Set<String> unclear;

    LineHeaders(State state, Plan plan, String company, Mapped lines) {
        List<Mapped.Accepted> rows = lines.rows();
        this.state = state;
        this.company = company;
        this.follows = plan.mapping().source().follows();
        this.headers =
                follows.map(f -> state.ledger().find(f.task(), company, keys(f, rows)))
                        .orElse(Map.of());
        this.plan = plan;
        this.unclear =
                plan.mapping().target().document().map(d -> unclear(d, lines)).orElse(Set.of());
    }

    /** The documents whose key several headers of the source have. */
    private Set<String> unclear(Document document, Mapped lines) {
        Set<String> documents =
                Stream.of(lines.rows(), lines.refused())
                        .flatMap(List::stream)
                        .flatMap(line -> Documents.of(plan, line.key()).stream())
                        .collect(Collectors.toSet());
        return state.failures().find(document.headers(), company, documents).entrySet().stream()
                .filter(found -> OpenFailures.isOfNamesakes(found.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static List<String> keys(Follows follows, List<Mapped.Accepted> rows) {
        return rows.stream().map(row -> key(follows, row)).distinct().toList();
    }

    private static String key(Follows follows, Mapped.Accepted row) {
        return row.source().path(follows.by()).asText();
    }

    /**
     * The reason to skip a line whose header was skipped: the line would wait for the header for
     * ever. Empty for a line whose header is written or not known.
     */
    Optional<String> skipReason(Mapped.Accepted row) {
        return follows.filter(Follows::skip)
                .filter(f -> isSkipped(headers.get(key(f, row))))
                .map(Follows::reason);
    }

    /** Why it is not known which header the line belongs to; empty if it is known. */
    Optional<String> unclear(Mapped.Result line) {
        return Documents.of(plan, line.key())
                .filter(unclear::contains)
                .flatMap(document -> plan.mapping().target().document())
                .map(of -> "several rows have the key of its header, see " + of.headers());
    }

    private static boolean isSkipped(LedgerEntry header) {
        return header != null && !header.isWritten() && !header.isKnown();
    }

    /**
     * Marks the headers of refused lines to be compared in the next pass of their task. A line may
     * be refused because its header changed in the target: an order that an invoice closed accepts
     * no more lines. The header's task then sets the header right.
     */
    void compareAgain(List<Mapped.Accepted> refused) {
        follows.ifPresent(
                f ->
                        state.ledgerMarks()
                                .compareAgain(
                                        f.task(),
                                        company,
                                        keys(f, refused).stream()
                                                .filter(headers::containsKey)
                                                .toList()));
    }
}
