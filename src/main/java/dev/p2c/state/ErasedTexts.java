package dev.p2c.state;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tables with texts for people, in which a person's values may stand. */
final class ErasedTexts {

    private static final List<String> ID = List.of("id");

    private final PersonRows rows;
    private final PersonValues values;

    ErasedTexts(PersonRows rows, PersonValues values) {
        this.rows = rows;
        this.values = values;
    }

    List<ErasedTable> tables() {
        return List.of(
                texts("run", ID, "error <> ''", "error"),
                texts("alert", ID, "", "text", "link"),
                texts("alert_notice", ID, "", "error"),
                texts("pass_request", ID, "", "answer"),
                texts("pause", List.of("direction", "process"), "", "reason"),
                texts("note", List.of("task_company_id", "name"), "text <> ''", "text"),
                new ErasedTable("operator_log", ID, "", this::line));
    }

    private ErasedTable texts(String table, List<String> ids, String condition, String... columns) {
        return new ErasedTable(
                table, ids, condition, row -> without(row, List.of(columns), values));
    }

    /** What a person has written of one of the rows goes as a whole. */
    private Optional<Map<String, String>> line(ErasedTable.Cells row) {
        String subject = row.text("subject");
        boolean isOwn = rows.keys().stream().anyMatch(key -> subject.endsWith(" " + key));
        if (isOwn && row.text("action").equals("discard")) {
            return row.text("detail").equals(ErasedRows.ERASED)
                    ? Optional.empty()
                    : Optional.of(Map.of("detail", ErasedRows.ERASED));
        }
        return without(row, List.of("subject", "detail"), values);
    }

    /** The columns that change when the values go from them. */
    static Optional<Map<String, String>> without(
            ErasedTable.Cells row, List<String> columns, PersonValues values) {
        Map<String, String> changed = new LinkedHashMap<>();
        for (String column : columns) {
            String before = row.text(column);
            String after = values.without(before);
            if (before != null && !before.equals(after)) {
                changed.put(column, after);
            }
        }
        return changed.isEmpty() ? Optional.empty() : Optional.of(changed);
    }
}
