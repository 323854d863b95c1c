package dev.p2c.app;

import dev.p2c.state.Counts;
import dev.p2c.task.Run;
import dev.p2c.task.RunText;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * One run as {@code --json} shows it.
 *
 * @param failures by company, empty after a good run
 */
record RunReport(
        long id,
        String direction,
        Instant startedAt,
        Map<String, Counts> tasks,
        Map<String, String> failures) {

    static RunReport of(Run run) {
        Map<String, Counts> tasks = new TreeMap<>();
        run.progress().forEach((task, progress) -> tasks.put(task, progress.counts()));
        Map<String, String> failures = new LinkedHashMap<>();
        run.failures()
                .forEach((company, e) -> failures.put(company, String.valueOf(e.getMessage())));
        return new RunReport(run.id(), run.direction(), run.startedAt(), tasks, failures);
    }

    static void print(Run run, PrintWriter out) {
        RunReport report = of(run);
        report.tasks.forEach((task, counts) -> out.println(task + ": " + RunText.of(counts)));
        report.failures.forEach(
                (company, message) ->
                        out.println(run.direction() + " failed for " + company + ": " + message));
    }
}
