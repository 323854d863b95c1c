package dev.p2c.app.cli;

import dev.p2c.app.cli.Paint.Painted;
import dev.p2c.run.RunText;
import dev.p2c.state.Backlog;
import dev.p2c.state.Counts;
import dev.p2c.state.RunStatus;
import dev.p2c.text.Visible;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One line of {@code p2c status}.
 *
 * @param lastRun when the task's last run began; null for never
 * @param lastEnd when it ended; null for never, and while it is under way
 * @param counts of that run
 * @param watermark the oldest of all companies; null where there is none
 * @param readAll when a pass last read all source rows, the oldest of all companies; null for never
 * @param quiet a sentence if the task has found no change for much longer than it used to
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
        Instant lastEnd,
        Counts counts,
        Instant watermark,
        Instant readAll,
        long rejected,
        long parked,
        long undecided,
        long conflicts,
        long deleted,
        long ledger,
        String error,
        ScheduleStatus schedule,
        String quiet,
        List<CompanyStatus> companies) {

    private static final String[] LEFT_OUT_WHERE_NARROW = {
        "ALL READ",
        "WATERMARK",
        "DIRECTION",
        "CONFLICTS",
        "UNCHANGED",
        "READ",
        "DELETED",
        "UPDATED",
        "CREATED",
        "UNDECIDED",
        "ACROSS",
        "AGO"
    };

    /**
     * The schedule of a direction.
     *
     * @param cron the Quartz cron expression; empty for a trigger that is no schedule
     * @param late whether passes are due and do not begin
     * @param problem why; null if they come
     * @param mode {@code live}, {@code shadow} or {@code off}
     * @param paused by whom, since when and why; null while nobody has paused the direction
     */
    record ScheduleStatus(String cron, boolean late, String problem, String mode, String paused) {}

    /** One company's part of a task; the times are null where there is none. */
    record CompanyStatus(
            String company,
            Instant watermark,
            Instant readAll,
            long rejected,
            long parked,
            long ledger) {}

    /**
     * @param stopped a sentence if no application runs, which makes every direction late
     */
    static void print(List<TaskStatus> rows, Optional<String> stopped, Instant now, Output output) {
        output.print("READ to UNCHANGED count the last run, all other columns every row of now.");
        output.print(tasks(rows, now));
        if (rows.stream().anyMatch(row -> row.companies.size() > 1)) {
            output.print(companies(rows));
        }
        stopped.ifPresent(output::print);
        rows.stream()
                .filter(row -> row.schedule.late() && stopped.isEmpty())
                .map(row -> row.direction + ": late: " + row.schedule.problem())
                .distinct()
                .forEach(output::print);
        rows.stream()
                .filter(row -> row.error != null && !row.error.isEmpty())
                .map(row -> row.direction + ": " + row.error)
                .distinct()
                .forEach(output::print);
        rows.stream().flatMap(row -> row.waiting().stream()).forEach(output::print);
        rows.stream()
                .filter(row -> !row.quiet.isEmpty())
                .forEach(row -> output.print(Visible.line(row.quiet)));
    }

    /** The rows that wait; empty where the last run has said so. */
    private Optional<String> waiting() {
        Backlog backlog = new Backlog(rejected, parked, undecided, null);
        boolean isTold = error != null && error.contains(task + ": " + backlog.rows() + " row");
        return backlog.rows() == 0 || isTold
                ? Optional.empty()
                : Optional.of(direction + ": " + task + ": " + RunText.of(backlog));
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
                                "WATERMARK",
                                "ALL READ")
                        .optional(LEFT_OUT_WHERE_NARROW);
        rows.forEach(row -> row.addTo(table, now));
        return table;
    }

    private void addTo(TextTable table, Instant now) {
        table.add(
                direction,
                task,
                lastRun(this),
                age(lastEnd == null ? lastRun : lastEnd, now),
                counts.read(),
                counts.created(),
                counts.updated(),
                counts.unchanged(),
                ledger,
                waiting(rejected, Paint.RED),
                waiting(parked, Paint.YELLOW),
                waiting(undecided, Paint.RED),
                conflicts,
                deleted,
                watermark == null ? "" : watermark,
                age(readAll, now));
    }

    private static String age(Instant at, Instant now) {
        return at == null ? "" : AgeText.of(Duration.between(at, now));
    }

    private static Object waiting(long rows, Paint paint) {
        return rows == 0 ? rows : paint.of(rows);
    }

    private static Painted lastRun(TaskStatus row) {
        String status = row.status == null ? "never" : row.status.name();
        if (!row.schedule.mode().equals("live")) {
            status += ", " + row.schedule.mode();
        }
        if (row.schedule.paused() != null) {
            return Paint.YELLOW.of(status + ", paused");
        }
        return row.schedule.late() ? Paint.RED.of(status + ", late") : paint(row).of(status);
    }

    private static Paint paint(TaskStatus row) {
        if (row.status == null) {
            return Paint.FAINT;
        }
        return switch (row.status) {
            case DONE -> Paint.GREEN;
            case RUNNING -> Paint.BOLD;
            case INCOMPLETE, STOPPED -> Paint.YELLOW;
            case FAILED, ABANDONED -> Paint.RED;
        };
    }

    private static TextTable companies(List<TaskStatus> rows) {
        TextTable table =
                new TextTable("TASK", "COMPANY", "ACROSS", "REJECTED", "PARKED", "WATERMARK")
                        .optional("ACROSS");
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
