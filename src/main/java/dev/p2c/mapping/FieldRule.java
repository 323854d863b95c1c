package dev.p2c.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * One line of a mapping: what a target field is filled with. For a value that is not empty the
 * steps are function, value map, length, in this order.
 *
 * @param path the target field or the lookup to set
 * @param line line in the mapping file, from 1
 * @param defaultValue for an empty source; a null node says that null is wanted, whatever the value
 *     map says about empty
 * @param parent where the value must be found in the target before the row can be written
 * @param owner empty where the target says it for all fields
 * @param later whether the row goes without this field until the row that it names is there
 */
public record FieldRule(
        FieldPath path,
        int line,
        Origin origin,
        Optional<ValueFunction> function,
        Optional<ValueMap> valueMap,
        Optional<JsonNode> defaultValue,
        Optional<MaxLength> maxLength,
        Optional<Parent> parent,
        Optional<Owner> owner,
        boolean later) {

    /** A plain copy. */
    static FieldRule copy(FieldPath target, int line, FieldPath source) {
        return new FieldRule(
                target,
                line,
                new From(List.of(source)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    /** The target field or lookup path as the file writes it. */
    public String target() {
        return path.text();
    }

    /** Where the value comes from. */
    public sealed interface Origin permits Constant, From {}

    /** The same for every row. Text, number, boolean or null, as the file writes it. */
    public record Constant(JsonNode value) implements Origin {}

    /**
     * Fields of the source row; several only for a function that takes several.
     *
     * @param paths at least one
     */
    public record From(List<FieldPath> paths) implements Origin {
        public From {
            paths = List.copyOf(paths);
        }
    }

    /**
     * The row that a value names, for targets that keep no lookups but plain numbers.
     *
     * @param entity set of the target
     * @param attribute its column with the value
     */
    public record Parent(String entity, String attribute) {}

    /**
     * @param length in UTF-16 units, as both services count
     * @param cut true: longer texts lose their end; false: the row is rejected
     */
    public record MaxLength(int length, boolean cut) {}
}
