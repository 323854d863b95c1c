package dev.p2c.sandbox.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One entity of a service: entity set, type, keys, columns and navigation. Immutable. */
public final class EntityModel {

    private final Definition definition;
    private final Map<String, Column> byName = new LinkedHashMap<>();

    EntityModel(Definition definition) {
        this.definition = definition;
        definition.columns().forEach(column -> byName.put(column.name(), column));
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

    public List<AlternateKey> alternateKeys() {
        return definition.alternateKeys();
    }

    public List<Column> columns() {
        return definition.columns();
    }

    /** Finds a column; null if the entity has no column of this name. */
    public Column column(String name) {
        return byName.get(name);
    }

    /**
     * Position of a column that must exist.
     *
     * @throws IllegalArgumentException if the entity has no such column
     */
    public int index(String name) {
        Column column = byName.get(name);
        if (column == null) {
            throw new IllegalArgumentException(set() + " has no column " + name);
        }
        return column.index();
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
     */
    public record Navigation(
            String name, String target, boolean collection, Map<String, String> joins) {}
}
