package dev.p2c.check.finance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.check.RowScan;
import dev.p2c.odata.Connection;
import dev.p2c.odata.model.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The number sequences of Finance and what they number (entities {@code SequenceV2Tables} and
 * {@code NumberSequencesV2References}). A sequence of all companies has no scope value.
 */
public final class SequenceList {

    private final List<ObjectNode> codes = new ArrayList<>();
    private final List<ObjectNode> references = new ArrayList<>();

    private SequenceList() {}

    /** Reads at most so many sequences and references. */
    public static SequenceList read(Connection finance, int most) {
        SequenceList list = new SequenceList();
        Query references =
                Query.of("NumberSequencesV2References")
                        .withSelect(List.of("ScopeValue", "DataTypeName", "NumberSequenceCode"));
        RowScan.each(finance, references, most, list.references::add);
        Query codes =
                Query.of("SequenceV2Tables")
                        .withSelect(
                                List.of(
                                        "NumberSequenceCode",
                                        "ScopeValue",
                                        "Manual",
                                        "Stopped",
                                        "Format",
                                        "Next"));
        RowScan.each(finance, codes, most, list.codes::add);
        return list;
    }

    /** The sequence of a company, or of all companies; empty if nobody set it up. */
    public Optional<ObjectNode> of(NumberedColumn column, String company) {
        return references.stream()
                .filter(row -> column.dataTypes().contains(row.path("DataTypeName").asText()))
                .filter(isOf(company))
                .map(row -> row.path("NumberSequenceCode").asText())
                .flatMap(
                        code ->
                                codes.stream()
                                        .filter(
                                                row ->
                                                        row.path("NumberSequenceCode")
                                                                .asText()
                                                                .equalsIgnoreCase(code))
                                        .filter(isOf(company)))
                .findFirst();
    }

    private static Predicate<ObjectNode> isOf(String company) {
        return row -> {
            String scope = row.path("ScopeValue").asText("");
            return scope.isEmpty() || scope.equalsIgnoreCase(company);
        };
    }
}
