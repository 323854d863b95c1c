package dev.p2c.mapping;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A value that a mapping file, or a value map that it uses, names for a column.
 *
 * @param column the column with its side and entity set
 * @param place where the value stands
 * @param exact whether the case of a member counts, as it does for values that are written
 * @param ofMap whether the value is a result of a value map
 */
public record ValueUse(
        FieldUse column, JsonNode value, Place place, boolean exact, boolean ofMap) {}
