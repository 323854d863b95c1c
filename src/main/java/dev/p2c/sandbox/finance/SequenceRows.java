package dev.p2c.sandbox.finance;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The number sequences that people set up, as rows: a reference tells which sequence numbers which
 * data type of a company, and the sequence has the format, the next number and whether people may
 * give numbers themselves (Number sequences overview; entities {@code SequenceV2Tables} and {@code
 * NumberSequencesV2References}).
 */
final class SequenceRows {

    static final String CODES = "SequenceV2Tables";
    static final String REFERENCES = "NumberSequencesV2References";
    static final String SCOPE = "DataArea";

    /** What a sequence numbers. */
    enum Kind {
        CUSTOMER(Map.of("CustomersV2", "CustomerAccount"), "CustAccount", "Customer account"),
        PARTY(
                Map.of(
                        "CustomersV2",
                        "PartyNumber",
                        "CDSContactPersons",
                        "ContactPersonPartyNumber"),
                "DirPartyNumber",
                "Party id"),
        QUOTATION(
                Map.of("CDSSalesQuotationHeaders", "SalesQuotationNumber"),
                "SalesQuotationId",
                "Quotation"),
        ORDER(Map.of("CDSSalesOrderHeaders", "SalesOrderNumber"), "SalesId", "Sales order");

        final Map<String, String> columns;
        final String dataType;
        final String label;

        /**
         * @param columns the numbered column by entity set
         * @param dataType name of the extended data type in the reference
         */
        Kind(Map<String, String> columns, String dataType, String label) {
            this.columns = columns;
            this.dataType = dataType;
            this.label = label;
        }

        /** The kind that numbers a column of any entity set. */
        static Optional<Kind> of(String column) {
            return List.of(values()).stream()
                    .filter(kind -> kind.columns.containsValue(column))
                    .findFirst();
        }

        /** All companies share the numbers of parties. */
        String scope(String company) {
            return this == PARTY ? "" : company.toUpperCase(Locale.ROOT);
        }
    }

    private final RelatedRows related;

    SequenceRows(RelatedRows related) {
        this.related = related;
    }

    /** The sequence of a company; empty if nobody set it up. */
    Optional<FinanceDraft> of(Kind kind, String company) {
        // An empty text is no value in a key.
        String scope = kind == Kind.PARTY ? null : kind.scope(company);
        return related.find(REFERENCES, SCOPE, scope, kind.dataType)
                .map(row -> row.text("NumberSequenceCode"))
                .flatMap(code -> related.find(CODES, code, SCOPE, scope));
    }

    /** Whether people may give the numbers themselves, also as long as nobody set it up. */
    boolean isManual(Kind kind, String company) {
        return of(kind, company).map(row -> !row.text("Manual").equals("No")).orElse(true);
    }

    /** A number in the format of a sequence: {@code USMF-######} gives {@code USMF-000017}. */
    static String number(FinanceDraft sequence, int number) {
        String format = sequence.text("Format");
        String digits = format.replaceAll("[^#]", "");
        String filled = String.format("%0" + Math.max(1, digits.length()) + "d", number);
        return format.replaceFirst("#+", filled);
    }

    /**
     * The rows of one sequence as a person sets it up, its reference last.
     *
     * @return values by entity set
     */
    static Map<String, Map<String, Object>> rows(Kind kind, String company, boolean manual) {
        String scope = kind.scope(company);
        String code = kind.dataType.substring(0, Math.min(6, kind.dataType.length()));
        return Map.of(
                CODES,
                Map.of(
                        "NumberSequenceCode",
                        code,
                        "ScopeType",
                        SCOPE,
                        "ScopeValue",
                        scope,
                        "Name",
                        kind.label,
                        "Next",
                        1,
                        "Smallest",
                        1,
                        "Largest",
                        999_999_999,
                        "Format",
                        scope.isEmpty() ? "#########" : scope + "-######",
                        "Manual",
                        manual ? "Yes" : "No",
                        "InUse",
                        "Yes"),
                REFERENCES,
                Map.of(
                        "ScopeType", SCOPE,
                        "ScopeValue", scope,
                        "DataTypeName", kind.dataType,
                        "NumberSequenceCode", code));
    }
}
