package dev.p2c.sandbox.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Reads the products that can be sold: products that Finance maintains and the US dollar price list
 * contains.
 */
final class Catalogue {

    private static final String LIST = "CRM Service USA (sample)";
    private static final int NOT_CONFIGURED = 2;

    private final ServiceClient sales;

    Catalogue(ServiceClient sales) {
        this.sales = sales;
    }

    /** Products with a price, at most 60; empty while there are none. */
    List<PricedProduct> products() {
        JsonNode rows =
                sales.rows(
                        "productpricelevels?$select=amount,_uomid_value&$filter=_pricelevelid_value eq "
                                + priceList()
                                + "&$expand=productid($select=productid,name,msdynce_ismaintainedexternally)"
                                + "&$orderby=productnumber&$top=60");
        List<PricedProduct> products = new ArrayList<>();
        for (JsonNode row : rows) {
            JsonNode product = row.path("productid");
            boolean priced = row.path("amount").decimalValue().signum() > 0;
            if (priced && product.path("msdynce_ismaintainedexternally").asBoolean()) {
                products.add(
                        new PricedProduct(
                                product.path("productid").asText(),
                                row.path("_uomid_value").asText(),
                                product.path("name").asText(),
                                row.path("amount").decimalValue()));
            }
        }
        return products;
    }

    /** Id of the US dollar price list. */
    String priceList() {
        String query = "pricelevels?$select=pricelevelid&$filter=name eq '" + LIST + "'";
        return sales.rows(query).at("/0/pricelevelid").asText();
    }

    /** Chooses one to three products with quantity and discount. */
    static List<DocumentLine> lines(DealRandom random, List<PricedProduct> products) {
        List<DocumentLine> lines = new ArrayList<>();
        int count = random.between(1, 3);
        for (int i = 0; i < count; i++) {
            PricedProduct product = random.pick(products);
            BigDecimal discount = random.in100(30) ? random.cents(100, 900) : BigDecimal.ZERO;
            BigDecimal most = product.price().multiply(BigDecimal.valueOf(2));
            int quantity = random.between(2, 24);
            lines.add(
                    new DocumentLine(
                            random.of("line " + i).uuid(),
                            i + 1,
                            product,
                            quantity,
                            discount.min(most)));
        }
        return lines;
    }

    static String listed(List<DocumentLine> lines) {
        return lines.stream().map(DocumentLine::toString).collect(Collectors.joining(", "));
    }

    /** A product with the id of its unit, and its price. */
    record PricedProduct(String id, String unit, String name, BigDecimal price) {}

    /** One line of a quote or order: a product and its quantity. */
    record DocumentLine(
            UUID id, int sequence, PricedProduct product, int quantity, BigDecimal discount) {

        ObjectNode row() {
            ObjectNode row = ServiceClient.object();
            row.put("sequencenumber", sequence);
            row.put("quantity", quantity);
            row.put("manualdiscountamount", discount);
            row.put("propertyconfigurationstatus", NOT_CONFIGURED);
            row.put("productid@odata.bind", "/products(" + product.id() + ")");
            row.put("uomid@odata.bind", "/uoms(" + product.unit() + ")");
            return row;
        }

        @Override
        public String toString() {
            return quantity + " x " + product.name();
        }
    }
}
