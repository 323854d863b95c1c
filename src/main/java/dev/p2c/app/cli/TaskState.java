package dev.p2c.app.cli;

import dev.p2c.mapping.Mapping;
import dev.p2c.state.State;
import dev.p2c.state.TaskNotes;
import dev.p2c.state.WaitingRows;
import java.time.Instant;
import java.util.List;

/**
 * What the state knows of a task in a company, and what the next pass does with that.
 *
 * @param watermark null for none
 * @param readAll when a pass last read all source rows; null for never
 * @param written rows of the ledger that are in the target
 * @param next a sentence on what the next pass reads and writes
 * @param changedByHand what a person last changed in the state; null for nothing
 */
record TaskState(
        String task,
        String company,
        Instant watermark,
        Instant readAll,
        long written,
        long rejected,
        long parked,
        long conflicts,
        long deleted,
        String next,
        Instant changedAt,
        String changedByHand) {

    private static final WaitingRows NOTHING = new WaitingRows(0, 0, 0, null);

    static TaskState of(State state, Mapping mapping, String task, String company) {
        TaskNotes notes = state.notes().of(task, company);
        WaitingRows waiting = state.failureCounts().waiting(company).getOrDefault(task, NOTHING);
        Instant watermark = state.watermarks().get(task, company).orElse(null);
        return new TaskState(
                task,
                company,
                watermark,
                notes.readAll().orElse(null),
                state.ledger().count(task, company),
                waiting.rejected(),
                waiting.parked(),
                waiting.conflicts(),
                state.failureCounts().deleted().getOrDefault(task, 0L),
                isNew(state, task, company)
                        ? NextPass.first(mapping)
                        : NextPass.of(mapping, watermark, notes.reasonToCompare()),
                notes.byHandAt().orElse(null),
                notes.byHand().orElse(null));
    }

    /** Whether no pass of the task has ended yet; the next one then reads and compares all rows. */
    static boolean isNew(State state, String task, String company) {
        return state.notes().of(task, company).environment().isEmpty()
                && state.ledger().isEmpty(task, company);
    }

    /** Rows that are listed by {@code p2c failures}. */
    long waiting() {
        return rejected + parked + conflicts;
    }

    static TextTable table(List<TaskState> states) {
        TextTable table =
                new TextTable(
                                "TASK",
                                "COMPANY",
                                "WATERMARK",
                                "ACROSS",
                                "REJECTED",
                                "PARKED",
                                "CONFLICTS",
                                "ALL READ",
                                "BY HAND",
                                "NEXT PASS")
                        .optional(
                                "ALL READ", "CONFLICTS", "BY HAND", "PARKED", "REJECTED", "ACROSS")
                        .below("NEXT PASS");
        for (TaskState s : states) {
            table.add(
                    s.task,
                    s.company,
                    s.watermark == null ? "" : s.watermark,
                    s.written,
                    s.rejected,
                    s.parked,
                    s.conflicts,
                    s.readAll == null ? "" : s.readAll,
                    s.changedByHand == null ? "" : s.changedByHand,
                    s.next);
        }
        return table;
    }
}
