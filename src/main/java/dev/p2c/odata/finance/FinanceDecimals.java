package dev.p2c.odata.finance;

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
 * Reads to what Finance rounds amounts of sales documents: to the currency's rounding rule, 0.01, 1
 * or 0.05 (General ledger, Currencies). Prices are kept as they are sent.
 */
final class FinanceDecimals {

    private static final String SET = "Currencies";
    private static final String CODE = "CurrencyCode";
    private static final String RULE = "RoundingRuleSalesOrders";

    private FinanceDecimals() {}

    static MoneyDecimals read(Model model, Function<Query, Iterator<Page>> read) {
        if (model.entity(SET).flatMap(type -> type.property(RULE)).isEmpty()) {
            return MoneyDecimals.UNKNOWN;
        }
        Map<String, BigDecimal> byCurrency = new HashMap<>();
        read.apply(Query.of(SET).withSelect(List.of(CODE, RULE)))
                .forEachRemaining(page -> page.rows().forEach(row -> add(row, byCurrency)));
        return new MoneyDecimals(OptionalInt.empty(), byCurrency);
    }

    /** A rule of zero rounds nothing. */
    private static void add(JsonNode row, Map<String, BigDecimal> byCurrency) {
        JsonNode rule = row.path(RULE);
        if (rule.isNumber() && rule.decimalValue().signum() != 0) {
            byCurrency.put(
                    row.path(CODE).asText().toUpperCase(Locale.ROOT), rule.decimalValue().abs());
        }
    }
}
