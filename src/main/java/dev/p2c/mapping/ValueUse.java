package dev.p2c.mapping;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A value that a mapping file, or a value map that it uses, names for a column.
 *
 * @param column the column with its side and entity set
 * @param place file and line of the value, for messages
 * @param exact whether the case of a member counts, as it does for values that are written
 */
public record ValueUse(FieldUse column, JsonNode value, String place, boolean exact) {}
