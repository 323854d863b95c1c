package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.sandbox.Reply;
import dev.p2c.sandbox.SandboxClient;
import dev.p2c.state.Failure;
import dev.p2c.state.FailureFilter;
import java.util.List;

/** Creates the account, the products and the documents of one deal in both services. */
final class TestDeal {

    static final String ACCOUNT = "ACC-79001-TESTXX";

    private final Engine engine;

    TestDeal(Engine engine) {
        this.engine = engine;
    }

    /** Creates products in both services and an account in Sales only. */
    void begin(int products) {
        engine.finance().control("POST", "seed", "{\"products\": " + products + "}");
        engine.sync("products");
        account();
    }

    /** Creates the account in Sales only. */
    void account() {
        String account =
                """
                {"accountnumber": "%s", "name": "Nordlicht AS", "address1_line1": "Storgata 1",
                 "address1_city": "Oslo", "address1_country": "Norway"}
                """;
        created("accounts", account.formatted(ACCOUNT));
    }

    /** Creates a product in both services. */
    JsonNode product(int place) {
        return engine.sales()
                .get(
                        "products?$orderby=productnumber&$expand=defaultuomid($select=name)"
                                + "&$filter=msdynce_ismaintainedexternally%20eq%20true")
                .json()
                .at("/value/" + place);
    }

    /** Creates a draft quote or order of the account with a delivery address in Bergen. */
    void document(String set, String number, String name) {
        document(set, number, name, "account", "/" + engine.sales().account(ACCOUNT));
    }

    /**
     * @param type of the customer, account or contact
     * @param customer its address
     */
    void document(String set, String number, String name, String type, String customer) {
        String numberColumn = set.equals("quotes") ? "quotenumber" : "ordernumber";
        created(
                set,
                """
                {"%s": "%s", "name": "%s", "shipto_line1": "Kaien 4", "shipto_line2": "B",
                 "shipto_city": "Bergen", "shipto_postalcode": "5003", "shipto_stateorprovince": "46",
                 "shipto_country": "norway",
                 "pricelevelid@odata.bind": "/pricelevels(%s)",
                 "customerid_%s@odata.bind": "%s"}
                """
                        .formatted(numberColumn, number, name, priceList(), type, customer));
    }

    private String priceList() {
        return engine.sales()
                .get("pricelevels?$filter=name%20eq%20'Standard'")
                .json()
                .at("/value/0/pricelevelid")
                .asText();
    }

    /** Creates a line with a catalogue product at a price of 100.00. */
    void line(String set, String number, int sequence, String quantity, String discount) {
        JsonNode product = product(sequence - 1);
        if (quantity.contains(".")) {
            soldInParts(product.get("productid").asText());
        }
        String key = set.equals("quotes") ? "quoteid" : "salesorderid";
        created(
                set.equals("quotes") ? "quotedetails" : "salesorderdetails",
                """
                {"sequencenumber": %d, "quantity": %s, "manualdiscountamount": %s, "ispriceoverridden": true, "propertyconfigurationstatus": 2,
                 "priceperunit": 100.00,
                 "productid@odata.bind": "/products(%s)", "uomid@odata.bind": "/uoms(%s)",
                 "%s@odata.bind": "/%s(%s)"}
                """
                        .formatted(
                                sequence,
                                quantity,
                                discount,
                                product.get("productid").asText(),
                                product.at("/defaultuomid/uomid").asText(),
                                key,
                                set,
                                sales(set, number).get(key).asText()));
    }

    /** Allows quantities with decimals of a product in Sales. */
    private void soldInParts(String product) {
        Reply reply = engine.sales().patch("products(" + product + ")", "{\"quantitydecimal\": 2}");
        assertThat(reply.status()).as(reply.body()).isEqualTo(204);
        Reply unit = engine.finance().patch("UnitsOfMeasure('ea')", "{\"DecimalPrecision\": 2}");
        assertThat(unit.status()).as(unit.body()).isEqualTo(204);
    }

    /** Creates a line without a product. */
    void writeIn(String set, String number, int sequence) {
        String key = set.equals("quotes") ? "quoteid" : "salesorderid";
        created(
                set.equals("quotes") ? "quotedetails" : "salesorderdetails",
                """
                {"sequencenumber": %d, "quantity": 1, "priceperunit": 5.00, "propertyconfigurationstatus": 2, "isproductoverridden": true,
                 "productdescription": "Gift wrapping", "%s@odata.bind": "/%s(%s)"}
                """
                        .formatted(sequence, key, set, sales(set, number).get(key).asText()));
    }

    /** Presses the Activate button. */
    void activate(String set, String number) {
        String button = (set.equals("quotes") ? "quotes/" : "orders/") + number + "/activate";
        assertThat(engine.sales().control("POST", button, "{}").status()).isEqualTo(200);
    }

    /** Makes the customer in Finance liable to sales tax. */
    void taxed() {
        String customer =
                "CustomersV2(dataAreaId='usmf',CustomerAccount='"
                        + ACCOUNT
                        + "')?cross-company=true";
        Reply reply = engine.finance().patch(customer, "{\"SalesTaxGroup\": \"STD\"}");
        assertThat(reply.status()).as(reply.body()).isEqualTo(204);
    }

    /** Presses a button or runs a job of Finance. */
    JsonNode press(String call, String json) {
        Reply reply = engine.finance().control("POST", call, json);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json();
    }

    /** Returns the document with this number. */
    JsonNode sales(String set, String number) {
        String column =
                switch (set) {
                    case "quotes" -> "quotenumber";
                    case "salesorders" -> "ordernumber";
                    default -> "invoicenumber";
                };
        return only(engine.sales(), set + "?$filter=" + column + "%20eq%20'" + number + "'");
    }

    /** Returns a row of company usmf in Finance. */
    JsonNode finance(String address) {
        return engine.finance()
                .get(address.replace("(", "(dataAreaId='usmf',") + "?cross-company=true")
                .json();
    }

    List<Failure> failures() {
        return engine.application().state().failures().list(FailureFilter.all(100));
    }

    static JsonNode only(SandboxClient service, String query) {
        JsonNode rows = service.get(query).json().get("value");
        assertThat(rows).as(query).hasSize(1);
        return rows.get(0);
    }

    /** Makes all later customers of the mappings' customer group liable to sales tax. */
    void taxedFromTheBeginning() {
        String group = "CustomerGroups(dataAreaId='usmf',CustomerGroupId='10')?cross-company=true";
        Reply reply = engine.finance().patch(group, "{\"TaxGroupId\": \"STD\"}");
        assertThat(reply.status()).as(reply.body()).isEqualTo(204);
    }

    void created(String set, String json) {
        Reply reply = engine.sales().post(set, json);
        assertThat(reply.status()).as(reply.body()).isEqualTo(204);
    }
}
