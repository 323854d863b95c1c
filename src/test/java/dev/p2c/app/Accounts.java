package dev.p2c.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.sandbox.Reply;
import dev.p2c.sandbox.SandboxClient;
import dev.p2c.state.FailureFilter;
import java.util.Optional;

/** Creates and changes accounts in Sales and reads their customers in Finance. */
final class Accounts {

    static final String TASK = "accounts-to-customers";
    static final String COMPANY = "usmf";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Engine engine;
    private final SandboxClient sales;
    private final SandboxClient finance;

    Accounts(Engine engine) {
        this.engine = engine;
        this.sales = engine.sales();
        this.finance = engine.finance();
    }

    void seed(int number) {
        seed(sales, number);
    }

    static void seed(SandboxClient sales, int number) {
        Reply reply = sales.control("POST", "seed", "{\"accounts\": " + number + "}");
        if (reply.status() != 200) {
            throw new IllegalStateException(reply.body());
        }
    }

    /** Creates an account and returns its address. */
    String create(String number, String name) {
        ObjectNode account = JSON.createObjectNode();
        return create(account.put("accountnumber", number).put("name", name).toString());
    }

    String create(String json) {
        Reply reply = sales.post("accounts", json);
        if (reply.status() != 204) {
            throw new IllegalStateException(reply.body());
        }
        return reply.header("OData-EntityId");
    }

    void change(String address, String field, String value) {
        String json = JSON.createObjectNode().put(field, value).toString();
        Reply reply = sales.patch(address, json);
        if (reply.status() != 204) {
            throw new IllegalStateException(reply.body());
        }
    }

    Optional<JsonNode> customer(String number) {
        String filter =
                "dataAreaId eq 'usmf' and CustomerAccount eq '" + number.replace("'", "''") + "'";
        JsonNode rows =
                finance.get(
                                "CustomersV2?cross-company=true&$filter="
                                        + SandboxClient.encode(filter))
                        .json()
                        .get("value");
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(0));
    }

    String name(String number) {
        return customer(number).map(row -> row.get("OrganizationName").asText()).orElse("");
    }

    int customers() {
        return customers(finance);
    }

    static int customers(SandboxClient finance) {
        String text = finance.get("CustomersV2/$count?cross-company=true").body();
        return Integer.parseInt(text.replace("\uFEFF", "").strip());
    }

    long inLedger() {
        return engine.application().state().ledger().count(TASK, COMPANY);
    }

    Optional<dev.p2c.state.Failure> failure(String key) {
        FailureFilter filter =
                new FailureFilter(
                        Optional.of(TASK),
                        Optional.of(COMPANY),
                        Optional.empty(),
                        Optional.of(key),
                        1);
        return engine.application().state().failures().list(filter).stream().findFirst();
    }
}
