package dev.p2c.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A column of a source row with its value as text: a client that reads JSON would round numbers.
 *
 * @param name a path, such as {@code customerid.name}
 * @param edited the value that a person put over it; empty if nobody did
 * @param isEditable whether an edit may name it
 */
public record SourceColumn(String name, String value, Optional<String> edited, boolean isEditable) {

    /**
     * The columns of a row in its order, without notes of the service.
     *
     * @param edit a JSON object with the values that a person put over the row
     */
    static List<SourceColumn> of(ObjectNode row, ObjectNode edit, List<String> keyColumns) {
        List<SourceColumn> columns = new ArrayList<>();
        add("", row, edit, keyColumns, columns);
        edit.fields()
                .forEachRemaining(
                        one -> {
                            if (columns.stream().noneMatch(c -> c.name.equals(one.getKey()))) {
                                columns.add(
                                        new SourceColumn(
                                                one.getKey(),
                                                "",
                                                Optional.of(text(one.getValue())),
                                                true));
                            }
                        });
        return List.copyOf(columns);
    }

    private static void add(
            String before,
            ObjectNode row,
            ObjectNode edit,
            List<String> keyColumns,
            List<SourceColumn> columns) {
        row.fields()
                .forEachRemaining(
                        one -> {
                            String path = before + one.getKey();
                            if (path.contains("@")) {
                                return;
                            }
                            if (one.getValue() instanceof ObjectNode inner) {
                                add(path + ".", inner, edit, keyColumns, columns);
                                return;
                            }
                            columns.add(
                                    new SourceColumn(
                                            path,
                                            text(one.getValue()),
                                            Optional.ofNullable(edit.get(path))
                                                    .map(SourceColumn::text),
                                            !one.getValue().isArray()
                                                    && !keyColumns.contains(path)));
                        });
    }

    private static String text(JsonNode value) {
        return value.isNull() ? "" : value.isContainerNode() ? value.toString() : plain(value);
    }

    private static String plain(JsonNode value) {
        return value.isBigDecimal() ? value.decimalValue().toPlainString() : value.asText();
    }
}
