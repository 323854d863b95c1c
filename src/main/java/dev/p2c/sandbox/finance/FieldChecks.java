package dev.p2c.sandbox.finance;

import dev.p2c.sandbox.model.Column;
import dev.p2c.sandbox.model.ColumnType;
import dev.p2c.sandbox.model.EntityModel;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Checks that apply to every entity: mandatory fields have values and texts fit their fields. */
final class FieldChecks {

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

    FieldChecks(boolean refusesLongText) {
        this.refusesLongText = refusesLongText;
    }

    /**
     * Reports mandatory fields without a value and texts that are too long. Truncates texts that
     * Finance has composed itself, such as a formatted address, and, where the settings allow long
     * texts, all texts.
     */
    void check(FinanceDraft draft, Infolog infolog) {
        for (Column column : mandatory.computeIfAbsent(draft.model(), FieldChecks::mandatory)) {
            if (draft.isEmpty(column.name())) {
                infolog.error(missing(column.name()));
            }
        }
        draft.replaceTexts((column, text) -> fitting(draft, column, text, infolog));
    }

    /**
     * Reports fields without a value that only the entity which the caller writes to requires, as
     * Sales quotation headers requires the shipping date (Prospect to cash, sales quotes, setup in
     * the data integration project).
     */
    void checkOwn(EntityView view, FinanceDraft draft, Infolog infolog) {
        EntityModel own = view.table().model();
        for (Column column : mandatory.computeIfAbsent(own, FieldChecks::mandatory)) {
            Column base = view.baseColumn(column);
            if (base != null && !base.isMandatory() && draft.isEmpty(base.name())) {
                infolog.error(missing(column.name()));
            }
        }
    }

    private static List<Column> mandatory(EntityModel model) {
        return model.columns().stream().filter(Column::isMandatory).toList();
    }

    private String fitting(FinanceDraft draft, Column column, String text, Infolog infolog) {
        if (!isTooLong(column, text)) {
            return text;
        }
        if (refusesLongText && draft.sent(column.name())) {
            infolog.error(tooLong(column, text));
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

    /** Label of a column on a form: {@code AddressZipCode} becomes {@code Address zip code}. */
    static String label(String column) {
        String known = LABELS.get(column);
        if (known != null) {
            return known;
        }
        String words = column.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
