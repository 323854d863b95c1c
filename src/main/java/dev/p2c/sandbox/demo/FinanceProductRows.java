package dev.p2c.sandbox.demo;

import java.util.HashMap;
import java.util.Map;

/** Builds the rows of a product in the entities of Finance. */
final class FinanceProductRows {

    private static final int SEARCH_NAME_LENGTH = 20;

    private FinanceProductRows() {}

    /** Row of {@code ProductsV2}, one for all variants. */
    static Map<String, Object> product(Product product) {
        Map<String, Object> row = common(product);
        row.put("ProductNumber", product.itemNumber());
        row.put("ProductName", itemName(product));
        row.put("ProductDescription", product.description());
        row.put("ProductSearchName", searchName(product));
        row.put("ProductSubType", product.isVariant() ? "ProductMaster" : "Product");
        return row;
    }

    /** Row of {@code ReleasedProductsV2}, one for all variants. */
    static Map<String, Object> released(Product product) {
        Map<String, Object> row = common(product);
        row.put("ItemNumber", product.itemNumber());
        row.put("ProductNumber", product.itemNumber());
        row.put("SearchName", searchName(product));
        row.put("ProductSubType", product.isVariant() ? "ProductMaster" : "Product");
        row.put("SalesUnitSymbol", product.unit());
        row.put("InventoryUnitSymbol", product.unit());
        row.put("PurchaseUnitSymbol", product.unit());
        row.put("SalesPrice", product.price());
        row.put("UnitCost", product.cost());
        row.put("ItemModelGroupId", product.service() ? "SERVICE" : "FIFO");
        row.put("SalesSalesTaxItemGroupCode", product.service() ? "SERV" : "FULL");
        return row;
    }

    /** Row of {@code CDSReleasedDistinctProducts}, one for each variant. */
    static Map<String, Object> distinct(Product product, String currency) {
        Map<String, Object> row = sellable(product, currency);
        row.remove("IsSalesStopped");
        row.put("ItemNumber", product.itemNumber());
        row.put("ProductColorId", product.color());
        row.put("ProductSizeId", product.size());
        return row;
    }

    /**
     * Row of {@code SellableReleasedProducts}, one for each variant.
     *
     * @param currency currency of price and cost
     */
    static Map<String, Object> sellable(Product product, String currency) {
        Map<String, Object> row = common(product);
        row.put("ProductNumber", product.productNumber());
        row.put("ProductName", product.name());
        row.put("ProductDescription", product.description());
        row.put("CurrencyCode", currency);
        row.put("SalesPrice", product.price());
        row.put("UnitCost", product.cost());
        row.put("SalesUnitSymbol", product.unit());
        row.put("SalesUnitDecimalPrecision", product.decimals());
        row.put("InventoryUnitSymbol", product.unit());
        row.put("InventoryUnitDecimalPrecision", product.decimals());
        row.put("IsStockedProduct", product.service() ? "No" : "Yes");
        row.put("IsSalesStopped", "No");
        row.put("FieldServiceProductType", product.service() ? "Service" : "Inventory");
        return row;
    }

    private static Map<String, Object> common(Product product) {
        Map<String, Object> row = new HashMap<>();
        row.put("ProductType", product.service() ? "Service" : "Item");
        return row;
    }

    /** Name of the item: the name of a variant without its colour and size. */
    private static String itemName(Product product) {
        return product.isVariant() ? product.name().split(",", 2)[0] : product.name();
    }

    private static String searchName(Product product) {
        String name = itemName(product).replace(" ", "");
        return name.substring(0, Math.min(SEARCH_NAME_LENGTH, name.length()));
    }
}
