package dev.p2c.task.upsert;

import dev.p2c.error.RejectedRowException;
import dev.p2c.error.SyncException;
import dev.p2c.error.UnavailableException;
import dev.p2c.odata.dialect.WriteResult;
import dev.p2c.state.BatchOutcome;
import dev.p2c.state.Failure;
import dev.p2c.state.LedgerEntry;
import dev.p2c.state.NewFailure;
import dev.p2c.state.SourceVersion;
import dev.p2c.state.State;
import dev.p2c.task.batch.KeyClaims;
import dev.p2c.task.batch.Mapped;
import dev.p2c.task.batch.OpenFailures;
import dev.p2c.task.batch.Outcomes;
import dev.p2c.task.batch.RetryRule;
import dev.p2c.task.batch.TaskPass;
import dev.p2c.task.plan.Plan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The step that writes a mapped batch to the target, in as few requests as the service allows, and
 * stores an outcome for every row. Thread-safe.
 */
public final class Upsert {

    private static final int TRIES_TO_RECORD = 4;
    private static final int BAD_REQUEST = 400;

    private final State state;
    private final RetryRule retryRule;
    private final OtherCompanies otherCompanies;
    private final OtherTasks otherTasks;

    public Upsert(State state, RetryRule retryRule) {
        this.state = state;
        this.retryRule = retryRule;
        this.otherCompanies = new OtherCompanies(state);
        this.otherTasks = new OtherTasks(state);
    }

    /** Writes one batch. Throws nothing: a failure stops the {@link TaskPass}. */
    public void upsert(Mapped mapped) {
        TaskPass pass = mapped.batch().pass();
        if (pass.stopped()) {
            return;
        }
        int number = mapped.batch().number();
        try (KeyClaims.Claim claim = pass.claims().claim(number, keys(mapped))) {
            settle(pass, mapped.without(claim.superseded()));
            pass.settled(mapped.batch());
        } catch (RuntimeException e) {
            pass.stop(e);
        }
    }

    /** Writes rows and stores an outcome for each of them. */
    private void settle(TaskPass pass, Mapped rows) {
        LineHeaders headers = new LineHeaders(state, pass.plan(), pass.run().company(), rows);
        Outcomes outcomes = new Outcomes(rows, openFailures(pass, keys(rows)));
        try {
            write(rows, headers, outcomes);
        } catch (RejectedRowException e) {
            if (keys(rows).size() > 1) {
                recordPart(pass, outcomes);
                rows.halves().forEach(half -> settle(pass, half));
                return;
            }
            reject(rows, e, outcomes);
        } catch (SyncException e) {
            pass.stop(e);
            recordPart(pass, outcomes);
            throw e;
        }
        BatchOutcome settled = outcomes.toBatchOutcome();
        record(pass, settled);
        headers.compareAgain(outcomes.refused());
        pass.progress().add(outcomes.counts(), outcomes.skipReasons());
        pass.progress()
                .contested(settled.failures().stream().filter(NewFailure::isConflict).count());
    }

    private void recordPart(TaskPass pass, Outcomes outcomes) {
        BatchOutcome part = outcomes.toPartOfBatch();
        record(pass, part);
        pass.progress().add(part.counts(), Map.of());
    }

    /** Rejects a row because a service refuses to search for one of its values. */
    private static void reject(Mapped single, RejectedRowException why, Outcomes outcomes) {
        String text = why.field() + ": " + why.getMessage();
        WriteResult.Refused refusal =
                new WriteResult.Refused(BAD_REQUEST, "", Optional.empty(), text);
        single.rows().forEach(row -> outcomes.rejected(row, refusal));
        single.refused().forEach(outcomes::rejected);
    }

    private static List<String> keys(Mapped mapped) {
        return Stream.of(
                        mapped.rows().stream().map(Mapped.Accepted::key),
                        mapped.refused().stream().map(Mapped.Refused::key),
                        mapped.skipped().stream().map(Mapped.Skipped::key))
                .flatMap(each -> each)
                .toList();
    }

    private void write(Mapped mapped, LineHeaders headers, Outcomes outcomes) {
        TaskPass pass = mapped.batch().pass();
        // Of a document whose number two headers have, it is not known which lines were dropped
        Stream.of(mapped.rows(), mapped.refused())
                .map(lines -> lines.stream().filter(line -> headers.unclear(line).isEmpty()))
                .forEach(lines -> pass.documents().note(pass.plan(), lines.toList()));
        Mapped others = new RowsAsVerified(pass, headers, outcomes).others(mapped);
        Map<String, LedgerEntry> ledger =
                state.ledger().find(pass.task(), pass.run().company(), keys(others));
        Mapped single = new Namesakes(pass, outcomes, ledger, otherTasks).settle(others);
        noteRevised(pass, single, ledger);
        List<Mapped.Accepted> toSend =
                new Screening(pass, ledger, headers, otherCompanies, outcomes).toSend(single);
        new Sending(pass, outcomes, ledger).send(toSend);
    }

    /**
     * Notes the documents of which another row is the current one, as a revision is: the lines of
     * the row before are looked for in the target, also if the revision has no line.
     */
    private void noteRevised(TaskPass pass, Mapped headers, Map<String, LedgerEntry> ledger) {
        Plan plan = pass.plan();
        for (Mapped.Accepted row :
                plan.lineTasks().isEmpty() ? List.<Mapped.Accepted>of() : headers.rows()) {
            LedgerEntry entry = ledger.get(row.key());
            SourceVersion read = plan.sourceVersion(row.source());
            boolean isRevised =
                    entry != null
                            && entry.source().kind() == SourceVersion.Kind.ROW_ID
                            && !entry.source().equals(read);
            if (isRevised) {
                plan.lineTasks()
                        .forEach(
                                lines ->
                                        state.notes()
                                                .of(lines, pass.run().company())
                                                .revised(row.key(), read.value()));
            }
        }
    }

    private OpenFailures openFailures(TaskPass pass, List<String> keys) {
        Map<String, Failure> found =
                pass.failuresOpen()
                        ? state.failures().find(pass.task(), pass.run().company(), keys)
                        : Map.of();
        return new OpenFailures(pass, found, retryRule);
    }

    /**
     * Stores what was written. An unavailable state is tried again, and stops the pass at once so
     * that no other batch begins. Each try waits as long as the settings of the state say.
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
}
