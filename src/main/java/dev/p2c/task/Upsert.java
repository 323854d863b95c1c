package dev.p2c.task;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.mapping.MappedRow.Reference;
import dev.p2c.odata.Upsert.Known;
import dev.p2c.odata.WriteResult;
import dev.p2c.state.Failure;
import dev.p2c.state.LedgerEntry;
import dev.p2c.state.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes a mapped batch in as few requests as the service allows and stores an outcome for every
 * row. What is already there as it should be is not sent.
 */
final class Upsert {

    private final State state;
    private final RetryRule retryRule;

    Upsert(State state, RetryRule retryRule) {
        this.state = state;
        this.retryRule = retryRule;
    }

    /** Throws nothing: what ends the run is kept in {@link Changes}. */
    void upsert(Mapped mapped) {
        Changes changes = mapped.batch().changes();
        if (changes.stopped()) {
            return;
        }
        int number = mapped.batch().number();
        try (KeyClaims.Claim claim = changes.claims().claim(number, keys(mapped))) {
            Outcomes outcomes = write(mapped.without(claim.superseded()));
            state.commit(outcomes.toBatchOutcome());
            changes.progress().add(outcomes.counts());
            changes.settled(mapped.batch());
        } catch (RuntimeException e) {
            changes.stop(e);
        }
    }

    private static List<String> keys(Mapped mapped) {
        return Stream.concat(
                        mapped.rows().stream().map(Mapped.Row::key),
                        mapped.refused().stream().map(Mapped.Refused::key))
                .toList();
    }

    private Outcomes write(Mapped mapped) {
        Changes changes = mapped.batch().changes();
        Plan plan = changes.plan();
        String company = changes.run().company();
        List<String> keys = keys(mapped);
        Outcomes outcomes = new Outcomes(mapped, openFailures(changes, keys), retryRule);
        Map<String, LedgerEntry> ledger = state.ledger().find(plan.task(), company, keys);
        mapped.refused().forEach(outcomes::refusedByMapping);

        List<Mapped.Row> changed = new ArrayList<>();
        for (Mapped.Row row : mapped.rows()) {
            LedgerEntry entry = ledger.get(row.key());
            if (entry != null && entry.hash().equals(row.target().hash())) {
                outcomes.unchanged(row, entry);
            } else if (!outcomes.stillRejected(row.source(), row.key())) {
                changed.add(row);
            }
        }
        send(plan, changed, ledger, outcomes);
        return outcomes;
    }

    private Map<String, Failure> openFailures(Changes changes, List<String> keys) {
        return changes.failuresOpen()
                ? state.failures().find(changes.plan().task(), changes.run().company(), keys)
                : Map.of();
    }

    private static void send(
            Plan plan, List<Mapped.Row> rows, Map<String, LedgerEntry> ledger, Outcomes outcomes) {
        String entity = plan.mapping().target().entity();
        References references = new References(plan, rows);
        List<Mapped.Row> sent = new ArrayList<>();
        List<dev.p2c.odata.Upsert> upserts = new ArrayList<>();
        for (Mapped.Row row : rows) {
            ObjectNode body = row.target().fields();
            Optional<Reference> missing = references.bind(row, body);
            if (missing.isPresent()) {
                outcomes.parked(row, missing.get(), references.waitsFor(missing.get()));
            } else {
                sent.add(row);
                upserts.add(
                        new dev.p2c.odata.Upsert(
                                row.target().keyFields(), body, known(ledger.get(row.key()))));
            }
        }
        List<WriteResult> results =
                upserts.isEmpty() ? List.of() : plan.target().upsert(entity, upserts);
        for (int i = 0; i < sent.size(); i++) {
            outcomes.answered(sent.get(i), results.get(i));
        }
    }

    private static Optional<Known> known(LedgerEntry entry) {
        return Optional.ofNullable(entry)
                .map(e -> new Known(text(e.targetId()), text(e.targetEtag())));
    }

    private static String text(String nullable) {
        return nullable == null ? "" : nullable;
    }
}
