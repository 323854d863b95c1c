package dev.p2c.state;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/**
 * The rules by which a person's values go from the tables of rows: what a pass does not need is
 * deleted; of a failure and of the ledger stays what a pass needs, without the values.
 */
final class ErasedRows {

    /** Replaces the texts of a row whose values are erased. */
    static final String ERASED = "erased";

    /** The columns of a conflict with values of the row. */
    static final List<String> CONFLICT_VALUES =
            List.of("base_value", "source_value", "target_value");

    private static final String REASON =
            "the values of the row were erased; the next attempt shows the reason";

    private static final List<String> ROW = List.of("task_company_id", "row_key");
    private static final Optional<Map<String, String>> DELETED = Optional.of(Map.of());

    private final PersonRows rows;
    private final PersonValues values;
    private final Payloads payloads;
    private final IntFunction<String> companies;
    private final UnaryOperator<String> marks;

    /**
     * @param companies by the number of a task and company
     * @param marks turns the values of a base into marks of them
     */
    ErasedRows(
            PersonRows rows,
            PersonValues values,
            Payloads payloads,
            IntFunction<String> companies,
            UnaryOperator<String> marks) {
        this.rows = rows;
        this.values = values;
        this.payloads = payloads;
        this.companies = companies;
        this.marks = marks;
    }

    /** All tables but the ledger, which is too long to be read at once. */
    List<ErasedTable> tables() {
        List<String> id = List.of("id");
        return List.of(
                new ErasedTable("failure", id, "", this::failure),
                new ErasedTable("resolved_failure", id, "", this::resolved),
                new ErasedTable("conflict", id, "", this::conflict),
                new ErasedTable("row_edit", ROW, "", this::edit));
    }

    /** The ledger, which {@link BaseRows} reads. */
    ErasedTable ledger() {
        return new ErasedTable("ledger_row", ROW, "", this::base);
    }

    private boolean isOwn(ErasedTable.Cells row) {
        return rows.has(row.taskCompany(), row.key());
    }

    private Optional<Map<String, String>> failure(ErasedTable.Cells row) {
        Map<String, String> changed = new LinkedHashMap<>();
        boolean isOwn = isOwn(row);
        for (String column : List.of("reason", "detail", "waits_for", "discard_reason")) {
            String before = row.text(column);
            boolean isFree = isOwn && !column.equals("waits_for");
            String after = isFree ? erased(column, before) : values.without(before);
            if (before != null && !before.equals(after)) {
                changed.put(column, after);
            }
        }
        String cause = row.text("cause");
        String causeAfter = isOwn ? erased("cause", cause) : values.without(cause);
        if (!cause.equals(causeAfter)) {
            changed.put("cause", causeAfter);
            FailureKind kind = FailureKind.valueOf(row.text("kind"));
            changed.put(
                    "cause_group",
                    FailureCause.group(row.taskCompany(), kind, row.text("field"), causeAfter));
        }
        String payload = payloads.open(row.key(), row.text("source_row"));
        if (payload != null && (isOwn || PersonJson.has(payload, values))) {
            String company = companies.apply(row.taskCompany());
            String ids = PersonJson.idsOnly(payload, company, row.key());
            if (!ids.equals(payload)) {
                changed.put("source_row", payloads.seal(row.key(), ids));
            }
        }
        return changed.isEmpty() ? Optional.empty() : Optional.of(changed);
    }

    private static String erased(String column, String text) {
        if (text == null || text.isEmpty()) {
            return text;
        }
        return switch (column) {
            case "detail" -> "";
            case "discard_reason" -> ERASED;
            default -> REASON;
        };
    }

    private Optional<Map<String, String>> resolved(ErasedTable.Cells row) {
        return isOwn(row) ? DELETED : ErasedTexts.without(row, List.of("reason", "cause"), values);
    }

    private Optional<Map<String, String>> conflict(ErasedTable.Cells row) {
        Map<String, String> changed = new LinkedHashMap<>();
        for (String column : CONFLICT_VALUES) {
            String value = payloads.open(row.key(), row.text(column));
            boolean goes = isOwn(row) || values.isIn(value);
            if (value != null && goes && !value.equals(ERASED)) {
                changed.put(column, payloads.seal(row.key(), ERASED));
            }
        }
        if (changed.isEmpty()) {
            return Optional.empty();
        }
        return row.text("winner").equals(Winner.NOBODY.name()) ? Optional.of(changed) : DELETED;
    }

    private Optional<Map<String, String>> edit(ErasedTable.Cells row) {
        String fields = payloads.open(row.key(), row.text("fields"));
        return isOwn(row) || PersonJson.has(fields, values) ? DELETED : Optional.empty();
    }

    private Optional<Map<String, String>> base(ErasedTable.Cells row) {
        String base = payloads.open(row.key(), row.text("base"));
        boolean hasValues = base != null && base.startsWith("{");
        return hasValues && (isOwn(row) || PersonJson.has(base, values))
                ? Optional.of(Map.of("base", payloads.seal(row.key(), marks.apply(base))))
                : Optional.empty();
    }
}
