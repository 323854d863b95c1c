package dev.p2c.app.cli;

import dev.p2c.run.Run;
import dev.p2c.run.RunText;
import dev.p2c.state.Backlog;
import dev.p2c.state.Counts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * One run as {@code --json} shows it.
 *
 * @param conflicts how many of the parked rows are in conflict, by task; without tasks that have
 *     none
 * @param skipped rows by task and reason, without tasks that skipped nothing
 * @param gone rows whose source row was deleted, by task and outcome
 * @param compared by task, why all rows were compared; without tasks that relied on the state
 * @param failures by company; empty after a good run
 * @param held by company, what waits for a person's decision
 * @param waiting rows still to be written, by task; without tasks that have none
 */
record RunReport(
        long id,
        String direction,
        Instant startedAt,
        Map<String, Counts> tasks,
        Map<String, Long> conflicts,
        Map<String, Map<String, Long>> skipped,
        Map<String, Map<String, Long>> gone,
        Map<String, String> compared,
        Map<String, String> failures,
        Map<String, String> held,
        Map<String, Backlog> waiting) {

    static RunReport of(Run run) {
        Map<String, Counts> tasks = new TreeMap<>();
        run.progress().forEach((task, progress) -> tasks.put(task, progress.counts()));
        Map<String, Long> conflicts = new TreeMap<>();
        run.progress().forEach((task, progress) -> conflicts.put(task, progress.conflicts()));
        conflicts.values().removeIf(rows -> rows == 0);
        Map<String, Map<String, Long>> skipped = new TreeMap<>();
        run.progress().forEach((task, progress) -> skipped.put(task, progress.skipped()));
        skipped.values().removeIf(Map::isEmpty);
        Map<String, Map<String, Long>> gone = new TreeMap<>();
        run.progress().forEach((task, progress) -> gone.put(task, progress.gone()));
        gone.values().removeIf(Map::isEmpty);
        Map<String, String> compared = new TreeMap<>();
        run.progress()
                .forEach((task, p) -> p.compared().ifPresent(reason -> compared.put(task, reason)));
        Map<String, String> failures = new LinkedHashMap<>();
        run.failures()
                .forEach((company, e) -> failures.put(company, String.valueOf(e.getMessage())));
        return new RunReport(
                run.id(),
                run.direction(),
                run.startedAt(),
                tasks,
                conflicts,
                skipped,
                gone,
                compared,
                failures,
                run.held(),
                new TreeMap<>(run.backlog()));
    }

    static void print(Run run, Output output) {
        of(run).lines().forEach(output::print);
    }

    /** Prints to stderr why a pass failed, by company. */
    static void printFailures(Run run, Output output) {
        run.failures()
                .forEach(
                        (company, e) ->
                                output.err()
                                        .println(failed(run.direction(), company, e.getMessage())));
    }

    /** Why a direction failed; a message may begin with the direction, which is not said twice. */
    static String failed(String direction, String company, String message) {
        String why =
                String.valueOf(message).replaceFirst("^" + Pattern.quote(direction) + ": ", "");
        return direction + " failed for " + company + ": " + why;
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        tasks.forEach(
                (task, counts) -> {
                    long contested = conflicts.getOrDefault(task, 0L);
                    lines.add(task + ": " + RunText.of(counts, contested));
                });
        skipped.forEach(
                (task, reasons) ->
                        reasons.forEach(
                                (reason, rows) ->
                                        lines.add(task + ": " + rows + " skipped: " + reason)));
        compared.forEach((task, reason) -> lines.add(task + ": all rows compared: " + reason));
        gone.forEach(
                (task, outcomes) ->
                        outcomes.forEach(
                                (outcome, rows) ->
                                        lines.add(
                                                task
                                                        + ": "
                                                        + rows
                                                        + " deleted in the source, "
                                                        + outcome)));
        waiting.forEach((task, rows) -> lines.add(task + ": " + RunText.of(rows)));
        held.forEach((company, text) -> lines.add(company + ": " + text));
        failures.forEach((company, message) -> lines.add(failed(direction, company, message)));
        return lines;
    }
}
