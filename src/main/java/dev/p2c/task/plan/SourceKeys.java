package dev.p2c.task.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.error.RejectedRowException;
import dev.p2c.mapping.FieldPath;
import dev.p2c.mapping.KeyText;
import dev.p2c.mapping.Mapping;
import dev.p2c.mapping.SourceColumns;
import dev.p2c.mapping.Transformer;
import dev.p2c.odata.Connection;
import dev.p2c.odata.model.Json;
import dev.p2c.odata.model.Model.EntityType;
import dev.p2c.text.Blanks;
import dev.p2c.text.KeyForm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Translates between a task's integration keys and the source rows behind them. Immutable and
 * thread-safe.
 */
public final class SourceKeys {

    private final Transformer transformer;
    private final SourceColumns columns;
    private final Connection source;
    private final String entity;

    SourceKeys(Mapping mapping, Transformer transformer, Connection source) {
        this.transformer = transformer;
        this.columns = mapping.sourceColumns();
        this.source = source;
        this.entity = mapping.source().entity();
    }

    /** The integration key of a source row, or its {@link #fallback} if the key cannot be read. */
    public String text(ObjectNode row) {
        try {
            return transformer.key(row);
        } catch (RejectedRowException e) {
            return fallback(row);
        }
    }

    /**
     * Identifies a row whose integration key cannot be read: a question mark and the source's own
     * key, which stays the same when the row is corrected.
     */
    public String fallback(ObjectNode row) {
        return type().key().stream()
                .map(field -> row.path(field).asText())
                .collect(Collectors.joining("|", "?", ""));
    }

