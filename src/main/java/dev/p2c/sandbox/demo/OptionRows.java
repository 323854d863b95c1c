package dev.p2c.sandbox.demo;

import dev.p2c.sandbox.model.Column;
import dev.p2c.sandbox.model.EntityModel;
import dev.p2c.sandbox.sales.SalesRows;
import dev.p2c.sandbox.store.EntityTable;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/** The string maps of Dataverse: a row for each value of a choice, state or status reason. */
final class OptionRows {

    private static final int ENGLISH = 1033;

    private final SalesRows rows;

    OptionRows(SalesRows rows) {
        this.rows = rows;
    }

    void add() {
        for (EntityTable table : rows.store().tables()) {
            EntityModel entity = table.model();
            entity.columns().stream()
                    .filter(column -> !column.options().isEmpty())
                    .forEach(column -> add(entity, column));
        }
    }

    private void add(EntityModel entity, Column column) {
        column.options()
                .forEach(
                        (value, label) ->
                                rows.create(
                                        "stringmaps",
                                        Map.of(
                                                "stringmapid",
                                                id(entity, column, value),
                                                "objecttypecode",
                                                entity.name(),
                                                "attributename",
                                                column.name(),
                                                "attributevalue",
                                                value,
                                                "langid",
                                                ENGLISH,
                                                "value",
                                                label)));
    }

    private static UUID id(EntityModel entity, Column column, int value) {
        String name = entity.name() + "/" + column.name() + "/" + value;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
