package dev.p2c.app.cli;

import dev.p2c.state.Counts;
import dev.p2c.state.RunStatus;
import dev.p2c.text.Visible;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One line of {@code p2c status}.
 *
 * @param lastRun when the task ran last; null for never
 * @param counts of that run
 * @param watermark the oldest of all companies; null where there is none
 * @param undecided rows whose field was changed on both sides and that no rule settles
 * @param conflicts fields in which one side's value replaced the other's
 * @param deleted rows that the target still has although their source row was deleted
 * @param ledger rows known to be in the target
 * @param schedule whether passes of the direction come
 */
record TaskStatus(
        String direction,
        String task,
        RunStatus status,
        Instant lastRun,
        Counts counts,
        Instant watermark,
        long rejected,
        long parked,
        long undecided,
        long conflicts,
        long deleted,
        long ledger,
        String error,
        ScheduleStatus schedule,
        List<CompanyStatus> companies) {

    /**
     * The schedule of a direction.
     *
     * @param cron the Quartz cron expression; empty for a trigger that is no schedule
     * @param late whether passes do not come
     * @param problem why; null if they come
     */
    record ScheduleStatus(String cron, boolean late, String problem) {}

    /** One company's part of a task; the watermark is null where there is none. */
    record CompanyStatus(
            String company, Instant watermark, long rejected, long parked, long ledger) {}

    static String table(List<TaskStatus> rows, Instant now) {
        StringBuilder text = new StringBuilder(tasks(rows, now).toString());
        if (rows.stream().anyMatch(row -> row.companies.size() > 1)) {
            text.append(System.lineSeparator()).append(companies(rows));
        }
        rows.stream()
                .filter(row -> row.schedule.late())
                .map(row -> row.direction + ": late: " + row.schedule.problem())
                .distinct()
                .forEach(line -> text.append(System.lineSeparator()).append(Visible.line(line)));
        rows.stream()
                .filter(row -> row.error != null && !row.error.isEmpty())
                .map(row -> row.direction + ": " + row.error)
                .distinct()
                .forEach(line -> text.append(System.lineSeparator()).append(Visible.text(line)));
        return text.toString();
    }

    private static TextTable tasks(List<TaskStatus> rows, Instant now) {
        TextTable table =
                new TextTable(
                        "DIRECTION",
                        "TASK",
                        "LAST RUN",
                        "AGO",
                        "READ",
                        "CREATED",
                        "UPDATED",
                        "UNCHANGED",
                        "ACROSS",
                        "REJECTED",
                        "PARKED",
                        "UNDECIDED",
                        "CONFLICTS",
                        "DELETED",
                        "WATERMARK");
        for (TaskStatus row : rows) {
            Counts c = row.counts;
            table.add(
                    row.direction,
                    row.task,
                    lastRun(row),
                    row.lastRun == null ? "" : AgeText.of(Duration.between(row.lastRun, now)),
                    c.read(),
                    c.created(),
                    c.updated(),
                    c.unchanged(),
                    row.ledger,
                    row.rejected,
                    row.parked,
                    row.undecided,
                    row.conflicts,
                    row.deleted,
                    row.watermark == null ? "" : row.watermark);
        }
        return table;
    }

    private static String lastRun(TaskStatus row) {
        String status = row.status == null ? "never" : row.status.name();
        return row.schedule.late() ? status + ", late" : status;
    }

    private static TextTable companies(List<TaskStatus> rows) {
        TextTable table =
                new TextTable("TASK", "COMPANY", "ACROSS", "REJECTED", "PARKED", "WATERMARK");
        for (TaskStatus row : rows) {
            for (CompanyStatus part : row.companies) {
                table.add(
                        row.task,
                        part.company,
                        part.ledger,
                        part.rejected,
                        part.parked,
                        part.watermark == null ? "" : part.watermark);
            }
        }
        return table;
    }
}
