package dev.p2c.task.upsert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.mapping.MappedRow.Reference;
import dev.p2c.state.LedgerEntry;
import dev.p2c.state.RowState;
import dev.p2c.task.batch.Mapped;
import dev.p2c.task.batch.Outcomes;
import dev.p2c.task.batch.TaskPass;
import dev.p2c.task.plan.LastAgreed;
import dev.p2c.task.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Sorts out the rows of a batch that need not be sent, by what the state knows and without a
 * request, and records their outcomes.
 */
final class Screening {

    private final TaskPass pass;
    private final Plan plan;
    private final Map<String, LedgerEntry> ledger;
    private final LineHeaders headers;
    private final OtherCompanies otherCompanies;
    private final Outcomes outcomes;

    /**
     * @param ledger entries of the batch's rows, by key
     */
    Screening(
            TaskPass pass,
            Map<String, LedgerEntry> ledger,
            LineHeaders headers,
            OtherCompanies otherCompanies,
            Outcomes outcomes) {
        this.pass = pass;
        this.plan = pass.plan();
        this.ledger = ledger;
        this.headers = headers;
        this.otherCompanies = otherCompanies;
        this.outcomes = outcomes;
    }

    /** Returns the rows to send; all other rows of the batch have their outcome. */
    List<Mapped.Accepted> toSend(Mapped mapped) {
        Map<String, String> tried =
                otherCompanies.tried(
                        pass.run(),
                        plan,
                        mapped.refused().stream().map(Mapped.Refused::key).toList());
        for (Mapped.Refused row : mapped.refused()) {
            if (tried.containsKey(row.key())) {
                skip(row.source(), row.key(), tried.get(row.key()));
            } else {
                refused(row);
            }
        }
        skip(mapped);
        List<Mapped.Accepted> toSend = new ArrayList<>();
        for (Mapped.Accepted row : mapped.rows()) {
            if (!isSettled(row, ledger.get(row.key()))) {
                toSend.add(row);
            }
        }
        return withoutOtherCompanies(toSend);
    }

    private void refused(Mapped.Refused row) {
        Optional<String> skipped = skipNew(row.source(), row.key());
        if (outcomes.earlier().isLeftAside(row.source(), row.key())) {
            outcomes.leftAside(row.key());
        } else if (skipped.isPresent()) {
            outcomes.skippedAsNew(row.source(), row.key(), skipped.get(), ledger.get(row.key()));
        } else if (outcomes.earlier().rests(row.source(), row.key())) {
            outcomes.stillRejected(row.key());
        } else {
            outcomes.rejected(row);
        }
    }

    /** Why a row that was neither written nor tried before is skipped. */
    private Optional<String> skipNew(ObjectNode source, String key) {
        LedgerEntry entry = ledger.get(key);
        boolean isNew = (entry == null || !entry.isWritten()) && !outcomes.earlier().has(key);
        return isNew ? plan.transformer().skipNew(source) : Optional.empty();
    }

    /** A skipped row leaves its key to another row of the batch, as a closed revision does. */
    private void skip(Mapped mapped) {
        Set<String> others =
                Stream.concat(
                                mapped.rows().stream().map(Mapped.Accepted::key),
                                mapped.refused().stream().map(Mapped.Refused::key))
                        .collect(Collectors.toSet());
        Set<String> listed =
                mapped.skipped().stream()
                        .filter(Mapped.Skipped::listed)
                        .map(Mapped.Skipped::key)
                        .collect(Collectors.toSet());
        for (Mapped.Skipped row : mapped.skipped()) {
            boolean isBeside =
                    others.contains(row.key()) || listed.contains(row.key()) && !row.listed();
            if (isBeside || outcomes.earlier().hasNamesakes(row.key())) {
                outcomes.skippedBeside(row.reason());
            } else {
                outcomes.skipped(row, ledger.get(row.key()));
            }
        }
    }

    private void skip(ObjectNode source, String key, String reason) {
        outcomes.skipped(new Mapped.Skipped(source, key, reason, false), ledger.get(key));
    }

    /**
     * True for a row that has its outcome without being sent. A row of a plan is compared with the
     * target, whatever the state knows of it.
     */
    private boolean isSettled(Mapped.Accepted row, LedgerEntry entry) {
        if (pass.foreseen().of(row.key()).isPresent()) {
            return false;
        }
        Optional<String> once = plan.mapping().target().once();
        Optional<String> headerSkipped = headers.skipReason(row);
        Optional<String> headerUnclear = headers.unclear(row);
        Optional<String> newSkipped = skipNew(row.source(), row.key());
        if (outcomes.earlier().isLeftAside(row.source(), row.key())) {
            outcomes.leftAside(row.key());
        } else if (newSkipped.isPresent()) {
            outcomes.skippedAsNew(row.source(), row.key(), newSkipped.get(), entry);
        } else if (headerUnclear.isPresent()) {
            outcomes.keptBack(row, headerUnclear.get());
        } else if (headerSkipped.isPresent()) {
            outcomes.skippedWithHeader(row, headerSkipped.get(), entry);
        } else if (entry != null && entry.isWrittenAs(row.target().hash())) {
            outcomes.unchanged(row, entry);
        } else if (entry != null && isEcho(row, entry)) {
            outcomes.echoed(row, entry);
        } else if (once.isPresent() && entry != null && isComplete(entry)) {
            skip(row.source(), row.key(), once.get());
        } else if (outcomes.earlier().rests(row.source(), row.key())) {
            outcomes.stillRejected(row.key());
        } else {
            return false;
        }
        return true;
    }

    private static boolean isComplete(LedgerEntry entry) {
        return entry.isWritten() && entry.state() != RowState.INCOMPLETE;
    }

    /** True for a row that has not changed since the twin task wrote it to our source. */
    private boolean isEcho(Mapped.Accepted row, LedgerEntry entry) {
        return entry.state() == RowState.SEEDED
                && row.target().references().stream().noneMatch(Reference::later)
                && LastAgreed.read(entry.base())
                        .hadExactly(plan.values().ours(row.target(), Set.of()));
    }

    private List<Mapped.Accepted> withoutOtherCompanies(List<Mapped.Accepted> rows) {
        List<String> keys = rows.stream().map(Mapped.Accepted::key).toList();
        Map<String, String> reasons = otherCompanies.of(pass.run(), plan, keys);
        List<Mapped.Accepted> ours = new ArrayList<>();
        for (Mapped.Accepted row : rows) {
            String reason = reasons.get(row.key());
            if (reason == null) {
                ours.add(row);
            } else {
                skip(row.source(), row.key(), reason);
            }
        }
        return ours;
    }
}
