package dev.p2c.sandbox.sales;

import dev.p2c.sandbox.store.Row;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * Checks the product of a line: only an active product is sold (0x8004F908), in a unit of its unit
 * group (0x80043b14), with no more decimals than the product allows (0x80043b07). Source:
 * Dataverse, data service error codes; Publish, revise, revert, retire, and activate products. That
 * the service checks a product also where an update repeats the product is not documented; this is
 * the stricter way.
 */
final class SoldProduct implements PluginStep {

    private static final String PRODUCTS = "products";

    private final SalesTables tables;

    SoldProduct(SalesTables tables) {
        this.tables = tables;
    }

    @Override
    public void before(SalesDraft draft) {
        Row product = tables.row(PRODUCTS, draft.id("_productid_value"));
        if (product == null) {
            return;
        }
        boolean sold = draft.isNew() || draft.gives("_productid_value");
        if (sold && !Integer.valueOf(0).equals(value(product, "statecode"))) {
            throw WebApiErrors.inactiveProduct();
        }
        UUID group = (UUID) value(product, "_defaultuomscheduleid_value");
        if ((sold || draft.gives("_uomid_value"))
                && group != null
                && !group.equals(ProductRules.groupOf(tables, draft.id("_uomid_value")))) {
            throw WebApiErrors.foreignUnit();
        }
        if (sold || draft.gives("quantity")) {
            quantity(draft, product);
        }
    }

    private void quantity(SalesDraft draft, Row product) {
        BigDecimal quantity = draft.amount("quantity").stripTrailingZeros();
        Object decimals = value(product, "quantitydecimal");
        if (quantity.scale() > (decimals == null ? 0 : (Integer) decimals)) {
            throw WebApiErrors.tooFineQuantity();
        }
    }

    private Object value(Row product, String column) {
        return tables.value(PRODUCTS, product, column);
    }
}
