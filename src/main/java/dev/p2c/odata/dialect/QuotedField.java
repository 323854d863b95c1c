package dev.p2c.odata.dialect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the field that a service's message names in single quotes. */
public final class QuotedField {

    private static final Pattern QUOTED = Pattern.compile("'([^'\\r\\n]{1,120})'");
    private static final String BIND = "@odata.bind";

    private QuotedField() {}

    /** The first quoted word that is a field of the row or a lookup that the row binds. */
    public static Optional<String> in(String message, ObjectNode row) {
        Matcher quoted = QUOTED.matcher(message);
        // Matches may overlap: the quote that ends one word may begin the next.
        for (int from = 0; quoted.find(from); from = quoted.end() - 1) {
            String name = quoted.group(1);
            if (row.has(name)) {
                return Optional.of(name);
            }
            if (row.has(name + BIND)) {
                return Optional.of(name + BIND);
            }
        }
        return Optional.empty();
    }
}
