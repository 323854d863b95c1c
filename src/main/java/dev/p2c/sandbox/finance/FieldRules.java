package dev.p2c.sandbox.finance;

import dev.p2c.sandbox.model.Column;
import dev.p2c.sandbox.model.ColumnType;
import dev.p2c.sandbox.model.EntityModel;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What every entity demands of its fields: mandatory ones filled, texts no longer than they may.
 */
final class FieldRules {

    private static final Map<String, String> LABELS =
            Map.of(
                    "CustomerGroupId", "Customer group",
                    "SalesCurrencyCode", "Currency",
                    "LanguageId", "Language",
                    "AssociatedPartyNumber", "Associated party number",
                    "OrderingCustomerAccountNumber", "Customer account",
                    "RequestingCustomerAccountNumber", "Customer account");

    private static final int SHOWN = 40;

    private final boolean refusesLongText;
    private final Map<EntityModel, List<Column>> mandatory = new ConcurrentHashMap<>();

    FieldRules(boolean refusesLongText) {
        this.refusesLongText = refusesLongText;
    }

    void check(FinanceDraft draft, InfologEntries log) {
        for (Column column : mandatory.computeIfAbsent(draft.model(), FieldRules::mandatory)) {
            if (draft.isEmpty(column.name())) {
                log.error(missing(column.name()));
            }
        }
        List<Column> columns = draft.model().columns();
        draft.values()
                .replaceAll((i, v) -> v instanceof String t ? fitting(columns.get(i), t, log) : v);
    }

    private static List<Column> mandatory(EntityModel model) {
        return model.columns().stream().filter(Column::isMandatory).toList();
    }

    private String fitting(Column column, String text, InfologEntries log) {
        if (!isTooLong(column, text)) {
            return text;
        }
        if (refusesLongText) {
            log.error(tooLong(column, text));
            return text;
        }
        return text.substring(0, column.maxLength());
    }

    static String missing(String column) {
        return "Field '%s' must be filled in.".formatted(label(column));
    }

    private static boolean isTooLong(Column column, String text) {
        return column.type() == ColumnType.STRING
                && column.maxLength() > 0
                && text.length() > column.maxLength();
    }

    private static String tooLong(Column column, String text) {
        return "The value '%s...' in field '%s' is too long: it has %d characters, at most %d fit."
                .formatted(
                        text.substring(0, Math.min(SHOWN, text.length())),
                        label(column.name()),
                        text.length(),
                        column.maxLength());
    }

    /** As a form would name the column: {@code AddressZipCode} is {@code Address zip code}. */
    static String label(String column) {
        String known = LABELS.get(column);
        if (known != null) {
            return known;
        }
        String words = column.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
