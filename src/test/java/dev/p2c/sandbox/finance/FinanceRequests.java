package dev.p2c.sandbox.finance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.sandbox.Reply;
import dev.p2c.sandbox.SandboxClient;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Requests that the HTTP tests share. Each test has a customer of its own; all share one product.
 */
final class FinanceRequests {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final SandboxClient finance;
    private final String account = "W-" + NUMBER.incrementAndGet();

    FinanceRequests(SandboxClient finance) {
        this.finance = finance;
    }

    /** Replaces single quotes by double quotes, so that tests can write JSON without escapes. */
    static String body(String text) {
        return text.replace('\'', '"');
    }

    String account() {
        return account;
    }

    /** Posts the customer of the test. */
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

    /** Creates the product {@code P-1} and makes it sellable. */
    void product() {
        finance.post(
                "CDSReleasedDistinctProducts",
                body("{'ProductNumber':'P-1','ProductName':'Lens','SalesUnitSymbol':'ea'}"));
        finance.control("POST", "jobs/populate-distinct-products", "{}");
    }

    /** Creates an order of the customer of the test; returns its number. */
    String order() {
        String number = "O" + account;
        finance.post(
                "CDSSalesOrderHeaders",
                body(
                        "{'SalesOrderNumber':'"
                                + number
                                + "','OrderingCustomerAccountNumber':'"
                                + account
                                + "'}"));
        return number;
    }
}
