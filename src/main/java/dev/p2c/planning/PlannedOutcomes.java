package dev.p2c.planning;

import dev.p2c.plan.PlanCounts;
import dev.p2c.plan.PlanSpool;
import dev.p2c.plan.PlannedField;
import dev.p2c.plan.PlannedRow;
import dev.p2c.plan.PlannedRow.Action;
import dev.p2c.state.BatchOutcome;
import dev.p2c.state.Counts;
import dev.p2c.state.FailureKind;
import dev.p2c.state.FieldChange;
import dev.p2c.state.LedgerEntry;
import dev.p2c.state.NewConflict;
import dev.p2c.state.NewFailure;
import dev.p2c.state.PassedOver;
import dev.p2c.state.RowChange;
import dev.p2c.task.batch.OpenFailures;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Turns the outcomes of a pass that writes nothing into the rows of a plan. Thread-safe. */
public final class PlannedOutcomes implements Consumer<BatchOutcome> {

    private final PlanSpool spool;
    private final BiFunction<String, String, String> rules;

    /** Failed rows that the plan has: a full pass reads a row again that it has tried before. */
    private final Set<FailedRow> failed = ConcurrentHashMap.newKeySet();

    private record FailedRow(String task, String company, String key, FailureKind kind) {}

    /**
     * @param rules returns file and line of the rule for a task and a target field; empty for none
     */
    public PlannedOutcomes(PlanSpool spool, BiFunction<String, String, String> rules) {
        this.spool = spool;
        this.rules = rules;
    }

    @Override
    public void accept(BatchOutcome outcome) {
        new One(outcome).add();
    }

    private final class One {

        private final BatchOutcome outcome;
        private final Map<String, NewFailure> failures = new HashMap<>();
        private final Map<String, String> hashes = new HashMap<>();
        private long parkedBefore;
        private long rejectedBefore;

        private One(BatchOutcome outcome) {
            this.outcome = outcome;
            outcome.failures().stream()
                    .filter(failure -> !OpenFailures.LINES.equals(failure.waitsFor()))
                    .forEach(failure -> failures.put(failure.key(), failure));
            for (LedgerEntry entry : outcome.written()) {
                if (entry.hash() != null) {
                    hashes.put(entry.key(), entry.hash());
                }
            }
        }

        private void add() {
            Set<String> changed = new HashSet<>();
            long deleted = 0;
            long deactivated = 0;
            for (RowChange change : outcome.changes()) {
                changed.add(change.key());
                add(change);
                deleted += change.action() == RowChange.Action.DELETED ? 1 : 0;
                deactivated += change.action() == RowChange.Action.DEACTIVATED ? 1 : 0;
            }
            long reported = 0;
            for (NewFailure failure : failures.values()) {
                if (!changed.contains(failure.key())
                        && isCounted(failure)
                        && isNew(failure.key(), failure.kind())) {
                    add(failure);
                    reported += failure.kind() == FailureKind.DELETED ? 1 : 0;
                }
            }
            addPassedOver();
            Counts all = outcome.counts();
            spool.count(
                    outcome.task(),
                    new PlanCounts(
                            all.created(),
                            all.updated(),
                            all.unchanged(),
                            all.skipped() + reported,
                            all.parked() - parkedBefore,
                            all.rejected() - rejectedBefore,
                            deactivated,
                            deleted));
        }

        /** A part of a batch has failures of rows that follow again, and are counted then. */
        private boolean isCounted(NewFailure failure) {
            return failure.sourceRow() == null
                    || outcome.counts().parked() + outcome.counts().rejected() > 0;
        }

        /** Whether the plan does not have the failed row yet; a row that it has is not counted. */
        private boolean isNew(String key, FailureKind kind) {
            boolean isNew = failed.add(new FailedRow(outcome.task(), outcome.company(), key, kind));
            if (!isNew && kind == FailureKind.REJECTED) {
                rejectedBefore++;
            } else if (!isNew && kind == FailureKind.PARKED) {
                parkedBefore++;
            }
            return isNew;
        }

        private void addPassedOver() {
            for (PassedOver row : outcome.passedOver()) {
                if (failures.containsKey(row.key())) {
                    continue;
                }
                if (!row.isRejected()) {
                    row(row.key(), Action.SKIPPED, List.of(), row.reason());
                } else if (isNew(row.key(), FailureKind.REJECTED)) {
                    row(row.key(), Action.REJECTED, List.of(), row.reason());
                }
            }
        }

        private void add(RowChange change) {
            NewFailure waits = failures.get(change.key());
            row(
                    change.key(),
                    action(change.action()),
                    change.fields().stream().map(this::field).toList(),
                    waits == null ? "" : waits.reason());
        }

        private PlannedField field(FieldChange change) {
            return new PlannedField(
                    change.name(),
                    change.old(),
                    change.value(),
                    rules.apply(outcome.task(), change.name()));
        }

        private void add(NewFailure failure) {
            Action action =
                    switch (failure.kind()) {
                        case REJECTED -> Action.REJECTED;
                        case DELETED -> Action.SKIPPED;
                        default -> Action.PARKED;
                    };
            String reason =
                    failure.kind() == FailureKind.CONFLICT || failure.field().isEmpty()
                            ? failure.reason()
                            : failure.field() + ": " + failure.reason();
            row(failure.key(), action, conflicts(failure.key()), reason);
        }

        private List<PlannedField> conflicts(String key) {
            return outcome.conflicts().stream()
                    .filter(conflict -> conflict.key().equals(key))
                    .map(this::field)
                    .toList();
        }

        private PlannedField field(NewConflict conflict) {
            return new PlannedField(
                    conflict.field(),
                    conflict.target(),
                    conflict.source(),
                    rules.apply(outcome.task(), conflict.field()));
        }

        private void row(String key, Action action, List<PlannedField> fields, String reason) {
            spool.add(
                    new PlannedRow(
                            outcome.task(),
                            outcome.company(),
                            key,
                            action,
                            fields,
                            reason,
                            hashes.get(key),
                            outcome.spelled().get(key)));
        }

        private static Action action(RowChange.Action change) {
            return switch (change) {
                case CREATED -> Action.CREATE;
                case UPDATED -> Action.UPDATE;
                case DEACTIVATED -> Action.DEACTIVATE;
                case DELETED -> Action.DELETE;
            };
        }
    }
}
