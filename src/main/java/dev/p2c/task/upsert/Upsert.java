package dev.p2c.task.upsert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.error.UnavailableException;
import dev.p2c.mapping.MappedRow.ParentRow;
import dev.p2c.mapping.MappedRow.Reference;
import dev.p2c.odata.dialect.WriteResult;
import dev.p2c.state.BatchOutcome;
import dev.p2c.state.Failure;
import dev.p2c.state.LedgerEntry;
import dev.p2c.state.State;
import dev.p2c.task.batch.Incomplete;
import dev.p2c.task.batch.KeyClaims;
import dev.p2c.task.batch.Mapped;
import dev.p2c.task.batch.Outcomes;
import dev.p2c.task.batch.RetryRule;
import dev.p2c.task.batch.TaskPass;
import dev.p2c.task.plan.LastAgreed;
import dev.p2c.task.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes a mapped batch in as few requests as the service allows and stores an outcome for every
 * row. What is already there as it should be is not sent.
 */
public final class Upsert {

    private static final int TRIES_TO_RECORD = 4;

    private final State state;
    private final RetryRule retryRule;
    private final OtherCompanies elsewhere;

    public Upsert(State state, RetryRule retryRule) {
        this.state = state;
        this.retryRule = retryRule;
        this.elsewhere = new OtherCompanies(state);
    }

    /** Throws nothing: what ends the run is kept in {@link TaskPass}. */
    public void upsert(Mapped mapped) {
        TaskPass pass = mapped.batch().pass();
        if (pass.stopped()) {
            return;
        }
        int number = mapped.batch().number();
        try (KeyClaims.Claim claim = pass.claims().claim(number, keys(mapped))) {
            Mapped rows = mapped.without(claim.superseded());
            LineHeaders headers =
                    new LineHeaders(state, pass.plan(), pass.run().company(), rows.rows());
            Outcomes outcomes = write(rows, headers);
            record(pass, outcomes.toBatchOutcome());
            headers.compareAgain(outcomes.refused());
            pass.progress().add(outcomes.counts(), outcomes.skipped());
            pass.settled(mapped.batch());
        } catch (RuntimeException e) {
            pass.stop(e);
        }
    }

    /**
     * What was written is recorded though the state is away for a while; meanwhile no other batch
     * begins. Each try waits for the state as long as its settings say.
     */
    private void record(TaskPass pass, BatchOutcome outcome) {
        for (int attempt = 1; ; attempt++) {
            try {
                state.commit(outcome);
                return;
            } catch (UnavailableException e) {
                pass.stop(e);
                if (attempt == TRIES_TO_RECORD) {
                    throw e;
                }
            }
        }
    }

    private static List<String> keys(Mapped mapped) {
        return Stream.of(
                        mapped.rows().stream().map(Mapped.Row::key),
                        mapped.refused().stream().map(Mapped.Refused::key),
                        mapped.skipped().stream().map(Mapped.Skipped::key))
                .flatMap(each -> each)
                .toList();
    }

    private Outcomes write(Mapped mapped, LineHeaders headers) {
        TaskPass pass = mapped.batch().pass();
        Plan plan = pass.plan();
        String company = pass.run().company();
        List<String> keys = keys(mapped);
        Outcomes outcomes = new Outcomes(mapped, openFailures(pass, keys), retryRule);
        Map<String, LedgerEntry> ledger = state.ledger().find(plan.task(), company, keys);
        mapped.refused().forEach(outcomes::refusedByMapping);
        mapped.skipped()
                .forEach(
                        s ->
                                outcomes.skipped(
                                        s.source(), s.key(), s.reason(), ledger.get(s.key())));
        Optional<String> once = plan.mapping().target().once();

        List<Mapped.Row> changed = new ArrayList<>();
        for (Mapped.Row row : mapped.rows()) {
            LedgerEntry entry = ledger.get(row.key());
            Optional<String> headerSkipped = headers.reason(row);
            if (headerSkipped.isPresent()) {
                outcomes.skipped(row.source(), row.key(), headerSkipped.get(), entry);
            } else if (entry != null && entry.isWrittenAs(row.target().hash())) {
                outcomes.unchanged(row, entry);
            } else if (entry != null && isEcho(plan, row, entry)) {
                outcomes.agrees(row, entry.targetId(), entry.targetEtag());
            } else if (once.isPresent() && entry != null && Incomplete.isWhole(entry)) {
                outcomes.skipped(row.source(), row.key(), once.get(), entry);
            } else if (!outcomes.stillRejected(row.source(), row.key())) {
                changed.add(row);
            }
        }
        leaveToOthers(pass, changed, ledger, outcomes);
        send(plan, changed, ledger, outcomes);
        return outcomes;
    }

