package dev.p2c.sandbox.odata;

import dev.p2c.sandbox.model.Column;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.apache.olingo.server.api.uri.queryoption.expression.Literal;

/** Converts the literals of a query to store values. */
final class LiteralValues {

    private LiteralValues() {}

    /** Value of a literal. All numbers become BigDecimal; {@code null} becomes null. */
    static Object value(Literal literal) {
        String text = literal.getText();
        if (literal.getType() == null || "null".equals(text)) {
            return null;
        }
        try {
            return switch (literal.getType().getName()) {
                case "String" -> unquoted(text);
                case "Guid" -> UUID.fromString(text);
                case "Boolean" -> Boolean.valueOf(text);
                case "Date" -> LocalDate.parse(text);
                case "DateTimeOffset" -> OffsetDateTime.parse(text).toInstant();
                default -> new BigDecimal(text);
            };
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new ODataError(400, "0x80060888", "Unrecognized literal '" + text + "'.");
        }
    }

    /** Text between the quotes of a literal, with doubled quotes made single. */
    static String unquoted(String text) {
        return text.substring(1, text.length() - 1).replace("''", "'");
    }

    /** The value in the column's Java type; null if the column cannot hold it. */
    static Object inTypeOf(Column column, Object value) {
        try {
            return switch (column.type()) {
                case STRING, ENUM -> value instanceof String ? value : null;
                case GUID -> value instanceof UUID ? value : null;
                case INT32 -> value instanceof BigDecimal n ? (Object) n.intValueExact() : null;
                case INT64 -> value instanceof BigDecimal n ? (Object) n.longValueExact() : null;
                case DATE -> value instanceof LocalDate ? value : null;
                case DATE_TIME -> instant(value);
                case BOOLEAN -> value instanceof Boolean ? value : null;
                case DECIMAL, DOUBLE, BINARY -> null;
            };
        } catch (ArithmeticException e) {
            return null;
        }
    }

    private static Instant instant(Object value) {
        if (value instanceof LocalDate day) {
            return day.atStartOfDay().toInstant(ZoneOffset.UTC);
        }
        return value instanceof Instant instant ? instant : null;
    }
}
