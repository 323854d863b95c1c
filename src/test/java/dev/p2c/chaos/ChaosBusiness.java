package dev.p2c.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Simulates people and batch jobs in both services while the application is killed. */
final class ChaosBusiness {

    private static final String DRAFT_ORDERS =
            "salesorders?$select=ordernumber&$filter=msdynce_processingstatus%20eq%20647390011";
    private static final String DRAFT_QUOTES =
            "quotes?$select=quotenumber&$filter=statecode%20eq%200";
    private static final int DELIVERIES = 3;

    private final ChaosService sales;
    private final ChaosService finance;
    private final Random random;
    private final Set<String> delivered = new HashSet<>();
    private int edits;

    ChaosBusiness(ChaosService sales, ChaosService finance, Random random) {
        this.sales = sales;
        this.finance = finance;
        this.random = random;
    }

    /** Creates the customers and products that orders need. */
    void begin() {
        finance.press("seed", "{\"products\": 100}");
        sales.press("seed", "{\"accounts\": 300, \"contacts\": 300}");
    }

    /** Creates about two hundred rows, including those that result from them. */
    void someTime() {
        finance.press("seed", "{\"products\": 8}");
        sales.press("seed", "{\"accounts\": 80, \"contacts\": 80, \"quotes\": 6, \"orders\": 8}");
        sales.rows(DRAFT_ORDERS)
                .forEach(row -> press(sales, "orders", row.get("ordernumber"), "activate"));
        sales.rows(DRAFT_QUOTES)
                .forEach(row -> press(sales, "quotes", row.get("quotenumber"), "activate"));
        edit("accounts", "accountid", "name", 5);
        edit("contacts", "contactid", "lastname", 5);
        deliver();
    }

    private static void press(
            ChaosService service, String documents, JsonNode number, String button) {
        service.press(documents + "/" + number.asText() + "/" + button, "{}");
    }

    private void edit(String set, String id, String field, int count) {
        List<JsonNode> rows = sales.rows(set + "?$select=" + id + "&$orderby=" + id + "&$top=500");
        for (int i = 0; i < count; i++) {
            String key = rows.get(random.nextInt(rows.size())).get(id).asText();
            String value = "Edited " + ++edits;
            sales.patch(set + "(" + key + ")", "{\"" + field + "\": \"" + value + "\"}");
        }
    }

    /**
     * Invoices some of the orders in Finance. Orders whose lines have not all arrived are left
     * unconfirmed.
     */
    void deliver() {
        Map<String, Integer> sold = new HashMap<>();
        sales.rows(
                        "salesorderdetails?$select=salesorderdetailid"
                                + "&$expand=salesorderid($select=ordernumber)")
                .forEach(row -> count(sold, row.at("/salesorderid/ordernumber")));
        Map<String, Integer> arrived = new HashMap<>();
        finance.rows("CDSSalesOrderLines?cross-company=true&$select=SalesOrderNumber")
                .forEach(row -> count(arrived, row.get("SalesOrderNumber")));
        arrived.keySet().stream()
                .filter(number -> arrived.get(number).equals(sold.get(number)))
                .filter(number -> !delivered.contains(number))
                .sorted()
                .limit(DELIVERIES)
                .toList()
                .forEach(this::deliver);
    }

    private static void count(Map<String, Integer> lines, JsonNode order) {
        lines.merge(order.asText(), 1, Integer::sum);
    }

    private void deliver(String number) {
        for (String button : List.of("confirm", "pick", "ship", "invoice")) {
            finance.press("orders/" + number + "/" + button, "{}");
            finance.press("jobs/calculate-totals", "{}");
        }
        delivered.add(number);
    }

    int edits() {
        return edits;
    }

    int delivered() {
        return delivered.size();
    }
}
