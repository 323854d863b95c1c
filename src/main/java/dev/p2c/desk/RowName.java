package dev.p2c.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.Collectors;

/** The name by which people know a source row, beside its key. */
public final class RowName {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** The columns of both services that hold names; those of one place are parts of one name. */
    private static final List<List<String>> COLUMNS =
            List.of(
                    List.of("name"),
                    List.of("fullname"),
                    List.of("firstname", "middlename", "lastname"),
                    List.of("productname"),
                    List.of("OrganizationName"),
                    List.of("SalesOrderName"),
                    List.of("ProductName"));

    private RowName() {}

    /**
     * The name in a row that is kept as JSON.
     *
     * @param row null for a row that is not kept
     * @return an empty text for a row without a name, or of which only the key is kept
     */
    public static String of(String row) {
        if (row == null) {
            return "";
        }
        try {
            JsonNode columns = MAPPER.readTree(row);
            return COLUMNS.stream()
                    .map(parts -> name(columns, parts))
                    .filter(name -> !name.isEmpty())
                    .findFirst()
                    .orElse("");
        } catch (JsonProcessingException e) {
            return "";
        }
    }

    private static String name(JsonNode row, List<String> parts) {
        return parts.stream()
                .map(part -> row.path(part).asText("").strip())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
