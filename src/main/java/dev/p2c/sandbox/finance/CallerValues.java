package dev.p2c.sandbox.finance;

import dev.p2c.sandbox.model.Column;
import dev.p2c.sandbox.model.EntityModel;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

/** Copies the values of a caller into a draft, in the form in which Finance stores them. */
record CallerValues(EntityView view) {

    /** The first date that Finance can store; it stands for an empty date. */
    private static final Instant FIRST_DAY = Instant.parse("1900-01-02T00:00:00Z");

    private static final int MIDDAY = 12;

    /**
     * Sets the columns of the base entity in the draft. Columns that cannot be updated are ignored
     * unless the row is new.
     *
     * @return values of the columns that only the written entity has, by position
     */
    Map<Integer, Object> into(FinanceDraft draft, Map<String, Object> values) {
        EntityModel model = view.table().model();
        Map<Integer, Object> own = new TreeMap<>();
        values.forEach(
                (name, value) -> {
                    Column column = model.at(model.index(name));
                    Column base = view.baseColumn(column);
                    if (base == null) {
                        own.put(column.index(), normal(column, value));
                    } else if (draft.isNew() || base.validForUpdate()) {
                        draft.send(base, normal(base, value));
                    }
                });
        return own;
    }

    private static Object normal(Column column, Object value) {
        if (value instanceof LocalDate date) {
            return date.atTime(MIDDAY, 0).toInstant(ZoneOffset.UTC);
        }
        if (value instanceof Instant time) {
            return time.isBefore(FIRST_DAY) ? null : midday(column, time);
        }
        return value instanceof Integer || value instanceof Long ? number(column, value) : value;
    }

    /** Stores a date at midday, so that no time zone moves it to another day. */
    private static Instant midday(Column column, Instant time) {
        return "Date".equals(column.axType())
                ? time.truncatedTo(ChronoUnit.DAYS).plus(MIDDAY, ChronoUnit.HOURS)
                : time;
    }

    private static Object number(Column column, Object value) {
        return switch (column.type()) {
            case DECIMAL, DOUBLE -> BigDecimal.valueOf(((Number) value).longValue());
            default -> value;
        };
    }
}
