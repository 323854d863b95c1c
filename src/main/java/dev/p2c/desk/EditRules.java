package dev.p2c.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.error.ConfigurationException;
import dev.p2c.error.Problem;
import dev.p2c.mapping.Suggestion;
import dev.p2c.state.Failure;
import dev.p2c.state.FailureKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which values may be put over a source row: those of columns that it has, except its key. */
public final class EditRules {

    private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .nodeFactory(NODES)
                    .build();

    /** More than any column of a service has. */
    private static final int MOST_DIGITS = 100;

    private final Failure failure;
    private final TaskEnds ends;
    private final ObjectNode row;

    EditRules(Failure failure, TaskEnds ends) {
        this.failure = failure;
        this.ends = ends;
        if (failure.kind() == FailureKind.DELETED || failure.sourceRow() == null) {
            throw new ConfigurationException(place(), "has no source row that could be edited");
        }
        this.row = read(failure.sourceRow());
    }

    /**
     * Reads the values of a JSON object. A text takes the type of the value that it replaces.
     *
     * @throws ConfigurationException if the text is none
     */
    public static Map<String, EditValue> values(String json) {
        Map<String, EditValue> values = new LinkedHashMap<>();
        read(json)
                .fields()
                .forEachRemaining(one -> values.put(one.getKey(), value(one.getValue())));
        return values;
    }

    private static EditValue value(JsonNode value) {
        return value.isTextual() ? new EditValue.Typed(value.asText()) : new EditValue.Json(value);
    }

    /** The columns of a failure's source row, as texts; none if the row is not stored. */
    static List<SourceColumn> columns(String row, String edit, List<String> keyColumns) {
        return row == null ? List.of() : SourceColumn.of(read(row), read(edit), keyColumns);
    }

    private static ObjectNode read(String json) {
        try {
            if (JSON.readTree(json) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            // Told below, without the position in a text that nobody sees.
        }
        throw new ConfigurationException("edit", "needs a JSON object: {\"column\": \"value\"}");
    }

    /** The earlier edit with these values over it, as JSON. */
    String merged(String before, Map<String, EditValue> values) {
        if (values.isEmpty()) {
            throw new ConfigurationException("edit", "needs at least one COLUMN=VALUE");
        }
        ObjectNode merged = read(before);
        List<Problem> problems = new ArrayList<>();
        values.forEach(
                (column, value) -> {
                    try {
                        check(column);
                        merged.set(column, node(column, value));
                    } catch (ConfigurationException e) {
                        problems.addAll(e.problems());
                    }
                });
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return merged.toString();
    }

    private void check(String column) {
        if (ends.keyColumns().contains(column)) {
            throw new ConfigurationException(
                    column,
                    "is part of the row's key, which an edit cannot change. Correct it in "
                            + ends.source());
        }
        SortedSet<String> known = columns();
        if (!known.contains(column)) {
            throw new ConfigurationException(
                    column,
                    "is no column of the source row. The columns are %s.%s"
                            .formatted(
                                    String.join(", ", known),
                                    Suggestion.didYouMean(column, known)));
        }
    }

    private SortedSet<String> columns() {
        SortedSet<String> columns = new TreeSet<>();
        columns("", row, columns);
        ends.columns().stream().filter(path -> !path.contains(".")).forEach(columns::add);
        columns.removeAll(ends.keyColumns());
        return columns;
    }

    private static void columns(String before, ObjectNode row, SortedSet<String> columns) {
        row.fields()
                .forEachRemaining(
                        one -> {
                            String path = before + one.getKey();
                            if (one.getValue() instanceof ObjectNode inner) {
                                columns(path + ".", inner, columns);
                            } else if (!path.contains("@") && !one.getValue().isArray()) {
                                columns.add(path);
                            }
                        });
    }

    private JsonNode node(String column, EditValue value) {
        if (value instanceof EditValue.Json json) {
            if (json.value().isContainerNode()) {
                throw new ConfigurationException(column, "takes a value, not a structure");
            }
            return json.value().isBigDecimal()
                    ? number(column, json.value().decimalValue())
                    : json.value();
        }
        return typed(column, ((EditValue.Typed) value).text());
    }

    private JsonNode typed(String column, String text) {
        JsonNode now = at(row, column);
        if (text.isEmpty()) {
            return NODES.nullNode();
        }
        if (now.isNumber()) {
            return number(column, text);
        }
        if (now.isBoolean()) {
            if (!text.equals("true") && !text.equals("false")) {
                throw new ConfigurationException(column, "takes true or false, not " + text);
            }
            return NODES.booleanNode(Boolean.parseBoolean(text));
        }
        return NODES.textNode(text);
    }

    private static JsonNode number(String column, String text) {
        try {
            return number(column, new BigDecimal(text));
        } catch (NumberFormatException e) {
            throw new ConfigurationException(column, "takes a number, not " + text);
        }
    }

    /** Written without exponent, "1e999999999" would fill the memory. */
    private static JsonNode number(String column, BigDecimal number) {
        if (number.scale() > MOST_DIGITS || number.precision() - number.scale() > MOST_DIGITS) {
            throw new ConfigurationException(
                    column,
                    "takes a number with at most %d digits before and after the point"
                            .formatted(MOST_DIGITS));
        }
        return NODES.numberNode(number);
    }

    private static JsonNode at(JsonNode row, String path) {
        int dot = path.indexOf('.');
        return row.has(path) || dot < 0
                ? row.path(path)
                : at(row.path(path.substring(0, dot)), path.substring(dot + 1));
    }

    /** The names of the columns; the values are customer data, which the log does not repeat. */
    String words(Map<String, EditValue> values) {
        return values.keySet().stream().sorted().collect(Collectors.joining(", "));
    }

    private String place() {
        return "failure " + failure.id();
    }
}
