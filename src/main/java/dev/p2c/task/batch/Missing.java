package dev.p2c.task.batch;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a parked row waits for: a row of the target that has this value in a column.
 *
 * @param column where the value is looked for
 */
public record Missing(EntityColumn column, String value) {

    public static final String OR = " or ";

    /** A value may contain " or ", so only an " or " before a column separates. */
    private static final Pattern BETWEEN = Pattern.compile(" or (?=\\w+\\.\\w+=)");

    private static final Pattern ONE = Pattern.compile("(\\w+)\\.(\\w+)=(.*)", Pattern.DOTALL);

    public record EntityColumn(String entity, String attribute) {}

    /** Reads texts that were joined with {@link #OR}; the row waits for any of them. */
    public static List<Missing> parseAll(String text) {
        return Arrays.stream(BETWEEN.split(text)).flatMap(one -> parse(one).stream()).toList();
    }

    /**
     * Reads one text of {@link #toString()}; empty for any other text, such as a text that was cut.
     */
    private static Optional<Missing> parse(String text) {
        Matcher parts = ONE.matcher(text);
        return parts.matches()
                ? Optional.of(
                        new Missing(
                                new EntityColumn(parts.group(1), parts.group(2)), parts.group(3)))
                : Optional.empty();
    }

    /** The text form, such as {@code uoms.name=pcs}. */
    @Override
    public String toString() {
        return column.entity() + "." + column.attribute() + "=" + value;
    }
}
