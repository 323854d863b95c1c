package dev.p2c.state;

import java.util.List;
import java.util.Map;

/**
 * One field that a write changed in the target. Values are comparable texts: numbers without
 * trailing zeros, points in time in UTC, the text behind a lookup instead of the id of its row; an
 * empty text for an empty field.
 *
 * @param name the target field as the mapping file writes it
 * @param old what the target had; null where the write created the row, or where the value is not
 *     known
 * @param value what the target has after the write; the old value where the target answered the
 *     write and did not take the new one
 */
public record FieldChange(String name, String old, String value) {

    /**
     * What the creation of a row changes: its fields that are not empty.
     *
     * @param values by field, in the order of the result
     */
    public static List<FieldChange> ofNew(Map<String, String> values) {
        return values.entrySet().stream()
                .filter(field -> !field.getValue().isEmpty())
                .map(field -> new FieldChange(field.getKey(), null, field.getValue()))
                .toList();
    }
}
