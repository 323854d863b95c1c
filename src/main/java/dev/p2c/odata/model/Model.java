package dev.p2c.odata.model;

import dev.p2c.error.ConfigurationException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The entity sets of a service, from its {@code $metadata}. Immutable. */
public final class Model {

    private final Map<String, EntityType> sets;
    private final Map<String, List<String>> enums;

    /** The model of a service of which nothing is known. */
    public static final Model UNKNOWN = new Model(Map.of(), Map.of());

    Model(Map<String, EntityType> sets, Map<String, List<String>> enums) {
        this.sets = Collections.unmodifiableMap(sets);
        this.enums = Collections.unmodifiableMap(enums);
    }

    public Optional<EntityType> entity(String entitySet) {
        return Optional.ofNullable(sets.get(entitySet));
    }

    /**
     * The type of an entity set that the service must have.
     *
     * @param system the connection, for the message
     */
    public EntityType required(String set, String system) {
        return entity(set)
                .orElseThrow(
                        () ->
                                new ConfigurationException(
                                        system, "the service has no entity set " + set));
    }

    /** Names of all entity sets, in the order of the document. */
    public Set<String> sets() {
        return sets.keySet();
    }

    /**
     * The members of an enumeration, the lowest value first; empty for any other type.
     *
     * @param type with its namespace
     */
    public List<String> members(String type) {
        return enums.getOrDefault(type, List.of());
    }

    /**
     * The type of one entity set, with its inherited properties.
     *
     * @param key names of the key properties, in key order; empty for a set without a key
     */
    public record EntityType(
            String set,
            String name,
            List<String> key,
            Map<String, Property> properties,
            Map<String, Navigation> navigations) {

        public EntityType {
            key = List.copyOf(key);
            properties = Collections.unmodifiableMap(properties);
            navigations = Collections.unmodifiableMap(navigations);
        }

        /** A property; empty for an unknown name. */
        public Optional<Property> property(String property) {
            return Optional.ofNullable(properties.get(property));
        }

        /**
         * The type of a property, {@code Edm.String} or an enumeration's name; empty for an unknown
         * property.
         */
        public String typeOf(String property) {
            Property found = properties.get(property);
            return found == null ? "" : found.type();
        }

        /**
         * The column that holds a field's value: for a lookup ({@code quoteid}) the property behind
         * it ({@code _quoteid_value}), otherwise the field itself.
         */
        public String column(String field) {
            Navigation navigation = properties.containsKey(field) ? null : navigations.get(field);
            return navigation == null ? field : navigation.column().orElse(field);
        }
    }

    /**
     * @param type with its namespace
     * @param maxLength of a string; empty where the document gives no length
     * @param scale most digits behind the decimal point; empty where the document gives none
     */
    public record Property(
            String name, String type, OptionalInt maxLength, OptionalInt scale, Editing editing) {}

    /**
     * What the document says about writing a property.
     *
     * @param required whether a new row needs a value
     * @param onCreate whether a new row may have a value of a client
     * @param onUpdate whether a client may change the value
     */
    public record Editing(boolean required, boolean onCreate, boolean onUpdate) {

        /** What holds for a property about which the document says nothing. */
        static final Editing FREE = new Editing(false, true, true);

        /** Whether only the service sets the property. */
        public boolean isReadOnly() {
            return !onCreate && !onUpdate;
        }
    }

    /**
     * A lookup: a navigation property to one row.
     *
     * @param targetSet empty where the document names no set for its type
     * @param column the property that holds the other row's key
     */
    public record Navigation(String name, Optional<String> targetSet, Optional<String> column) {}
}
