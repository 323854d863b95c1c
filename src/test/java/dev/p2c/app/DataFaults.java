package dev.p2c.app;

import static dev.p2c.app.Fault.done;

import dev.p2c.sandbox.SandboxClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rows of both systems that a pass would hold back. */
final class DataFaults {

    private final SandboxClient sales;
    private final SandboxClient finance;

    DataFaults(SandboxClient sales, SandboxClient finance) {
        this.sales = sales;
        this.finance = finance;
    }

    /** Products, customers and an order with two lines, which need a set-up without faults. */
    void documents() {
        done(finance.control("POST", "seed", "{\"products\":3}"));
        customer(Map.of("CustomerAccount", "US-001"));
        customer(Map.of("CustomerAccount", "ACC-77000-ABCDEF"));
        customer(Map.of("CustomerAccount", "US-009", "PartyNumber", "TWICE"));
        Map<String, Object> order = new HashMap<>();
        order.put("dataAreaId", "usmf");
        order.put("SalesOrderNumber", "S1");
        order.put("OrderingCustomerAccountNumber", "US-001");
        done(finance.post("CDSSalesOrderHeaders", order));
        for (int number = 1; number <= 2; number++) {
            Map<String, Object> line = new HashMap<>();
            line.put("dataAreaId", "usmf");
            line.put("SalesOrderNumber", "S1");
            line.put("LineCreationSequenceNumber", number);
            line.put("ProductNumber", product(number));
            line.put("OrderedSalesQuantity", 1);
            done(finance.post("CDSSalesOrderLines", line));
        }
    }

    List<Fault> all() {
        return List.of(
                account("data.countries", "\"Atlantis\"", "{%s,\"address1_country\":\"Atlantis\"}"),
                account("data.texts", "too long a text for OrganizationName", LONG_NAME),
                new Fault("data.currencies", "\"PLN\" does not exist in finance", this::inZloty),
                account("data.numbers", "another row has", "{\"accountnumber\":\"TWICE\",%s}"),
                account("data.numbers", "first TWICE", "{\"accountnumber\":\"TWICE\",%s}"),
                variant(
                        "data.units",
                        "\"pal\" does not exist in sales",
                        "{\"SalesUnitSymbol\":\"pal\"}",
                        0),
                variant(
                        "data.currencies",
                        "for CHF does not exist in sales",
                        "{\"CurrencyCode\":\"CHF\"}",
                        1),
                Fault.control(
                        finance,
                        "data.number-ranges",
                        "both begin with ORD",
                        "sequences",
                        "{\"column\":\"SalesOrderNumber\",\"format\":\"ORD-######\"}"),
                account(
                        "data.number-ranges",
                        "first USMF-000777",
                        "{\"accountnumber\":\"USMF-000777\",%s}"),
                account(
                        "data.values",
                        "\"777\" in fax is not in the value map",
                        "{\"fax\":\"777\",%s}"),
                Fault.seeded("data.customer-numbers", "ACC-77000-ABCDEF"),
                Fault.seeded("data.customer-numbers", "party number TWICE"));
    }

    private static final String LONG_NAME =
            "{\"accountnumber\":\"LONG\",\"name\":\"" + "x".repeat(150) + "\"}";

    private Fault account(String id, String evidence, String body) {
        String json = body.replace("%s", "\"name\":\"Fabrikam\"");
        return new Fault(id, evidence, () -> done(sales.post("accounts", json)));
    }

    private void inZloty() {
        String query = "transactioncurrencies?$filter=isocurrencycode%20eq%20'PLN'";
        String id = sales.get(query).json().at("/value/0/transactioncurrencyid").asText();
        String currency = "/transactioncurrencies(" + id + ")";
        done(
                sales.post(
                        "accounts",
                        Map.of("name", "Fabrikam", "transactioncurrencyid@odata.bind", currency)));
    }

    private void customer(Map<String, String> values) {
        Map<String, String> row = new HashMap<>(values);
        row.put("dataAreaId", "usmf");
        row.put("OrganizationName", "Fabrikam");
        row.put("CustomerGroupId", "10");
        row.put("SiteId", "1");
        row.put("WarehouseId", "13");
        done(finance.post("CustomersV2", row));
    }

    private String product(int place) {
        return finance.get("CDSReleasedDistinctProducts?cross-company=true")
                .json()
                .at("/value/" + place + "/ProductNumber")
                .asText();
    }

    private Fault variant(String id, String evidence, String change, int place) {
        return new Fault(
                id,
                evidence,
                () ->
                        done(
                                finance.patch(
                                        "CDSReleasedDistinctProducts(dataAreaId='usmf',ProductNumber='%s')?cross-company=true"
                                                .formatted(product(place)),
                                        change)));
    }
}
