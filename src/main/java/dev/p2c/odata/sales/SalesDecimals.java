package dev.p2c.odata.sales;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.odata.dialect.MoneyDecimals;
import dev.p2c.odata.model.Model;
import dev.p2c.odata.model.Page;
import dev.p2c.odata.model.Query;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * Reads how many decimals Sales keeps: of prices the organization's, of amounts those of the
 * currency (Dynamics 365 Sales, "Decimal precision in currency and pricing").
 */
final class SalesDecimals {

    private static final String PRICES = "pricingdecimalprecision";
    private static final String CODE = "isocurrencycode";
    private static final String AMOUNTS = "currencyprecision";

    private SalesDecimals() {}

    static MoneyDecimals read(Model model, Function<Query, Iterator<Page>> read) {
        if (lacks(model, "organizations", PRICES)
                || lacks(model, "transactioncurrencies", AMOUNTS)) {
            return MoneyDecimals.UNKNOWN;
        }
        Map<String, BigDecimal> byCurrency = new HashMap<>();
        Query currencies = Query.of("transactioncurrencies").withSelect(List.of(CODE, AMOUNTS));
        read.apply(currencies)
                .forEachRemaining(
                        page ->
                                page.rows().stream()
                                        .filter(row -> row.path(AMOUNTS).isInt())
                                        .forEach(row -> add(row, byCurrency)));
        return new MoneyDecimals(
                prices(read.apply(Query.of("organizations").withSelect(List.of(PRICES)))),
                byCurrency);
    }

    private static boolean lacks(Model model, String set, String column) {
        return model.entity(set).flatMap(type -> type.property(column)).isEmpty();
    }

    private static void add(JsonNode row, Map<String, BigDecimal> byCurrency) {
        byCurrency.put(
                row.path(CODE).asText().toUpperCase(Locale.ROOT),
                BigDecimal.ONE.movePointLeft(row.path(AMOUNTS).intValue()));
    }

    private static OptionalInt prices(Iterator<Page> organizations) {
        while (organizations.hasNext()) {
            for (JsonNode row : organizations.next().rows()) {
                if (row.path(PRICES).isInt()) {
                    return OptionalInt.of(row.path(PRICES).intValue());
                }
            }
        }
        return OptionalInt.empty();
    }
}
