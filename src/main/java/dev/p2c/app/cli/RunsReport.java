package dev.p2c.app.cli;

import dev.p2c.run.RunText;
import dev.p2c.state.Counts;
import dev.p2c.state.RunRecord;
import dev.p2c.state.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One run as {@code p2c runs --json} shows it, with the counts of its tasks.
 *
 * @param endedAt null for a run under way, and for an abandoned one: the history only knows when
 *     somebody noticed that its process had died
 */
record RunsReport(
        long id,
        String direction,
        String company,
        String trigger,
        String user,
        RunStatus status,
        Instant startedAt,
        Instant endedAt,
        String error,
        Map<String, Counts> tasks) {

    static RunsReport of(RunRecord run, Map<String, Counts> tasks) {
        return new RunsReport(
                run.id(),
                run.direction(),
                run.company(),
                run.trigger(),
                run.user(),
                run.status(),
                run.startedAt(),
                run.status() == RunStatus.ABANDONED ? null : run.endedAt(),
                run.error(),
                tasks);
    }

    static TextTable table(List<RunsReport> runs) {
        TextTable table = empty();
        for (RunsReport run : runs) {
            Counts all = run.tasks.values().stream().reduce(Counts.ZERO, Counts::plus);
            table.add(
                    run.id,
                    run.direction,
                    run.startedAt.truncatedTo(ChronoUnit.SECONDS),
                    run.endedAt == null
                            ? ""
                            : AgeText.of(Duration.between(run.startedAt, run.endedAt)),
                    HistoryReport.by(run.trigger, run.user),
                    run.status,
                    all.read(),
                    all.created(),
                    all.updated(),
                    all.deactivated(),
                    all.deleted(),
                    all.unchanged(),
                    all.skipped(),
                    all.parked(),
                    all.rejected(),
                    reason(run, all));
        }
        return table;
    }

    /** Why a run is not done; runs that older versions stored as incomplete have no text. */
    private static String reason(RunsReport run, Counts all) {
        boolean isTold = run.error != null && !run.error.isEmpty();
        if (isTold || run.status != RunStatus.INCOMPLETE) {
            return run.error == null ? null : run.error.replace("\n", "; ");
        }
        String rows = RunText.notInTarget(all);
        return rows.isEmpty() ? "rows of earlier passes waited" : rows;
    }

    private static TextTable empty() {
        return new TextTable(
                        "ID",
                        "DIRECTION",
                        "STARTED",
                        "TOOK",
                        "BY",
                        "STATUS",
                        "READ",
                        "CREATED",
                        "UPDATED",
                        "DEACTIVATED",
                        "DELETED",
                        "UNCHANGED",
                        "SKIPPED",
                        "PARKED",
                        "REJECTED",
                        "REASON")
                .optional("SKIPPED", "UNCHANGED", "TOOK", "READ", "PARKED", "BY", "REJECTED")
                .absent("DEACTIVATED", "DELETED")
                .below("REASON");
    }

    /** The run in one sentence. */
    static String sentence(RunRecord run) {
        return "Run %d of %s, started %s by %s, %s."
                .formatted(
                        run.id(),
                        run.direction(),
                        run.startedAt().truncatedTo(ChronoUnit.SECONDS),
                        HistoryReport.by(run.trigger(), run.user()),
                        run.status().name().toLowerCase(Locale.ROOT));
    }
}
