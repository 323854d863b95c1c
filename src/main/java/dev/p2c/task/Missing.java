package dev.p2c.task;

import java.util.Arrays;
import java.util.List;

/**
 * What a parked row waits for: a row of the target with this value.
 *
 * @param column where it would be found
 */
record Missing(Column column, String value) {

    static final String OR = " or ";

    record Column(String entity, String attribute) {}

    /** The reverse of joining with {@link #OR}: any of them will do. */
    static List<Missing> parseAll(String text) {
        return Arrays.stream(text.split(OR)).map(Missing::parse).toList();
    }

    /** The reverse of {@link #toString()}. */
    static Missing parse(String text) {
        int equals = text.indexOf('=');
        int dot = text.indexOf('.');
        return new Missing(
                new Column(text.substring(0, dot), text.substring(dot + 1, equals)),
                text.substring(equals + 1));
    }

    /** {@code uoms.name=pcs}. */
    @Override
    public String toString() {
        return column.entity() + "." + column.attribute() + "=" + value;
    }
}
