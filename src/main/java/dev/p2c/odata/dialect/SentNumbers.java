package dev.p2c.odata.dialect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.odata.model.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The numbers with decimals of a row that is written. A service may keep fewer decimals than were
 * sent and answers with success.
 */
public final class SentNumbers {

    private SentNumbers() {}

    /** The columns of a row that are sent with a number that is not whole. */
    public static List<String> columns(RowWrite row) {
        return row.body().properties().stream()
                .filter(field -> hasDecimals(field.getValue()))
                .map(Map.Entry::getKey)
                .filter(column -> !row.fixed().contains(column))
                .toList();
    }

    private static boolean hasDecimals(JsonNode value) {
        return value.isFloatingPointNumber()
                && value.decimalValue().stripTrailingZeros().scale() > 0;
    }

    /** The numbers as the answer to the write shows them; none for an answer without a body. */
    public static Map<String, JsonNode> kept(RowWrite row, OperationAnswer answer) {
        List<String> columns = columns(row);
        String body = columns.isEmpty() ? "" : answer.body();
        Map<String, JsonNode> kept = new HashMap<>();
        if (!body.isBlank()) {
            try {
                JsonNode shown = Json.parse(body);
                columns.stream()
                        .filter(column -> shown.path(column).isNumber())
                        .forEach(column -> kept.put(column, shown.get(column)));
            } catch (JsonProcessingException e) {
                return Map.of(); // the row is written, whatever the answer looks like
            }
        }
        return kept;
    }
}
