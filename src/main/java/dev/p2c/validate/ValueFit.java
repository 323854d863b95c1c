package dev.p2c.validate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.mapping.Suggestion;
import dev.p2c.odata.model.Model;
import dev.p2c.odata.model.Model.Property;
import dev.p2c.text.Counted;
import dev.p2c.text.Visible;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells whether a value that a mapping writes can be a value of its column. */
final class ValueFit {

    private static final Pattern GUID =
            Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private final Model model;

    ValueFit(Model model) {
        this.model = model;
    }

    /** Why the value does not fit, and what to write; empty if the value fits. */
    Optional<String> problem(Property column, JsonNode value) {
        ColumnKind kind = ColumnKind.of(model, column.type());
        String needed =
                switch (kind) {
                    case TEXT -> text(column, value);
                    case WHOLE -> whole(value);
                    case DECIMAL -> decimal(column, value);
                    case BOOLEAN -> value.isBoolean() ? "" : "write true or false";
                    case TIME -> time(value);
                    case DAY -> isDay(value) ? "" : "write a day like \"2026-01-31\"";
                    case ID -> isId(value) ? "" : "write an id of 36 characters";
                    case MEMBER -> member(column.type(), value);
                    case OTHER -> "";
                };
        return needed.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "%s, not %s: %s".formatted(kindOf(column, kind), words(value), needed));
    }

    private static String kindOf(Property column, ColumnKind kind) {
        return kind == ColumnKind.MEMBER
                ? "takes a member of " + column.type().substring(column.type().lastIndexOf('.') + 1)
                : "is " + kind;
    }

    static String words(JsonNode value) {
        if (value.isTextual()) {
            return "the text \"" + Visible.excerpt(value.textValue()) + "\"";
        }
        return (value.isBoolean() ? "the boolean " : "the number ") + value.asText();
    }

    private static String text(Property column, JsonNode value) {
        if (!value.isTextual()) {
            return "write \"" + value.asText() + "\"";
        }
        int length = value.textValue().length();
        boolean isTooLong =
                column.maxLength().isPresent() && length > column.maxLength().getAsInt();
        return isTooLong
                ? "the column takes %s, these are %d"
                        .formatted(Counted.of(column.maxLength().getAsInt(), "character"), length)
                : "";
    }

    private static String whole(JsonNode value) {
        return value.isNumber() && value.decimalValue().stripTrailingZeros().scale() <= 0
                ? ""
                : "write a whole number without quotes";
    }

    private static String decimal(Property column, JsonNode value) {
        if (!value.isNumber()) {
            return "write a number without quotes";
        }
        int decimals = value.decimalValue().stripTrailingZeros().scale();
        return column.scale().isPresent() && decimals > column.scale().getAsInt()
                ? "the column keeps " + Counted.of(column.scale().getAsInt(), "decimal")
                : "";
    }

    private static String time(JsonNode value) {
        return isDay(value) || isTime(value)
                ? ""
                : "write a time like \"2026-01-31T08:00:00Z\", or a day";
    }

    private static boolean isTime(JsonNode value) {
        try {
            return value.isTextual() && OffsetDateTime.parse(value.textValue()).getYear() > 0;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static boolean isDay(JsonNode value) {
        try {
            return value.isTextual() && LocalDate.parse(value.textValue()).getYear() > 0;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static boolean isId(JsonNode value) {
        return value.isTextual() && GUID.matcher(value.textValue()).matches();
    }

    /** Texts that are no member are reported as unknown values, see {@link ValueCheck}. */
    private String member(String type, JsonNode value) {
        if (value.isTextual()) {
            return "";
        }
        List<String> members = model.members(type);
        boolean isYes = value.isBoolean() && members.contains("Yes") && members.contains("No");
        return isYes
                ? "write \"" + (value.booleanValue() ? "Yes" : "No") + "\""
                : ("write it as a text." + Suggestion.didYouMean(value.asText(), members));
    }
}
