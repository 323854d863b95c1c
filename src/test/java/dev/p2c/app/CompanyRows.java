package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.sandbox.Reply;
import dev.p2c.sandbox.SandboxClient;
import dev.p2c.state.Failure;
import dev.p2c.state.FailureFilter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Creates rows of two companies as users of each business unit. */
final class CompanyRows {

    static final String US = "US operations";
    static final String GERMAN = "German operations";

    private final Engine engine;

    CompanyRows(Engine engine) {
        this.engine = engine;
    }

    List<Failure> failures(String order) {
        return engine.application().state().failures().list(FailureFilter.all(100)).stream()
                .filter(failure -> failure.key().startsWith(order))
                .toList();
    }

    void bear(String number, String customer) {
        String product =
                engine.finance()
                        .get(
                                "SellableReleasedProducts?cross-company=true&$top=1"
                                        + "&$filter=dataAreaId%20eq%20'demf'")
                        .json()
                        .at("/value/0/ProductNumber")
                        .asText();
        String common = "{\"dataAreaId\": \"demf\", \"SalesOrderNumber\": \"" + number + "\", ";
        for (String[] post :
                new String[][] {
                    {
                        "CDSSalesOrderHeaders",
                        "\"OrderingCustomerAccountNumber\": \"" + customer + "\"}"
                    },
                    {
                        "CDSSalesOrderLines",
                        "\"ProductNumber\": \"" + product + "\", \"OrderedSalesQuantity\": 4}"
                    }
                }) {
            Reply reply = engine.finance().post(post[0] + "?cross-company=true", common + post[1]);
            assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        }
        control(engine.finance(), "orders/" + number + "/confirm", "{\"company\": \"demf\"}");
        control(engine.finance(), "jobs/calculate-totals", "{}");
    }

    String account(String number, String unit) {
        Reply reply =
                engine.sales()
                        .post(
                                "accounts",
                                "{\"accountnumber\": \"%s\", \"name\": \"Name of %s\", %s}"
                                        .formatted(number, number, owner(unit)));
        assertThat(reply.status()).as(reply.body()).isEqualTo(204);
        return reply.header("OData-EntityId");
    }

    void order(String number, String customer) {
        JsonNode product =
                engine.sales()
                        .get(
                                "products?$filter=startswith(productnumber,'DE-')&$orderby=productnumber")
                        .json()
                        .at("/value/0");
        JsonNode list = only(engine.sales(), "pricelevels", "name", "Standard%20EUR");
        JsonNode euro = only(engine.sales(), "transactioncurrencies", "isocurrencycode", "EUR");
        created(
                "salesorders",
                """
                {"ordernumber": "%s", "name": "Chairs", %s,
                 "pricelevelid@odata.bind": "/pricelevels(%s)",
                 "transactioncurrencyid@odata.bind": "/transactioncurrencies(%s)",
                 "customerid_account@odata.bind": "/%s"}
                """
                        .formatted(
                                number,
                                owner(GERMAN),
                                list.get("pricelevelid").asText(),
                                euro.get("transactioncurrencyid").asText(),
                                engine.sales().account(customer)));
        JsonNode header = only(engine.sales(), "salesorders", "ordernumber", number);
        created(
                "salesorderdetails",
                """
                {"sequencenumber": 1, "quantity": 2, "ispriceoverridden": true,
                 "propertyconfigurationstatus": 2, "priceperunit": 100.00,
                 "productid@odata.bind": "/products(%s)", "uomid@odata.bind": "/uoms(%s)",
                 "salesorderid@odata.bind": "/salesorders(%s)"}
                """
                        .formatted(
                                product.get("productid").asText(),
                                product.get("_defaultuomid_value").asText(),
                                header.get("salesorderid").asText()));
        control(engine.sales(), "orders/" + number + "/activate", "{}");
    }

    void created(String set, String json) {
        Reply reply = engine.sales().post(set, json);
        assertThat(reply.status()).as(reply.body()).isEqualTo(204);
    }

    void rename(String address, String name) {
        assertThat(engine.sales().patch(address, "{\"name\": \"" + name + "\"}").status())
                .isEqualTo(204);
    }

    void control(SandboxClient service, String call, String json) {
        Reply reply = service.control("POST", call, json);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }

    String owner(String unit) {
        JsonNode team = only(engine.sales(), "teams", "name", SandboxClient.encode(unit));
        return "\"ownerid@odata.bind\": \"/teams(" + team.get("teamid").asText() + ")\"";
    }

    JsonNode unit(String name) {
        return only(engine.sales(), "businessunits", "name", SandboxClient.encode(name))
                .get("businessunitid");
    }

    Instant watermark(String company) {
        Optional<Instant> watermark =
                engine.application().state().watermarks().get(Accounts.TASK, company);
        return watermark.orElseThrow();
    }

    /** Returns the sorted codes of the companies that have this customer. */
    String companiesOf(String number) {
        StringBuilder companies = new StringBuilder();
        engine.finance()
                .get(
                        "CustomersV2?cross-company=true&$orderby=dataAreaId&$filter=CustomerAccount%20eq%20'"
                                + number
                                + "'")
                .json()
                .get("value")
                .forEach(row -> companies.append(row.get("dataAreaId").asText()).append(' '));
        return companies.toString().strip();
    }

    JsonNode customer(String company, String number) {
        return engine.finance()
                .get(
                        "CustomersV2(dataAreaId='%s',CustomerAccount='%s')?cross-company=true"
                                .formatted(company, number))
                .json();
    }

    /**
     * @param value the column's value, percent-encoded
     */
    JsonNode only(SandboxClient service, String set, String column, String value) {
        return TestDeal.only(
                service,
                set
                        + "?"
                        + (set.startsWith("CDS") ? "cross-company=true&" : "")
                        + "$filter="
                        + column
                        + "%20eq%20'"
                        + value
                        + "'");
    }
}
