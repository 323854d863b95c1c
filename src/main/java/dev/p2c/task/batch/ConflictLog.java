package dev.p2c.task.batch;

import dev.p2c.state.NewConflict;
import dev.p2c.state.Winner;
import dev.p2c.text.Counted;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;

/**
 * Logs decided conflicts, one line per row and at most ten rows per batch. Rows whose two sides
 * never agreed before, as in a first pass and after the loss of the ledger, are only counted.
 */
final class ConflictLog {

    private static final int MOST_LINES = 10;
    private static final int LONGEST_VALUE = 60;

    private ConflictLog() {}

    static void log(Logger log, String task, List<NewConflict> conflicts) {
        Map<String, String> lines =
                conflicts.stream()
                        .filter(conflict -> conflict.winner() != Winner.NOBODY)
                        .collect(
                                Collectors.groupingBy(
                                        NewConflict::key,
                                        LinkedHashMap::new,
                                        Collectors.mapping(
                                                ConflictLog::text, Collectors.joining("; "))));
        Set<String> agreed =
                conflicts.stream()
                        .filter(conflict -> conflict.base() != null)
                        .map(NewConflict::key)
                        .collect(Collectors.toSet());
        first(log, task, lines, agreed);
        lines.keySet().retainAll(agreed);
        lines.entrySet().stream()
                .limit(MOST_LINES)
                .forEach(
                        row ->
                                log.info(
                                        "{}: {} in conflict: {}",
                                        task,
                                        row.getKey(),
                                        row.getValue()));
        if (lines.size() > MOST_LINES) {
            log.info("{}: {} more rows in conflict", task, lines.size() - MOST_LINES);
        }
    }

    private static void first(
            Logger log, String task, Map<String, String> lines, Set<String> agreed) {
        long rows = lines.keySet().stream().filter(key -> !agreed.contains(key)).count();
        if (rows > 0) {
            log.info(
                    "{}: {} from the target at the first comparison; the owner of each field"
                            + " decided: bin/p2c failures conflicts",
                    task,
                    Counted.of(rows, "row differed", "rows differed"));
        }
        lines.forEach(
                (key, text) -> {
                    if (!agreed.contains(key)) {
                        log.debug("{}: {} in conflict: {}", task, key, text);
                    }
                });
    }

    private static String text(NewConflict conflict) {
        boolean source = conflict.winner() == Winner.SOURCE;
        return "%s: the %s's \"%s\" wins over the %s's \"%s\""
                .formatted(
                        conflict.field(),
                        source ? "source" : "target",
                        shown(source ? conflict.source() : conflict.target()),
                        source ? "target" : "source",
                        shown(source ? conflict.target() : conflict.source()));
    }

    private static String shown(String value) {
        String line = value.replaceAll("\\s+", " ");
        return line.length() <= LONGEST_VALUE ? line : line.substring(0, LONGEST_VALUE) + "...";
    }
}
