package dev.p2c.app.cli;

import dev.p2c.state.AlertNotice;
import dev.p2c.state.AlertRecord;
import dev.p2c.text.Counted;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The alerts for people and for programs.
 *
 * @param found newest first; one more than the limit if there are more
 */
record AlertReport(List<AlertRecord> found, List<AlertNotice> unsent, int limit) {

    Map<String, Object> json() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("alerts", shown().stream().map(AlertReport::json).toList());
        document.put("unsent", unsent.stream().map(AlertReport::json).toList());
        return document;
    }

    private static Map<String, Object> json(AlertRecord alert) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", alert.id());
        row.put("rule", alert.rule());
        row.put("subject", alert.subject());
        row.put("severity", alert.severity());
        row.put("text", alert.text());
        row.put("link", alert.link());
        row.put("raisedAt", alert.raisedAt());
        row.put("endedAt", alert.endedAt());
        return row;
    }

    private static Map<String, Object> json(AlertNotice notice) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("alert", notice.alert().id());
        row.put("channel", notice.channel());
        row.put("dueAt", notice.dueAt());
        row.put("attempts", notice.attempts());
        row.put("error", notice.error());
        return row;
    }

    private List<AlertRecord> shown() {
        return found.size() > limit ? found.subList(0, limit) : found;
    }

    TextTable table() {
        TextTable table = new TextTable("RAISED", "STATE", "RULE", "WHAT IS WRONG");
        shown().forEach(
                        alert ->
                                table.add(
                                        second(alert.raisedAt()),
                                        alert.isOpen() ? alert.severity() : "over",
                                        alert.rule(),
                                        TextTable.oneLine(alert.text())));
        return table;
    }

    /** What does not fit the table, a line each. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (found.size() > limit) {
            notes.add(
                    "The newest %s shown; --limit %d shows more."
                            .formatted(Counted.of(limit, "alert is", "alerts are"), 10L * limit));
        }
        unsent.forEach(notice -> notes.add(note(notice)));
        return notes;
    }

    private static String note(AlertNotice notice) {
        return "Not sent yet by %s: %s, next try %s%s"
                .formatted(
                        notice.channel(),
                        TextTable.oneLine(notice.alert().text()),
                        second(notice.dueAt()),
                        notice.error().isEmpty() ? "" : ": " + notice.error());
    }

    private static String second(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
