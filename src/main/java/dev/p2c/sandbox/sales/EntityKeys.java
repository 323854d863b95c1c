package dev.p2c.sandbox.sales;

import dev.p2c.sandbox.model.Column;
import dev.p2c.sandbox.model.EntityModel;
import dev.p2c.sandbox.model.EntityModel.AlternateKey;
import dev.p2c.sandbox.odata.ODataError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Alternate keys and the state of their indexes (Work with alternate keys; {@code
 * EntityKeyIndexStatus}). A new key is pending until a system job has built its index; the job
 * fails where rows share the key's values. Here the job runs after the definition was read once.
 * Used inside writes.
 */
final class EntityKeys {

    private static final int MOST = 10;
    private static final Set<String> KEY_TYPES =
            Set.of(
                    "String",
                    "Integer",
                    "Decimal",
                    "DateTime",
                    "Lookup",
                    "Owner",
                    "Customer",
                    "Picklist");

    private final SalesTables tables;
    private final Map<String, List<Key>> byEntity = new HashMap<>();

    EntityKeys(SalesTables tables) {
        this.tables = tables;
    }

    /** State of a key's index. */
    enum Status {
        PENDING("Pending"),
        ACTIVE("Active"),
        FAILED("Failed");

        private final String label;

        Status(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /**
     * A key and the state of its index.
     *
     * @param indexed whether this class has added an index for the key
     */
    record Key(AlternateKey definition, Status status, boolean managed, boolean indexed) {

        String name() {
            return definition.name();
        }

        private Key with(Status next, boolean added) {
            return new Key(definition, next, managed, added);
        }
    }

    /** The keys of an entity in their present state; pending ones are built afterwards. */
    List<Key> read(EntityModel entity) {
        List<Key> now = List.copyOf(of(entity));
        now.stream().filter(key -> key.status() == Status.PENDING).forEach(k -> build(entity, k));
        return now;
    }

    private List<Key> of(EntityModel entity) {
        return byEntity.computeIfAbsent(
                entity.name(),
                name ->
                        new ArrayList<>(
                                entity.alternateKeys().stream()
                                        .filter(AlternateKey::unique)
                                        .map(key -> new Key(key, Status.ACTIVE, true, false))
                                        .toList()));
    }

    /**
     * Defines a key, pending.
     *
     * @throws ODataError 400 if there is such a key, or a column cannot be part of one
     */
    Key define(EntityModel entity, String schemaName, List<String> columns, boolean managed) {
        String name = schemaName.toLowerCase(Locale.ROOT);
        List<Key> keys = of(entity);
        boolean taken =
                keys.stream()
                        .anyMatch(
                                key ->
                                        key.name().equals(name)
                                                || key.definition().columns().equals(columns));
        if (taken) {
            throw new ODataError(
                    400, "0x80060893", "An entity key with the name " + name + " already exists.");
        }
        if (keys.size() >= MOST || columns.isEmpty()) {
            throw ColumnReader.refused("A table has at most ten keys, each with a column.");
        }
        columns.forEach(column -> requireKeyColumn(entity, column));
        AlternateKey definition = new AlternateKey(name, schemaName, columns, true);
        Key key = new Key(definition, Status.PENDING, managed, false);
        keys.add(key);
        return key;
    }

    private static void requireKeyColumn(EntityModel entity, String name) {
        Column column = entity.column(name);
        if (column == null || !KEY_TYPES.contains(column.attributeType())) {
            throw ColumnReader.refused(
                    "The column '%s' of '%s' cannot be part of a key."
                            .formatted(name, entity.name()));
        }
    }

    /** Builds the index of a key, or finds that rows share its values. */
    void build(EntityModel entity, Key key) {
        boolean added = tables.table(entity.set()).addUnique(key.definition().columns());
        replace(entity, key, key.with(added ? Status.ACTIVE : Status.FAILED, added));
        if (added) {
            entity.put(key.definition());
        }
    }

    /** Starts the job of a failed key again (ReactivateEntityKey). */
    void reactivate(EntityModel entity, String name) {
        Key key = find(entity, name);
        if (key.status() == Status.FAILED) {
            replace(entity, key, key.with(Status.PENDING, false));
        }
    }

    /** Sets a key's index to failed, as a job that found duplicates does. */
    void fail(EntityModel entity, String name) {
        Key key = find(entity, name);
        drop(entity, key);
        of(entity).add(key.with(Status.FAILED, false));
    }

    void delete(EntityModel entity, String name) {
        Key key = find(entity, name);
        if (key.managed()) {
            throw ColumnReader.refused("A key of a managed solution cannot be deleted.");
        }
        drop(entity, key);
    }

    /** Forgets the keys of the solution. */
    void managedGone(EntityModel entity) {
        List.copyOf(of(entity)).stream()
                .filter(key -> key.managed() && key.indexed())
                .forEach(key -> drop(entity, key));
    }

    /** Forgets the keys with a column. */
    void columnGone(EntityModel entity, String column) {
        List.copyOf(of(entity)).stream()
                .filter(key -> key.definition().columns().contains(column))
                .forEach(key -> drop(entity, key));
    }

    private void drop(EntityModel entity, Key key) {
        of(entity).remove(key);
        entity.removeKey(key.name());
        if (key.indexed()) {
            tables.table(entity.set()).removeUnique(key.definition().columns());
        }
    }

    /** Forgets all that was added. */
    void restart() {
        byEntity.forEach(
                (name, keys) ->
                        keys.stream()
                                .filter(Key::indexed)
                                .forEach(
                                        key ->
                                                tables.table(tables.setOf(name))
                                                        .removeUnique(key.definition().columns())));
        byEntity.clear();
    }

    Key find(EntityModel entity, String name) {
        return of(entity).stream()
                .filter(key -> key.name().equals(name) || id(entity, key).equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new ODataError(
                                        404,
                                        "0x80060888",
                                        "An entity key "
                                                + name
                                                + " does not exist for entity "
                                                + entity.name()));
    }

    static String id(EntityModel entity, Key key) {
        return ColumnJson.id(entity.name(), key.name(), "key");
    }

    private void replace(EntityModel entity, Key before, Key after) {
        List<Key> keys = of(entity);
        keys.set(keys.indexOf(before), after);
    }
}
