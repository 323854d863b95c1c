package dev.p2c.odata.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Guesses from a service's words which field it means: Dataverse quotes the column's name, Finance
 * the label of the field ({@code field 'Customer group'} for {@code CustomerGroupId}).
 */
final class FieldAtFault {

    private static final Pattern QUOTED = Pattern.compile("'([^'\\r\\n]{1,120})'");
    private static final Pattern LABEL = Pattern.compile("(?i)\\bfield '([^'\\r\\n]{1,120})'");
    private static final String BIND = "@odata.bind";

    private FieldAtFault() {}

    static Optional<String> guess(String message, ObjectNode body) {
        Matcher quoted = QUOTED.matcher(message);
        // Overlapping on purpose: the quote that ends one word may begin the next.
        for (int from = 0; quoted.find(from); from = quoted.end() - 1) {
            String name = quoted.group(1);
            if (body.has(name)) {
                return Optional.of(name);
            }
            if (body.has(name + BIND)) {
                return Optional.of(name + BIND);
            }
        }
        Matcher label = LABEL.matcher(message);
        return label.find() ? byLabel(letters(label.group(1)), body) : Optional.empty();
    }

    /** The shortest name that begins with the label: {@code CustomerGroupId}. */
    private static Optional<String> byLabel(String label, ObjectNode body) {
        String found = null;
        for (Iterator<String> names = body.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (letters(name).startsWith(label)
                    && (found == null || name.length() < found.length())) {
                found = name;
            }
        }
        return label.isEmpty() ? Optional.empty() : Optional.ofNullable(found);
    }

    private static String letters(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
    }
}
