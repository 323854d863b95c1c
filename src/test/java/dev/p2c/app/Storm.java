package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.sandbox.BatchBody;
import dev.p2c.sandbox.Reply;
import dev.p2c.sandbox.SandboxClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A bad hour: orders that are refused for four causes, a row that both systems changed, a bad edit
 * of a mapping, and a system that is away. What people of both systems do to help is here, too;
 * everything else is the operator's.
 */
final class Storm {

    static final String ACCOUNT = "ACC-88001-STORMY";
    static final String CONTESTED = "ACC-88002-STORMY";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MAPPING = "mappings/accounts-to-customers.yaml";
    private static final String RIGHT = "OrganizationName: { from: name, maxLength: 100 }";
    private static final int BATCH = 500;

    private final SandboxClient sales;
    private final SandboxClient finance;
    private final ProjectFiles files;
    private final List<String> atlantis = new ArrayList<>();

    Storm(RunningApplication running, ProjectFiles files) {
        this.sales = running.sales();
        this.finance = running.finance();
        this.files = files;
    }

    /** A person decides on the postal code of a customer. */
    static ProjectFiles files(ProjectFiles files) {
        files.edit(
                MAPPING,
                "AddressZipCode: { from: address1_postalcode",
                "AddressZipCode: { owner: ask, from: address1_postalcode");
        return files;
    }

    /** A system that is away is asked again soon. */
    static Map<String, String> settings(ProjectFiles files, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(files.environment());
        settings.putAll(more);
        settings.put("P2C_FINANCE_REST", "2s");
        settings.put("P2C_FINANCE_ATTEMPTS", "1");
        return settings;
    }

    /** How many of the rejected orders are written once all causes are gone. */
    static int written(int orders) {
        return orders - orders / 10;
    }

    /** All of it: the system that is away is away at the end. */
    void breakOut(int orders) {
        begin();
        RunningApplication.runNow("products");
        RunningApplication.runNow("accounts");
        rejectOrders(orders);
        contest();
        breakTheMapping();
        RunningApplication.runNow("accounts");
        RunningApplication.runNow("orders-to-finance");
        financeIsAway();
        RunningApplication.runNow("products");
        RunningApplication.runNow("orders-to-finance");
    }

    /** Two accounts, which a pass must bring across before the storm. */
    private void begin() {
        for (String number : List.of(ACCOUNT, CONTESTED)) {
            created(
                    sales.post(
                            "accounts",
                            Map.of(
                                    "accountnumber", number,
                                    "name", "Nordlicht AS",
                                    "address1_postalcode", "0150",
                                    "address1_country", "Norway")));
        }
    }

    /** Six of ten with an unknown country, most others in a currency that Finance does not have. */
    private void rejectOrders(int number) {
        String customer = "/" + sales.account(ACCOUNT);
        String zloty = "/transactioncurrencies(" + id("transactioncurrencies", "PLN") + ")";
        String dollar = "/transactioncurrencies(" + id("transactioncurrencies", "USD") + ")";
        List<ObjectNode> orders = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            ObjectNode order = JSON.createObjectNode();
            boolean isFar = i < 2;
            boolean isLong = !isFar && i % 10 == 9;
            boolean isZloty = !isFar && !isLong && i % 10 > 5;
            order.put("ordernumber", "STORM-%05d%s".formatted(i, isLong ? "-SECOND-DELIVERY" : ""));
            order.put("name", "Order " + i);
            order.put("msdynce_processingstatus", 647390000);
            order.put("msdynce_hasexternallymaintainedproductsonly", true);
            order.put("shipto_line1", "Storgata " + i);
            order.put("shipto_city", "Oslo");
            order.put(
                    "shipto_country", isFar ? "Kosovo" : isLong || isZloty ? "Norway" : "Atlantis");
            order.put("customerid_account@odata.bind", customer);
            order.put("transactioncurrencyid@odata.bind", isZloty ? zloty : dollar);
            orders.add(order);
        }
        for (int from = 0; from < number; from += BATCH) {
            send(orders.subList(from, Math.min(number, from + BATCH)));
        }
    }

    private void send(List<ObjectNode> orders) {
        BatchBody body = new BatchBody();
        orders.forEach(
                one ->
                        body.single(
                                "POST",
                                "salesorders?$select=salesorderid",
                                one.toString(),
                                "Prefer",
                                "return=representation"));
        Reply reply = sales.batch(body);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.body()).doesNotContain("HTTP/1.1 4");
    }

    private String id(String set, String currency) {
        return sales.get(set + "?$filter=isocurrencycode%20eq%20'" + currency + "'")
                .json()
                .at("/value/0/transactioncurrencyid")
                .asText();
    }

    /** Both systems change the postal code of one customer. */
    private void contest() {
        done(sales.patch(sales.account(CONTESTED), "{\"address1_postalcode\": \"5003\"}"));
        done(finance.patch(customer(CONTESTED), "{\"AddressZipCode\": \"24103\"}"));
    }

    private static String customer(String number) {
        return "CustomersV2(dataAreaId='usmf',CustomerAccount='%s')?cross-company=true"
                .formatted(number);
    }

    String postalCodeInFinance() {
        return finance.get(customer(CONTESTED)).json().path("AddressZipCode").asText();
    }

    private void breakTheMapping() {
        files.edit(MAPPING, RIGHT, RIGHT.replace("from: name", "from: nam, aply: trim"));
    }

    void mendTheMapping() {
        files.edit(MAPPING, RIGHT.replace("from: name", "from: nam, aply: trim"), RIGHT);
    }

    private void financeIsAway() {
        Reply reply = finance.control("POST", "faults", "[{\"dropConnection\": true}]");
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }

    void financeIsBack() {
        Reply reply = finance.control("DELETE", "faults", "");
        assertThat(reply.status()).as(reply.body()).isLessThan(300);
    }

    /** Somebody adds the currency to Finance. */
    void addZloty() {
        created(finance.post("Currencies", Map.of("CurrencyCode", "PLN", "Name", "Polish zloty")));
    }

    /** Somebody corrects the country of the orders in Sales. */
    void correctTheCountry() {
        String query = "salesorders?$select=salesorderid&$filter=shipto_country%20eq%20'Atlantis'";
        sales.get(query, "Prefer", "odata.maxpagesize=5000")
                .json()
                .get("value")
                .forEach(row -> atlantis.add(row.get("salesorderid").asText()));
        for (int from = 0; from < atlantis.size(); from += BATCH) {
            BatchBody body = new BatchBody();
            atlantis.subList(from, Math.min(atlantis.size(), from + BATCH))
                    .forEach(
                            id ->
                                    body.single(
                                            "PATCH",
                                            "salesorders(" + id + ")",
                                            "{\"shipto_country\": \"Norway\"}"));
            Reply reply = sales.batch(body);
            assertThat(reply.body()).doesNotContain("HTTP/1.1 4");
        }
    }

    int ordersInFinance() {
        String query =
                "CDSSalesOrderHeaders/$count?cross-company=true&$filter="
                        + SandboxClient.encode("SalesOrderNumber eq 'STORM-*'");
        return Integer.parseInt(finance.get(query).body().replace("\uFEFF", "").strip());
    }

    private static void created(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isBetween(200, 204);
    }

    private static void done(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(204);
    }
}
