package dev.p2c.sandbox.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One entity of a service: entity set, type, keys, columns and navigation. Columns and alternate
 * keys can be added and taken away while the service runs; a column keeps its position, and no
 * other column gets that position. Thread-safe: a reader sees one state or the next.
 */
public final class EntityModel {

    private final Definition definition;
    private final AtomicLong changes;
    private volatile Shape shape;

    /**
     * @param changes counts the changes of all entities of the service
     */
    EntityModel(Definition definition, AtomicLong changes) {
        this.definition = definition;
        this.changes = changes;
        this.shape = Shape.of(definition.columns(), definition.alternateKeys(), true);
    }

    /**
     * The columns and keys at one time.
     *
     * @param positions the column of each position, also columns that are gone
     * @param visible the columns that clients see, by name
     * @param places the newest position of each name, also of columns that are gone
     */
    private record Shape(
            List<Column> positions,
            Map<String, Column> visible,
            Map<String, Integer> places,
            List<Column> columns,
            List<AlternateKey> keys,
            boolean present) {

        static Shape of(List<Column> columns, List<AlternateKey> keys, boolean present) {
            Map<String, Column> visible = new LinkedHashMap<>();
            columns.forEach(column -> visible.put(column.name(), column));
            return of(columns, visible, keys, present);
        }

        static Shape of(
                List<Column> positions,
                Map<String, Column> visible,
                List<AlternateKey> keys,
                boolean present) {
            Map<String, Integer> places = new HashMap<>();
            positions.forEach(column -> places.put(column.name(), column.index()));
            visible.forEach((name, column) -> places.put(name, column.index()));
            return new Shape(
                    List.copyOf(positions),
                    visible,
                    places,
                    List.copyOf(visible.values()),
                    List.copyOf(keys),
                    present);
        }
    }

    /** Type name, for example {@code account} or {@code CustomerV2}. */
    public String name() {
        return definition.name();
    }

    /** Entity set, for example {@code accounts} or {@code CustomersV2}. */
    public String set() {
        return definition.set();
    }

    /**
     * X++ name of the entity in messages of Finance, for example {@code CustCustomerV2Entity}; null
     * in Sales.
     */
    public String aotName() {
        return definition.aotName();
    }

    /** Column whose value names a row to people; null if the entity has none. */
    public String primaryName() {
        return definition.primaryName();
    }

    public List<String> key() {
        return definition.key();
    }

    /** The keys that rows can be addressed by. */
    public List<AlternateKey> alternateKeys() {
        return shape.keys();
    }

    /** The columns that clients see. */
    public List<Column> columns() {
        return shape.columns();
    }

    /** Finds a column that clients see; null if the entity has no column of this name. */
    public Column column(String name) {
        return shape.visible().get(name);
    }

    /** The column of a position, also one that is gone. */
    public Column at(int position) {
        return shape.positions().get(position);
    }

    /** Number of positions, those of columns that are gone included. */
    public int positions() {
        return shape.positions().size();
    }

    /**
     * Position of a column that exists, or did.
     *
     * @throws IllegalArgumentException if the entity never had such a column
     */
    public int index(String name) {
        Integer place = shape.places().get(name);
        if (place == null) {
            throw new IllegalArgumentException(set() + " has no column " + name);
        }
        return place;
    }

    /** False for a table of a solution that is not installed. */
    public boolean isPresent() {
        return shape.present();
    }

    /** Adds a column at {@link #positions()}, or replaces the column of that position. */
    public synchronized void put(Column column) {
        Shape now = shape;
        List<Column> positions = new ArrayList<>(now.positions());
        if (column.index() == positions.size()) {
            positions.add(column);
        } else {
            positions.set(column.index(), column);
        }
        Map<String, Column> visible = new LinkedHashMap<>(now.visible());
        visible.put(column.name(), column);
        change(Shape.of(positions, visible, now.keys(), now.present()));
    }

    /** Takes a column away from clients, with the keys that contain it. */
    public synchronized void remove(String column) {
        Shape now = shape;
        Map<String, Column> visible = new LinkedHashMap<>(now.visible());
        visible.remove(column);
        List<AlternateKey> keys = new ArrayList<>(now.keys());
        keys.removeIf(key -> key.columns().contains(column));
        change(Shape.of(now.positions(), visible, keys, now.present()));
    }

    /** Adds a key, or replaces the key of its name. */
    public synchronized void put(AlternateKey key) {
        Shape now = shape;
        List<AlternateKey> keys = new ArrayList<>(now.keys());
        keys.removeIf(other -> other.name().equals(key.name()));
        keys.add(key);
        change(Shape.of(now.positions(), now.visible(), keys, now.present()));
    }

    public synchronized void removeKey(String name) {
        Shape now = shape;
        List<AlternateKey> keys = new ArrayList<>(now.keys());
        keys.removeIf(key -> key.name().equals(name));
        change(Shape.of(now.positions(), now.visible(), keys, now.present()));
    }

    /** Shows the whole table to clients, or takes it away. */
    public synchronized void present(boolean present) {
        Shape now = shape;
        change(Shape.of(now.positions(), now.visible(), now.keys(), present));
    }

    /** The columns that the model file declares. */
    public List<Column> declared() {
        return definition.columns();
    }

    /** The keys that the model file declares. */
    public List<AlternateKey> declaredKeys() {
        return definition.alternateKeys();
    }

    /** Brings back what the model file declares, and takes away all that was added. */
    synchronized void restore() {
        change(Shape.of(definition.columns(), definition.alternateKeys(), true));
    }

    private void change(Shape next) {
        shape = next;
        changes.incrementAndGet();
    }

    /** Changes with each change of any entity of the service. */
    public long version() {
        return changes.get();
    }

    /** Navigation properties by name, single-valued and collection-valued. */
    public Map<String, Navigation> navigations() {
        return definition.navigations();
    }

    public boolean companySpecific() {
        return definition.companySpecific();
    }

    public boolean readOnly() {
        return definition.readOnly();
    }

    @Override
    public String toString() {
        return set();
    }

    record Definition(
            String name,
            String set,
            String baseType,
            String aotName,
            String primaryName,
            List<String> key,
            List<AlternateKey> alternateKeys,
            List<Column> columns,
            Map<String, Navigation> navigations,
            boolean companySpecific,
            boolean readOnly) {}

    /** Name of the base type in the namespace of the model; null if the entity has none. */
    public String baseType() {
        return definition.baseType();
    }

    /**
     * An alternate key of an entity.
     *
     * @param schemaName name of the key in {@code $metadata}
     * @param unique false for a key that addresses rows but is not declared: several rows may have
     *     its values, and cannot be addressed by them
     */
    public record AlternateKey(
            String name, String schemaName, List<String> columns, boolean unique) {}

    /**
     * A navigation property and the columns that join both sides.
     *
     * @param target name of the target's type
     * @param joins column of this entity to column of the target; for a collection, key of this
     *     entity to column of the partner
     * @param via the table between both sides of a many-to-many relationship; null for others
     */
    public record Navigation(
            String name,
            String target,
            boolean collection,
            Map<String, String> joins,
            Intersect via) {}

    /**
     * The table of a many-to-many relationship.
     *
     * @param set its entity set
     * @param own its column with the key of this side
     * @param other its column with the key of the other side
     */
    public record Intersect(String set, String own, String other) {}
}
