package dev.p2c.sandbox.sales;

import java.math.BigDecimal;
import java.util.UUID;

/**
 * Sets name and price of a line from its product and the price list of the header; a write-in line
 * has a name and a price of its own (Sales, quotedetail, salesorderdetail, invoicedetail).
 */
final class LineProductColumns implements PluginStep {

    private static final int NO_PRICE_LIST = 2;
    private static final int NOT_IN_PRICE_LIST = 11;

    private final SalesDocument document;
    private final SalesTables tables;

    LineProductColumns(SalesDocument document, SalesTables tables) {
        this.document = document;
        this.tables = tables;
    }

    @Override
    public void before(SalesDraft draft) {
        UUID product = draft.id("_productid_value");
        if (product == null) {
            writeIn(draft);
            return;
        }
        if (draft.isEmpty("_uomid_value")) {
            throw WebApiErrors.business("The unit id is missing.");
        }
        if (draft.changes("_productid_value")) {
            Object name = tables.value("products", product, "name");
            draft.set("productname", name);
            draft.set(document.lineName(), name);
        }
        boolean price =
                draft.isNew()
                        || draft.changes("_productid_value", "ispriceoverridden", "priceperunit");
        if (price && !draft.is("ispriceoverridden")) {
            listPrice(draft, product);
        }
    }

    private void writeIn(SalesDraft draft) {
        if (draft.isEmpty("productdescription")) {
            throw WebApiErrors.business("The product id is missing.");
        }
        draft.set("isproductoverridden", true);
        if (draft.changes("productdescription")) {
            draft.set("productname", draft.get("productdescription"));
            draft.set(document.lineName(), draft.get("productdescription"));
        }
    }

    private void listPrice(SalesDraft draft, UUID product) {
        UUID header = draft.id(document.parent());
        UUID list = (UUID) tables.value(document.headers(), header, "_pricelevelid_value");
        BigDecimal price = list == null ? null : ProductPrice.price(tables, product, list);
        int error = list == null ? NO_PRICE_LIST : NOT_IN_PRICE_LIST;
        draft.set("pricingerrorcode", price == null ? error : 0);
        if (price != null) {
            draft.set("priceperunit", price);
        }
    }
}
