package dev.p2c.sandbox.sales;

import dev.p2c.sandbox.store.Row;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Writes the price of a product to the price list that the product names, otherwise to the first
 * price list, by name, of its currency (Prospect to cash solution, PostOperationProductCreate and
 * PostOperationProductUpdate; Prospect to cash, products). Without such a list the write fails.
 */
final class ProductPrice implements PluginStep {

    private static final String ITEMS = "productpricelevels";

    private final SalesTables tables;
    private final SalesWriter writer;

    ProductPrice(SalesTables tables, SalesWriter writer) {
        this.tables = tables;
        this.writer = writer;
    }

    @Override
    public void after(SalesDraft draft) {
        boolean triggered =
                draft.changes("_transactioncurrencyid_value", "_pricelevelid_value", "price")
                        || draft.changes("_defaultuomid_value");
        if (!draft.isNew() && !triggered) {
            return;
        }
        UUID list = list(draft);
        UUID unit = draft.id("_defaultuomid_value");
        Optional<Row> item =
                tables.where(ITEMS, "_productid_value", draft.id()).stream()
                        .filter(row -> list.equals(value(row, "_pricelevelid_value")))
                        .findFirst();
        Map<String, Object> values = new HashMap<>();
        values.put("amount", draft.amount("price"));
        values.put("_uomid_value", unit);
        if (item.isPresent()) {
            writer.amend(tables.table(ITEMS), item.get(), values);
        } else {
            values.put("_productid_value", draft.id());
            values.put("_pricelevelid_value", list);
            values.put("_transactioncurrencyid_value", draft.id("_transactioncurrencyid_value"));
            values.put("_uomscheduleid_value", draft.id("_defaultuomscheduleid_value"));
            values.put("productnumber", draft.text("productnumber"));
            writer.create(tables.table(ITEMS), positions(values));
        }
    }

    private UUID list(SalesDraft draft) {
        UUID currency = draft.id("_transactioncurrencyid_value");
        UUID named = draft.id("_pricelevelid_value");
        if (named != null) {
            Object other = tables.value("pricelevels", named, "_transactioncurrencyid_value");
            if (other != null && !other.equals(currency)) {
                throw WebApiErrors.business(
                        "The currency of the price list does not match the currency of the product.");
            }
            return named;
        }
        return tables.rows("pricelevels")
                .filter(row -> same(currency, row))
                .min(Comparator.comparing(this::name))
                .map(row -> tables.id("pricelevels", row))
                .orElseThrow(() -> none(draft, currency));
    }

    private boolean same(UUID currency, Row list) {
        Object state = tables.value("pricelevels", list, "statecode");
        Object other = tables.value("pricelevels", list, "_transactioncurrencyid_value");
        return currency != null && currency.equals(other) && Integer.valueOf(0).equals(state);
    }

    private String name(Row list) {
        Object name = tables.value("pricelevels", list, "name");
        return name == null ? "" : ((String) name).toLowerCase(Locale.ROOT);
    }

    private RuntimeException none(SalesDraft draft, UUID currency) {
        Object code = tables.value("transactioncurrencies", currency, "isocurrencycode");
        return WebApiErrors.business(
                "Product %s cannot be saved: there is no price list with the currency %s."
                        .formatted(draft.text("productnumber"), code));
    }

    private Object value(Row item, String column) {
        return tables.value(ITEMS, item, column);
    }

    private Map<Integer, Object> positions(Map<String, Object> values) {
        Map<Integer, Object> at = new TreeMap<>();
        values.forEach((name, value) -> at.put(tables.table(ITEMS).model().index(name), value));
        return at;
    }

    /** Price of a product in a price list; null if the list does not contain the product. */
    static BigDecimal price(SalesTables tables, UUID product, UUID list) {
        return tables.where(ITEMS, "_productid_value", product).stream()
                .filter(row -> list.equals(tables.value(ITEMS, row, "_pricelevelid_value")))
                .map(row -> (BigDecimal) tables.value(ITEMS, row, "amount"))
                .findFirst()
                .orElse(null);
    }
}
