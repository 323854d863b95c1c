package dev.p2c.state;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The outcome of one batch, stored as a whole by {@link State#commit}. Made by {@link #of} and
 * completed by the {@code with} methods.
 *
 * @param runId of {@link RunHistory#start}
 * @param written one ledger entry per row that was written or skipped, of this task and company
 * @param failures rows that could not be written
 * @param settled by key of the row, how its earlier failure, if there is one, has ended
 * @param counts of this batch alone
 * @param conflicts fields that both sides changed, settled and waiting ones
 * @param seeds entries for the ledgers of twin tasks, with id, etag and base of these rows
 * @param seedsReplace whether seeds also replace rows that the twin tasks have written themselves
 * @param changes what was written to the target, one per row that was created, updated, deactivated
 *     or deleted
 * @param mapping the version of the mapping that decided on the changes
 * @param spelled by key of the row, the key columns of source rows with blanks around their key;
 *     only a plan shows them, they are not stored
 * @param edited by key of the row, who edited the values that were written
 * @param passedOver rows that were skipped or still rest, of which nothing is stored
 */
public record BatchOutcome(
        String task,
        String company,
        long runId,
        List<LedgerEntry> written,
        List<NewFailure> failures,
        Map<String, Resolution> settled,
        Counts counts,
        List<NewConflict> conflicts,
        List<LedgerEntry> seeds,
        boolean seedsReplace,
        List<RowChange> changes,
        MappingVersion mapping,
        List<PassedOver> passedOver,
        Map<String, Map<String, String>> spelled,
        Map<String, String> edited) {

    public BatchOutcome {
        written = List.copyOf(written);
        failures = List.copyOf(failures);
        settled = Map.copyOf(settled);
        edited = Map.copyOf(edited);
        spelled = Map.copyOf(spelled);
        conflicts = List.copyOf(conflicts);
        seeds = List.copyOf(seeds);
        changes = List.copyOf(changes);
        passedOver = List.copyOf(passedOver);
        for (LedgerEntry entry : written) {
            if (!entry.task().equals(task) || !entry.company().equals(company)) {
                throw new IllegalArgumentException(
                        "an entry of %s/%s in a batch of %s/%s"
                                .formatted(entry.task(), entry.company(), task, company));
            }
        }
    }

    /** A batch without any row. */
    public static BatchOutcome of(String task, String company, long runId) {
        return new BatchOutcome(
                task,
                company,
                runId,
                List.of(),
                List.of(),
                Map.of(),
                Counts.ZERO,
                List.of(),
                List.of(),
                true,
                List.of(),
                MappingVersion.NONE,
                List.of(),
                Map.of(),
                Map.of());
    }

    public BatchOutcome withWritten(List<LedgerEntry> entries) {
        return with(copy -> copy.written = entries);
    }

    public BatchOutcome withFailures(List<NewFailure> rows) {
        return with(copy -> copy.failures = rows);
    }

    public BatchOutcome withSettled(Collection<String> keys, Resolution how) {
        return withSettled(
                keys.stream().collect(Collectors.toMap(key -> key, key -> how, (a, b) -> a)));
    }

    public BatchOutcome withSettled(Map<String, Resolution> rows) {
        return with(copy -> copy.settled = rows);
    }

    public BatchOutcome withEdited(Map<String, String> by) {
        return with(copy -> copy.edited = by);
    }

    public BatchOutcome withCounts(Counts rows) {
        return with(copy -> copy.counts = rows);
    }

    public BatchOutcome withConflicts(List<NewConflict> fields) {
        return with(copy -> copy.conflicts = fields);
    }

    /**
     * @param replace whether the entries also replace rows that the twin tasks have written
     *     themselves
     */
    public BatchOutcome withSeeds(List<LedgerEntry> entries, boolean replace) {
        return with(
                copy -> {
                    copy.seeds = entries;
                    copy.seedsReplace = replace;
                });
    }

    /**
     * @param by the version of the mapping that decided
     */
    public BatchOutcome withChanges(List<RowChange> rows, MappingVersion by) {
        return with(
                copy -> {
                    copy.changes = rows;
                    copy.mapping = by;
                });
    }

    /** This outcome with rows that only a plan shows; they are not stored. */
    public BatchOutcome withPassedOver(List<PassedOver> rows) {
        return with(copy -> copy.passedOver = rows);
    }

    /** This outcome with the key columns of source rows that a plan keeps; they are not stored. */
    public BatchOutcome withSpelled(Map<String, Map<String, String>> columns) {
        return with(copy -> copy.spelled = columns);
    }

    private BatchOutcome with(Consumer<Copy> change) {
        Copy copy = new Copy(this);
        change.accept(copy);
        return copy.toOutcome();
    }

    /** A mutable copy between one outcome and the next, so that no method lists all parts. */
    private static final class Copy {

        private final BatchOutcome of;
        private List<LedgerEntry> written;
        private List<NewFailure> failures;
        private Map<String, Resolution> settled;
        private Counts counts;
        private List<NewConflict> conflicts;
        private List<LedgerEntry> seeds;
        private boolean seedsReplace;
        private List<RowChange> changes;
        private MappingVersion mapping;
        private List<PassedOver> passedOver;
        private Map<String, Map<String, String>> spelled;
        private Map<String, String> edited;

        Copy(BatchOutcome of) {
            this.of = of;
            this.written = of.written;
            this.failures = of.failures;
            this.settled = of.settled;
            this.counts = of.counts;
            this.conflicts = of.conflicts;
            this.seeds = of.seeds;
            this.seedsReplace = of.seedsReplace;
            this.changes = of.changes;
            this.mapping = of.mapping;
            this.passedOver = of.passedOver;
            this.spelled = of.spelled;
            this.edited = of.edited;
        }

        BatchOutcome toOutcome() {
            return new BatchOutcome(
                    of.task,
                    of.company,
                    of.runId,
                    written,
                    failures,
                    settled,
                    counts,
                    conflicts,
                    seeds,
                    seedsReplace,
                    changes,
                    mapping,
                    passedOver,
                    spelled,
                    edited);
        }
    }
}