    /** The source's own key behind a {@link #fallback}; empty for any other text. */
    public Optional<Map<String, JsonNode>> ofFallback(String text) {
        List<String> fields = type().key();
        String[] values = text.startsWith("?") ? text.substring(1).split("\\|", -1) : new String[0];
        if (values.length != fields.size()) {
            return Optional.empty();
        }
        Map<String, JsonNode> key = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            key.put(fields.get(i), TextNode.valueOf(values[i]));
        }
        return Optional.of(key);
    }

    /** The source's own key fields of a row that was read. */
    public Map<String, JsonNode> own(JsonNode row) {
        Map<String, JsonNode> key = new LinkedHashMap<>();
        for (String field : type().key()) {
            key.put(field, row.get(field));
        }
        return key;
    }

    /** The columns that make up the integration key, with the values of a row that was read. */
    public Map<String, JsonNode> columns(JsonNode row) {
        Map<String, JsonNode> key = new LinkedHashMap<>();
        columnNames(type(), columns).forEach(column -> key.put(column, row.path(column)));
        return key;
    }

    /**
     * The {@link #columns} as texts of a row with blanks around its key, which its integration key
     * does not find; empty for other rows.
     */
    public Map<String, String> spelled(ObjectNode row) {
        boolean isSpelled =
                columns.keyPaths().stream()
                        .map(path -> path.of(row))
                        .filter(JsonNode::isTextual)
                        .map(JsonNode::textValue)
                        .anyMatch(value -> !value.equals(Blanks.strip(value)));
        Map<String, String> key = new LinkedHashMap<>();
        if (isSpelled) {
            columns(row).forEach((column, value) -> key.put(column, value.asText()));
        }
        return key;
    }

    /** The columns that make up the integration key; for a lookup that of the other row's id. */
    public List<String> columnNames() {
        return columnNames(type(), columns);
    }

    /**
     * Whether a part of the integration key is a column of another row, which a lookup leads to.
     */
    public boolean isLookup(int part) {
        return columns.keyPaths().get(part).isLookup();
    }

    static List<String> columnNames(EntityType type, SourceColumns columns) {
        return columns.keyPaths().stream().map(path -> columnName(type, path)).toList();
    }

    private static String columnName(EntityType type, FieldPath path) {
        return path.candidates().stream()
                .map(candidate -> type.navigations().get(candidate.navigation()))
                .flatMap(navigation -> navigation.column().stream())
                .findFirst()
                .orElseGet(() -> type.column(path.column()));
    }

    /**
     * The {@link #columns} of a row, and those of rows with the same key but for a blank at an end:
     * a mapping that trims the key makes one key of both.
     */
    public List<Map<String, JsonNode>> spellings(JsonNode row) {
        return spellings(columns(row));
    }

    /** Key columns, and those that differ by a blank at an end. */
    public List<Map<String, JsonNode>> spellings(Map<String, JsonNode> own) {
        List<Map<String, JsonNode>> all = new ArrayList<>(List.of(own));
        own.forEach(
                (column, value) -> {
                    if (type().typeOf(column).equals("Edm.String") && value.isTextual()) {
                        for (String spelling : Blanks.spellings(value.textValue())) {
                            Map<String, JsonNode> other = new LinkedHashMap<>(own);
                            other.put(column, TextNode.valueOf(spelling));
                            all.add(other);
                        }
                    }
                });
        return all;
    }

    /** The values of {@link #columns} as a text that is equal for keys that count as equal. */
    public String folded(JsonNode row) {
        return columns(row).values().stream()
                .map(value -> KeyForm.of(Blanks.strip(value.asText())))
                .collect(Collectors.joining("\n"));
    }

    /**
     * A row as people know it: its name and the source's own key, as in {@code "Contoso" (accountid
     * 4f0c)}.
     */
    public String label(ObjectNode row) {
        String key =
                type().key().stream()
                        .map(field -> field + " " + row.path(field).asText())
                        .collect(Collectors.joining(", ", "(", ")"));
        return nameColumns(source, type()).stream()
                .map(column -> row.path(column).asText())
                .filter(name -> !name.isBlank())
                .findFirst()
                .map(name -> "\"" + name + "\" " + key)
                .orElse(key);
    }

    /** Columns of the source that may hold a row's name. */
    static List<String> nameColumns(Connection source, EntityType type) {
        return source.dialect().nameColumns().stream()
                .filter(type.properties()::containsKey)
                .toList();
    }

    /** Cuts a row, as JSON text, down to {@link #own}; a text that is no JSON is returned as is. */
    String keyOnly(String row) {
        try {
            ObjectNode key = JsonNodeFactory.instance.objectNode();
            own(Json.parse(row)).forEach(key::set);
            return key.toString();
        } catch (JsonProcessingException e) {
            return row;
        }
    }

    /**
     * Finds the source columns behind an integration key that a person typed. For a lookup the
     * column holds the id of the row that the lookup leads to.
     *
     * @return empty for a key that no row can have: it has another number of parts (a line's key
     *     given to the task of the headers) or names a related row that does not exist
     */
    public Optional<Map<String, JsonNode>> find(String integrationKey, String company) {
        return find(integrationKey, Optional.of(company));
    }

    /**
     * Finds the source columns behind an integration key that a person typed.
     *
     * @param company whose related rows a lookup may lead to; empty for those of all companies
     */
    public Optional<Map<String, JsonNode>> find(String integrationKey, Optional<String> company) {
        List<FieldPath> paths = columns.keyPaths();
        List<String> values =
                paths.size() == 1 ? List.of(integrationKey) : KeyText.parts(integrationKey);
        if (values.size() != paths.size()) {
            return Optional.empty();
        }
        Map<String, JsonNode> key = new LinkedHashMap<>();
        for (int i = 0; i < paths.size(); i++) {
            TextNode value = TextNode.valueOf(values.get(i));
            Optional<JsonNode> column = column(paths.get(i), value, company);
            if (column.isEmpty()) {
                return Optional.empty();
            }
            key.put(columnName(type(), paths.get(i)), column.get());
        }
        return Optional.of(key);
    }

    private Optional<JsonNode> column(FieldPath path, TextNode value, Optional<String> company) {
        if (!path.isLookup()) {
            return Optional.of(value);
        }
        return path.candidates().stream()
                .map(candidate -> id(candidate.navigation(), candidate.attribute(), value, company))
                .flatMap(Optional::stream)
                .findFirst()
                .map(TextNode::valueOf);
    }

    private Optional<String> id(
            String navigation, String attribute, TextNode value, Optional<String> company) {
        return type().navigations()
                .get(navigation)
                .targetSet()
                .map(set -> source.find(set, company, attribute, List.of(value)))
                .map(found -> found.ids().get(value));
    }

    private EntityType type() {
        return source.model().entity(entity).orElseThrow();
    }
}
