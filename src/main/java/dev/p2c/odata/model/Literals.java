package dev.p2c.odata.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;

/** Writes values for filters and keys (OData 4.0 ABNF, primitiveLiteral). */
public final class Literals {

    private static final Pattern GUID =
            Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,40}(\\.\\d{1,40})?");
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d(T[0-9:.]{5,20}(Z|[+-]\\d\\d:\\d\\d))?");
    private static final Pattern MEMBER = Pattern.compile("\\w+");

    private Literals() {}

    /**
     * A value as a literal of its type; empty where the value does not have the type's form. Only a
     * value of that form is written without quotes, so no value can change the filter.
     */
    public static Optional<String> of(String type, JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return Optional.of("null");
        }
        String text = value.isNumber() ? value.decimalValue().toPlainString() : value.asText();
        return switch (type) {
            case "Edm.String" -> Optional.of(quoted(text));
            case "" -> Optional.of(value.isNumber() || value.isBoolean() ? text : quoted(text));
            case "Edm.Guid" -> matching(GUID, text);
            case "Edm.Boolean" ->
                    Optional.of(text).filter(b -> b.equals("true") || b.equals("false"));
            case "Edm.Date", "Edm.DateTimeOffset" -> matching(TIME, text);
            default ->
                    type.startsWith("Edm.")
                            ? matching(NUMBER, text)
                            : matching(MEMBER, text).map(member -> type + "'" + member + "'");
        };
    }

    /**
     * Encodes a literal for a path: quotes within the value are percent-encoded, the enclosing
     * quotes are not.
     */
    public static String inPath(String literal) {
        int quote = literal.indexOf('\'');
        return quote < 0
                ? Percent.segment(literal)
                : literal.substring(0, quote)
                        + "'"
                        + Percent.segment(literal.substring(quote + 1, literal.length() - 1))
                        + "'";
    }

    /** A text in single quotes, with its own quotes doubled. */
    public static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static Optional<String> matching(Pattern form, String text) {
        return form.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }
}
