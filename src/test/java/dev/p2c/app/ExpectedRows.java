package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.mapping.FieldPath;
import dev.p2c.mapping.MappedRow.Candidate;
import dev.p2c.mapping.Mapping;
import dev.p2c.sandbox.SandboxClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.assertj.core.api.SoftAssertions;

/**
 * The expected rows of one task, read from {@code deal/<task>.json}: one object for each row, with
 * every mapped field and its value worked out by hand. Lookups have the paths of their rules.
 */
final class ExpectedRows {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Mapping mapping;
    private final List<JsonNode> rows;

    private ExpectedRows(Mapping mapping, List<JsonNode> rows) {
        this.mapping = mapping;
        this.rows = rows;
    }

    static ExpectedRows of(Mapping mapping) {
        String file = "/deal/" + mapping.task() + ".json";
        try (InputStream in = ExpectedRows.class.getResourceAsStream(file)) {
            assertThat(in).as(file).isNotNull();
            JsonNode rows = JSON.readTree(in);
            return new ExpectedRows(
                    mapping, StreamSupport.stream(rows.spliterator(), false).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns the rows with other values in some fields.
     *
     * @param differences a JSON array with an object for each row, in the order of the rows
     */
    ExpectedRows but(String differences) {
        try {
            JsonNode others = JSON.readTree(differences);
            assertThat(others).as("a difference for each row").hasSize(rows.size());
            List<JsonNode> changed = new ArrayList<>();
            for (int i = 0; i < rows.size(); i++) {
                ObjectNode row = rows.get(i).deepCopy();
                row.setAll((ObjectNode) others.get(i));
                changed.add(row);
            }
            return new ExpectedRows(mapping, changed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<JsonNode> rows() {
        return rows;
    }

    /** Checks the number of rows and each row field by field. */
    void check(Engine engine) {
        boolean finance = mapping.target().connection().equals("finance");
        SandboxClient service = finance ? engine.finance() : engine.sales();
        SoftAssertions softly = new SoftAssertions();
        for (JsonNode expected : rows) {
            JsonNode actual = TestDeal.only(service, query(expected, finance));
            expected.fields()
                    .forEachRemaining(
                            field ->
                                    softly.assertThat(comparable(value(actual, field.getKey())))
                                            .as("%s of %s", field.getKey(), keyOf(expected))
                                            .isEqualTo(comparable(field.getValue())));
        }
        softly.assertAll();
    }

    private String query(JsonNode expected, boolean finance) {
        String filter =
                mapping.target().key().stream()
                        .map(field -> field + " eq " + literal(field, expected.get(field)))
                        .collect(Collectors.joining(" and "));
        return mapping.target().entity()
                + "?$filter="
                + SandboxClient.encode(filter)
                + (finance ? "&cross-company=true" : expand(expected));
    }

    private String keyOf(JsonNode expected) {
        return mapping.target().key().stream()
                .map(field -> expected.path(field).asText())
                .collect(Collectors.joining(" "));
    }

    private static String literal(String field, JsonNode value) {
        if (field.equals("dataAreaId")) {
            return "'usmf'";
        }
        return value.isTextual() ? "'" + value.asText().replace("'", "''") + "'" : value.asText();
    }

    private static String expand(JsonNode expected) {
        List<String> lookups = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : expected.properties()) {
            for (Candidate candidate : FieldPath.parse(field.getKey()).candidates()) {
                String lookup = candidate.navigation() + "($select=" + candidate.attribute() + ")";
                if (!lookups.contains(lookup)) {
                    lookups.add(lookup);
                }
            }
        }
        return lookups.isEmpty() ? "" : "&$expand=" + String.join(",", lookups);
    }

    private static JsonNode value(JsonNode row, String field) {
        FieldPath path = FieldPath.parse(field);
        if (!path.isLookup()) {
            return row.path(path.column());
        }
        return path.candidates().stream()
                .map(c -> row.path(c.navigation()).path(c.attribute()))
                .filter(JsonNode::isTextual)
                .findFirst()
                .orElse(row.path(path.candidates().get(0).navigation()));
    }

    /** Compares numbers by value, so that 10 equals 10.00. A text never equals a number. */
    private static String comparable(JsonNode value) {
        return value.isNumber()
                ? value.decimalValue().stripTrailingZeros().toPlainString()
                : value.toString();
    }
}
