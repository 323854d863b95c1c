package dev.p2c.sandbox.sales;

import dev.p2c.sandbox.model.Column;
import dev.p2c.sandbox.model.EntityModel;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

/** Checks lengths, ranges, choices and decimals of the columns that a caller sent. */
final class ColumnChecks {

    private static final Instant EARLIEST = Instant.parse("1753-01-01T00:00:00Z");

    private ColumnChecks() {}

    static void given(SalesDraft draft) {
        EntityModel model = draft.model();
        for (Integer at : draft.given()) {
            Object value = draft.values().get(at);
            if (value != null) {
                Column column = model.at(at);
                Object fitted = fitted(model, column, value);
                if (fitted != value) {
                    draft.set(at, fitted);
                }
            }
        }
    }

    static void required(SalesDraft draft, SystemColumns system) {
        for (Column column : system.required()) {
            if (draft.values().get(column.index()) == null) {
                throw WebApiErrors.required(draft.model(), column);
            }
        }
    }

    private static Object fitted(EntityModel model, Column column, Object value) {
        return switch (column.type()) {
            case STRING, BINARY, ENUM -> text(model, column, (String) value);
            case DECIMAL, DOUBLE -> decimal(model, column, (BigDecimal) value);
            case INT32 -> whole(model, column, (Integer) value);
            case DATE_TIME -> time(model, column, (Instant) value);
            case GUID -> UUID.class.cast(value);
            case INT64 -> Long.class.cast(value);
            case BOOLEAN -> Boolean.class.cast(value);
            case DATE -> LocalDate.class.cast(value);
        };
    }

    /** Times are kept by the second, from 1753 on, the first year of SQL Server's datetime. */
    private static Instant time(EntityModel model, Column column, Instant time) {
        if (time.isBefore(EARLIEST)) {
            throw WebApiErrors.outOfRange(model, column, time);
        }
        return time.truncatedTo(ChronoUnit.SECONDS);
    }

    private static Object text(EntityModel model, Column column, String text) {
        if (column.maxLength() > 0 && text.length() > column.maxLength()) {
            throw WebApiErrors.tooLong(model, column);
        }
        // The service stores empty text as null.
        return text.isEmpty() ? null : text;
    }

    /** Rounds a number to the decimals of the column; {@link MoneyDecimals} rounds money. */
    private static BigDecimal decimal(EntityModel model, Column column, BigDecimal number) {
        range(model, column, number);
        return !column.isMoney() && column.precision() >= 0 && number.scale() > column.precision()
                ? number.setScale(column.precision(), RoundingMode.HALF_UP)
                : number;
    }

    private static Integer whole(EntityModel model, Column column, Integer number) {
        Map<Integer, String> options = column.options();
        if (!options.isEmpty() && !options.containsKey(number)) {
            throw WebApiErrors.noSuchOption(model, column, number);
        }
        if (column.minimum() != null || column.maximum() != null) {
            range(model, column, BigDecimal.valueOf(number));
        }
        return number;
    }

    private static void range(EntityModel model, Column column, BigDecimal number) {
        boolean tooSmall = column.minimum() != null && number.compareTo(column.minimum()) < 0;
        boolean tooLarge = column.maximum() != null && number.compareTo(column.maximum()) > 0;
        if (tooSmall || tooLarge) {
            throw WebApiErrors.outOfRange(model, column, number.toPlainString());
        }
    }
}
