package dev.p2c.sandbox.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One entity set of a service with its type. Immutable. */
public final class EntityModel {

    private final Definition definition;
    private final Map<String, Column> byName = new LinkedHashMap<>();

    EntityModel(Definition definition) {
        this.definition = definition;
        definition.columns().forEach(column -> byName.put(column.name(), column));
    }

    /** Type name: {@code account}, {@code CustomerV2}. */
    public String name() {
        return definition.name();
    }

    /** Entity set: {@code accounts}, {@code CustomersV2}. */
    public String set() {
        return definition.set();
    }

    /**
     * X++ name as it stands in messages of Finance, {@code CustCustomerV2Entity}; null in Sales.
     */
    public String aotName() {
        return definition.aotName();
    }

    /** Column that names a row to people, null where there is none. */
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

    /** Null where there is no such column. */
    public Column column(String name) {
        return byName.get(name);
    }

    /** Where the caller knows that the column exists. */
    public int index(String name) {
        Column column = byName.get(name);
        if (column == null) {
            throw new IllegalArgumentException(set() + " has no column " + name);
        }
        return column.index();
    }

    /** Single-valued and collection-valued ones by name. */
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

    /** Base type in the model's namespace, null where there is none. */
    public String baseType() {
        return definition.baseType();
    }

    /**
     * @param schemaName as the service prints it
     */
    public record AlternateKey(String name, String schemaName, List<String> columns) {}

    /**
     * @param target type name
     * @param joins own column to target column; for a collection: own key to the partner's column
     */
    public record Navigation(
            String name, String target, boolean collection, Map<String, String> joins) {}
}