    /** Not changed since the twin brought it here. */
    private static boolean isEcho(Plan plan, Mapped.Row row, LedgerEntry entry) {
        return !entry.isWritten()
                && row.target().references().stream().noneMatch(Reference::later)
                && entry.isKnown()
                && LastAgreed.read(entry.base()).hadExactly(plan.values().ours(row.target()));
    }

    private void leaveToOthers(
            TaskPass pass,
            List<Mapped.Row> changed,
            Map<String, LedgerEntry> ledger,
            Outcomes outcomes) {
        List<String> keys = changed.stream().map(Mapped.Row::key).toList();
        Map<String, String> reasons = elsewhere.of(pass.run(), pass.plan(), keys);
        changed.removeIf(
                row -> {
                    String reason = reasons.get(row.key());
                    if (reason != null) {
                        outcomes.skipped(row.source(), row.key(), reason, ledger.get(row.key()));
                    }
                    return reason != null;
                });
    }

    private Map<String, Failure> openFailures(TaskPass pass, List<String> keys) {
        return pass.failuresOpen()
                ? state.failures().find(pass.plan().task(), pass.run().company(), keys)
                : Map.of();
    }

    private static void send(
            Plan plan, List<Mapped.Row> rows, Map<String, LedgerEntry> ledger, Outcomes outcomes) {
        Parents parents = new Parents(plan, outcomes.company());
        List<Mapped.Row> free = free(rows, parents, outcomes);
        parents.askForLater(free);
        Lookups references = new Lookups(plan, free, outcomes.company());
        List<Mapped.Row> sent = new ArrayList<>();
        for (Mapped.Row row : free) {
            ObjectNode body = row.target().fields();
            Incomplete.Of left = outcomes.incomplete().of(row);
            Optional<Reference> missing =
                    references.bind(row, body, r -> left.waits(r.field(), references.waitsFor(r)));
            parents.leaveOut(row, body, p -> left.waits(p.field(), Parents.waitsFor(p)));
            if (missing.isPresent()) {
                Reference reference = missing.get();
                outcomes.parked(row, reference.field(), references.waitsFor(reference));
            } else if (outcomes.incomplete().isSent(row, ledger.get(row.key()))) {
                outcomes.stillIncomplete(row);
            } else {
                sent.add(row);
            }
        }
        Map<Mapped.Row, WriteResult> refused = new Delivery(plan, outcomes, ledger).deliver(sent);
        List<Mapped.Row> again = parked(refused, parents, outcomes);
        new Delivery(plan, outcomes, ledger).deliver(again).forEach(outcomes::answered);
    }

    /** Without the rows whose parent is known to be missing: they would be refused once more. */
    private static List<Mapped.Row> free(
            List<Mapped.Row> rows, Parents parents, Outcomes outcomes) {
        List<Mapped.Row> waiting =
                rows.stream()
                        .filter(row -> !row.target().parents().isEmpty())
                        .filter(row -> outcomes.waits(row.key()))
                        .toList();
        if (waiting.isEmpty()) {
            return rows;
        }
        parents.ask(waiting);
        List<Mapped.Row> free = new ArrayList<>(rows);
        for (Mapped.Row row : waiting) {
            Optional<ParentRow> missing = parents.missing(row);
            if (missing.isPresent()) {
                outcomes.parked(row, missing.get().field(), Parents.waitsFor(missing.get()));
                free.remove(row);
            }
        }
        return free;
    }

    /**
     * Refused rows whose parent is missing wait for it.
     *
     * @return those to send once more: their parent may have come in between the refusal and our
     *     question. The others are rejected
     */
    private static List<Mapped.Row> parked(
            Map<Mapped.Row, WriteResult> refused, Parents parents, Outcomes outcomes) {
        parents.ask(List.copyOf(refused.keySet()));
        List<Mapped.Row> again = new ArrayList<>();
        refused.forEach(
                (row, result) -> {
                    Optional<ParentRow> missing = parents.missing(row);
                    if (missing.isPresent()) {
                        ParentRow parent = missing.get();
                        outcomes.parked(row, parent.field(), Parents.waitsFor(parent));
                    } else if (row.target().parents().isEmpty()) {
                        outcomes.answered(row, result);
                    } else {
                        again.add(row);
                    }
                });
        return again;
    }
}
