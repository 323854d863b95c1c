package dev.p2c.sandbox.finance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.sandbox.Reply;
import dev.p2c.sandbox.SandboxClient;
import java.util.concurrent.atomic.AtomicInteger;

/** What the tests over HTTP have in common: one customer of its own for each test, one product. */
final class FinanceCalls {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final SandboxClient finance;
    private final String account = "W-" + NUMBER.incrementAndGet();

    FinanceCalls(SandboxClient finance) {
        this.finance = finance;
    }

    /** JSON that was written with single quotes. */
    static String body(String text) {
        return text.replace('\'', '"');
    }

    String account() {
        return account;
    }

    /** Posts the test's customer. */
    Reply customer(String more) {
        return finance.post(
                "CustomersV3",
                body(
                        "{'dataAreaId':'usmf','CustomerAccount':'"
                                + account
                                + "','OrganizationName':'Contoso','CustomerGroupId':'10',"
                                + "'SalesCurrencyCode':'USD'"
                                + more
                                + "}"));
    }

    String address() {
        return address(account);
    }

    String address(String customer) {
        return "CustomersV3(dataAreaId='usmf',CustomerAccount='"
                + customer
                + "')?cross-company=true";
    }

    JsonNode stored() {
        return finance.get(address()).json();
    }

    /** {@code P-1}, sellable. */
    void product() {
        finance.post(
                "CDSReleasedDistinctProducts",
                body("{'ProductNumber':'P-1','ProductName':'Lens','SalesUnitSymbol':'ea'}"));
        finance.control("POST", "jobs/populate-distinct-products", "{}");
    }
}
