package dev.p2c.odata.finance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.odata.dialect.IntegrationKeys;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Converts values to the forms that Finance accepts. Finance has no nulls, and its dates are points
 * in time.
 */
final class FinanceValues {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

    /** The empty date of Finance, at midday or midnight, and the first date of Sales. */
    private static final Pattern EMPTY =
            Pattern.compile("(1900|1753)-01-01(T(00|12):00:00(\\.0{1,9})?Z)?");

    private static final Optional<JsonNode> NO_TEXT = Optional.of(TextNode.valueOf(""));
    private static final Optional<JsonNode> NO_NUMBER = Optional.of(IntNode.valueOf(0));
    private static final Optional<JsonNode> NO_DATE =
            Optional.of(TextNode.valueOf("1900-01-01T12:00:00Z"));

    private FinanceValues() {}

    /** Whether a comparable text is the empty value of its type: of an enumeration the first. */
    static boolean isInitial(String type, List<String> members, String text) {
        return wire(type, NullNode.getInstance())
                .map(value -> IntegrationKeys.comparable(type, value).equals(text))
                .orElseGet(() -> members.indexOf(text) == 0);
    }

    /**
     * Returns the value to send: a null becomes the empty value of its type; a date becomes midday
     * UTC, so that no time zone moves the day.
     *
     * @return empty for a null whose type has no empty value
     */
    static Optional<JsonNode> wire(String type, JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return switch (type) {
                case "Edm.String" -> NO_TEXT;
                case "Edm.DateTimeOffset" -> NO_DATE;
                case "Edm.Int32", "Edm.Int64", "Edm.Decimal", "Edm.Double" -> NO_NUMBER;
                default -> Optional.empty();
            };
        }
        boolean isTime = type.equals("Edm.DateTimeOffset") && value.isTextual();
        if (isTime && EMPTY.matcher(value.textValue()).matches()) {
            return NO_DATE;
        }
        boolean isDate = isTime && DATE.matcher(value.textValue()).matches();
        return Optional.of(isDate ? TextNode.valueOf(value.textValue() + "T12:00:00Z") : value);
    }
}
