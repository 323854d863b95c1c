package dev.p2c.odata.finance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** Guesses the field that a message names by its label: {@code field 'Customer group'}. */
final class FieldLabel {

    private static final Pattern LABEL = Pattern.compile("(?i)\\bfield '([^'\\r\\n]{1,120})'");

    private FieldLabel() {}

    /**
     * The field whose name begins with the label's letters ({@code CustomerGroupId}). If none does,
     * the field with these letters in its name, and with the value that the message names: {@code
     * AddressState} for {@code The value 'ZZ' in field 'State'}. Of several fields, the shortest.
     */
    static Optional<String> in(String message, ObjectNode row) {
        Matcher label = LABEL.matcher(message);
        String letters = label.find() ? letters(label.group(1)) : "";
        if (letters.isEmpty()) {
            return Optional.empty();
        }
        return shortest(row, name -> letters(name).startsWith(letters))
                .or(
                        () ->
                                shortest(
                                        row,
                                        name ->
                                                letters(name).contains(letters)
                                                        && names(message, row.get(name))));
    }

    private static boolean names(String message, JsonNode value) {
        return !value.asText().isEmpty() && message.contains("'" + value.asText() + "'");
    }

    private static Optional<String> shortest(ObjectNode row, Predicate<String> condition) {
        return StreamSupport.stream(((Iterable<String>) row::fieldNames).spliterator(), false)
                .filter(condition)
                .min(Comparator.comparing(String::length));
    }

    private static String letters(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
    }
}
