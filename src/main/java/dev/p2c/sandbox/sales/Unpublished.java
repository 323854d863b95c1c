package dev.p2c.sandbox.sales;

import dev.p2c.sandbox.model.Column;
import dev.p2c.sandbox.model.EntityModel;
import dev.p2c.sandbox.store.EntityTable;
import dev.p2c.sandbox.store.Row;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Changes of columns that nobody has published yet: reads of definitions and writes of rows do not
 * know them (Publish customizations). Also keeps the string maps equal to the published options.
 * Used inside writes.
 */
final class Unpublished {

    private static final String LABELS = "stringmaps";
    private static final int ENGLISH = 1033;

    private final SalesTables tables;
    private final Map<String, Map<String, Column>> changes = new LinkedHashMap<>();

    Unpublished(SalesTables tables) {
        this.tables = tables;
    }

    /** The column as it will be after publishing. */
    Column latest(EntityModel entity, Column published) {
        return changes.getOrDefault(entity.name(), Map.of())
                .getOrDefault(published.name(), published);
    }

    void change(EntityModel entity, Column column) {
        changes.computeIfAbsent(entity.name(), name -> new LinkedHashMap<>())
                .put(column.name(), column);
    }

    /** Publishes the changes of a table. */
    void publish(EntityModel entity) {
        Map<String, Column> waiting = changes.remove(entity.name());
        if (waiting != null) {
            waiting.values().stream()
                    .filter(column -> entity.column(column.name()) != null)
                    .forEach(
                            column -> {
                                entity.put(column);
                                label(entity, column);
                            });
        }
    }

    void restart() {
        changes.clear();
    }

    /** Adds the string maps of a column's options that are missing. */
    void label(EntityModel entity, Column column) {
        EntityTable labels = tables.table(LABELS);
        List<Row> there = labels(entity, column.name());
        int valueAt = labels.model().index("attributevalue");
        column.options()
                .forEach(
                        (value, label) -> {
                            if (there.stream().noneMatch(r -> value.equals(r.get(valueAt)))) {
                                labels.put(row(labels.model(), entity, column, value, label));
                            }
                        });
    }

    private static Map<Integer, Object> row(
            EntityModel labels, EntityModel entity, Column column, int value, String label) {
        String name = entity.name() + "/" + column.name() + "/" + value;
        Map<Integer, Object> values = new TreeMap<>();
        Map.<String, Object>of(
                        "stringmapid",
                        UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                        "objecttypecode",
                        entity.name(),
                        "attributename",
                        column.name(),
                        "attributevalue",
                        value,
                        "langid",
                        ENGLISH,
                        "value",
                        label)
                .forEach((field, content) -> values.put(labels.index(field), content));
        return values;
    }

    /** Removes the string maps of a column. */
    void unlabel(EntityModel entity, String column) {
        labels(entity, column).forEach(row -> tables.table(LABELS).remove(row.key()));
    }

    /** Removes the string map of one option. */
    void unlabel(EntityModel entity, String column, int value) {
        labels(entity, column).stream()
                .filter(row -> tables.value(LABELS, row, "attributevalue").equals(value))
                .forEach(row -> tables.table(LABELS).remove(row.key()));
    }

    private List<Row> labels(EntityModel entity, String column) {
        return tables.rows(LABELS)
                .filter(r -> entity.name().equals(tables.value(LABELS, r, "objecttypecode")))
                .filter(r -> column.equals(tables.value(LABELS, r, "attributename")))
                .toList();
    }
}
