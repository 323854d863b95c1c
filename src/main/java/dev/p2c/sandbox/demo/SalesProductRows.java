package dev.p2c.sandbox.demo;

import dev.p2c.sandbox.demo.SeededRandom.ValueKind;
import dev.p2c.sandbox.demo.TimestampGenerator.Times;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Builds rows of {@code products} in Sales as the products template writes them from released
 * products of Finance.
 */
final class SalesProductRows {

    private static final int ITEM = 1;
    private static final int SERVICE = 3;

    /** Offset between the ids of two branches, larger than the number of products of one. */
    private static final long OTHERS = 1_000_000_000L;

    private SalesProductRows() {}

    private static UUID id(long number) {
        return new SeededRandom(DemoData.SEED, ValueKind.PRODUCT_ID, -1 - number).uuid();
    }

    /**
     * A product row.
     *
     * @param number place of the product in the catalogue, from 0
     */
    static Map<String, Object> of(long number, Product product, Branch branch, Times times) {
        Map<String, Object> row = new HashMap<>();
        row.put("productid", id(branch.ordinal() * OTHERS + number));
        row.put("productnumber", product.productNumber());
        row.put("name", product.name());
        row.put("description", product.description());
        row.put("price", product.price());
        row.put("currentcost", product.cost());
        row.put("isstockitem", !product.service());
        row.put("producttypecode", product.service() ? SERVICE : ITEM);
        row.put("productstructure", 1);
        row.put("statecode", 0); // published
        row.put("quantitydecimal", product.decimals());
        row.put("msdynce_ismaintainedexternally", true);
        row.put("_transactioncurrencyid_value", AccountRows.currency(branch.currency()));
        row.put("_defaultuomscheduleid_value", ReferenceData.id("uomschedules/Default Unit"));
        row.put("_defaultuomid_value", unit(product.unit()));
        row.put("createdon", times.created());
        row.put("modifiedon", times.modified());
        return row;
    }

    /**
     * Id of a unit in Sales. The unit "ea" is the primary unit, as in the unit map of the
     * templates.
     */
    private static UUID unit(String symbol) {
        return ReferenceData.id("ea".equals(symbol) ? "uoms/Primary Unit" : "uoms/" + symbol);
    }
}
