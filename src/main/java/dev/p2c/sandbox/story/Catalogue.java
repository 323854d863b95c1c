package dev.p2c.sandbox.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What can be sold: products of the price list in dollars that Finance maintains. */
final class Catalogue {

    private static final String LIST = "CRM Service USA (sample)";
    private static final int NOT_CONFIGURED = 2;

    private final ServiceClient sales;

    Catalogue(ServiceClient sales) {
        this.sales = sales;
    }

    /** Empty while there is nothing to sell. */
    List<Item> items() {
        JsonNode rows =
                sales.rows(
                        "productpricelevels?$select=amount,_uomid_value&$filter=_pricelevelid_value eq "
                                + list()
                                + "&$expand=productid($select=productid,name,msdynce_ismaintainedexternally)"
                                + "&$orderby=productnumber&$top=60");
        List<Item> items = new ArrayList<>();
        for (JsonNode row : rows) {
            JsonNode product = row.path("productid");
            boolean priced = row.path("amount").decimalValue().signum() > 0;
            if (priced && product.path("msdynce_ismaintainedexternally").asBoolean()) {
                items.add(
                        new Item(
                                product.path("productid").asText(),
                                row.path("_uomid_value").asText(),
                                product.path("name").asText(),
                                row.path("amount").decimalValue()));
            }
        }
        return items;
    }

    /** Id of the price list. */
    String list() {
        String query = "pricelevels?$select=pricelevelid&$filter=name eq '" + LIST + "'";
        return sales.rows(query).at("/0/pricelevelid").asText();
    }

    /** What a customer wants of it: one to three items. */
    static List<Line> lines(Chance chance, List<Item> items) {
        List<Line> lines = new ArrayList<>();
        int count = chance.between(1, 3);
        for (int i = 0; i < count; i++) {
            Item item = chance.pick(items);
            BigDecimal discount = chance.in100(30) ? chance.cents(100, 900) : BigDecimal.ZERO;
            BigDecimal most = item.price().multiply(BigDecimal.valueOf(2));
            int quantity = chance.between(2, 24);
            lines.add(
                    new Line(
                            chance.of("line " + i).uuid(),
                            i + 1,
                            item,
                            quantity,
                            discount.min(most)));
        }
        return lines;
    }

    /** A product with its unit by id, and its price. */
    record Item(String product, String unit, String name, BigDecimal price) {}

    /** An item with its quantity, on a quote or order. */
    record Line(UUID id, int sequence, Item item, int quantity, BigDecimal discount) {

        ObjectNode row() {
            ObjectNode row = ServiceClient.object();
            row.put("sequencenumber", sequence);
            row.put("quantity", quantity);
            row.put("manualdiscountamount", discount);
            row.put("propertyconfigurationstatus", NOT_CONFIGURED);
            row.put("productid@odata.bind", "/products(" + item.product() + ")");
            row.put("uomid@odata.bind", "/uoms(" + item.unit() + ")");
            return row;
        }

        @Override
        public String toString() {
            return quantity + " x " + item.name();
        }
    }
}
