package dev.p2c.odata.finance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Guesses the field that a message names by its label: {@code field 'Customer group'}. */
final class FieldLabel {

    private static final Pattern LABEL = Pattern.compile("(?i)\\bfield '([^'\\r\\n]{1,120})'");

    private FieldLabel() {}

    /** The shortest field name that begins with the label's letters: {@code CustomerGroupId}. */
    static Optional<String> in(String message, ObjectNode row) {
        Matcher label = LABEL.matcher(message);
        return label.find() ? byLabel(letters(label.group(1)), row) : Optional.empty();
    }

    private static Optional<String> byLabel(String label, ObjectNode row) {
        String found = null;
        for (Iterator<String> names = row.fieldNames(); names.hasNext(); ) {
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
