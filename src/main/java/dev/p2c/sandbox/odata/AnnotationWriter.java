package dev.p2c.sandbox.odata;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.p2c.sandbox.model.Column;
import dev.p2c.sandbox.model.EntityModel;
import dev.p2c.sandbox.store.EntityTable;
import dev.p2c.sandbox.store.Row;
import java.io.IOException;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;

/**
 * Writes the annotations of Sales on column values, each before its property: formatted values and
 * lookup types (Dataverse Web API, "Select columns"). Null values have no annotations.
 */
final class AnnotationWriter {

    private static final String FORMATTED = "OData.Community.Display.V1.FormattedValue";
    private static final String NAVIGATION = "Microsoft.Dynamics.CRM.associatednavigationproperty";
    private static final String TABLE = "Microsoft.Dynamics.CRM.lookuplogicalname";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M/d/yyyy", Locale.US);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("M/d/yyyy h:mm a", Locale.US).withZone(ZoneOffset.UTC);

    private final Navigator navigator;

    AnnotationWriter(Navigator navigator) {
        this.navigator = navigator;
    }

    /**
     * Writes the requested annotations of one value.
     *
     * @param value never null
     */
    void write(
            JsonGenerator json,
            EntityTable table,
            Row row,
            Column column,
            Object value,
            Annotations wanted)
            throws IOException {
        String type = null;
        if (column.lookup() != null && !column.lookup().navigations().isEmpty()) {
            type = navigator.lookedUpType(column.lookup().navigations(), (UUID) value);
        }
        String formatted = type == null ? formatted(table, row, column, value) : name(type, value);
        if (formatted != null && wanted.wants(FORMATTED)) {
            json.writeStringField(column.name() + "@" + FORMATTED, formatted);
        }
        if (type != null) {
            if (wanted.wants(NAVIGATION)) {
                json.writeStringField(
                        column.name() + "@" + NAVIGATION, column.lookup().navigations().get(type));
            }
            if (wanted.wants(TABLE)) {
                json.writeStringField(column.name() + "@" + TABLE, type);
            }
        }
    }

    private String name(String type, Object id) {
        EntityModel target = navigator.type(type);
        Row row = navigator.lookedUp(type, (UUID) id);
        Column name = target.primaryName() == null ? null : target.column(target.primaryName());
        Object value = row == null || name == null ? null : row.get(name.index());
        return value == null ? null : value.toString();
    }

    private String formatted(EntityTable table, Row row, Column column, Object value) {
        if (value instanceof Integer number) {
            return column.options().isEmpty()
                    ? grouped("#,##0", number)
                    : column.options().get(number);
        }
        if (value instanceof BigDecimal number) {
            return column.isMoney()
                    ? symbol(table, row) + grouped("#,##0.00", number)
                    : grouped("#,##0.00", number);
        }
        if (value instanceof Long number) {
            return grouped("#,##0", number);
        }
        if (value instanceof Boolean flag) {
            return flag ? "Yes" : "No";
        }
        if (value instanceof LocalDate day) {
            return DAY.format(day);
        }
        return value instanceof Instant moment ? MOMENT.format(moment) : null;
    }

    private String symbol(EntityTable table, Row row) {
        Column currency = table.model().column("_transactioncurrencyid_value");
        Object id = currency == null ? null : row.get(currency.index());
        Row found = id == null ? null : navigator.lookedUp("transactioncurrency", (UUID) id);
        Object symbol =
                found == null
                        ? null
                        : found.get(navigator.type("transactioncurrency").index("currencysymbol"));
        return symbol == null ? "" : symbol.toString();
    }

    private static String grouped(String pattern, Number number) {
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.US))
                .format(number);
    }
}
