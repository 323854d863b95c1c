package dev.p2c.sandbox.sales;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.sandbox.Reply;
import dev.p2c.sandbox.SandboxClient;
import dev.p2c.sandbox.SandboxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests states, actions and totals of quotes, orders and invoices over HTTP. */
class SalesDocumentsTest {

    @RegisterExtension static final SandboxExtension SANDBOX = new SandboxExtension();

    private SandboxClient sales;
    private String account;
    private String product;
    private String unit;

    @BeforeEach
    void oneCustomerAndOneProduct() {
        sales = SANDBOX.sales();
        sales.control("POST", "reset", "{\"data\":\"empty\"}");
        account = sales.post("accounts", "{\"name\":\"Contoso\"}").entityId();
        unit = id("uoms?$filter=name eq 'ea'", "uomid");
        String list = id("pricelevels?$filter=name eq 'Standard'", "pricelevelid");
        Reply created =
                sales.post(
                        "products",
                        "{\"productnumber\":\"P-1\",\"name\":\"Pump\",\"price\":12.5,"
                                + "\"msdynce_ismaintainedexternally\":true,"
                                + "\"pricelevelid@odata.bind\":\"/pricelevels("
                                + list
                                + ")\",\"defaultuomid@odata.bind\":\"/uoms("
                                + unit
                                + ")\",\"defaultuomscheduleid@odata.bind\":\"/uomschedules("
                                + id("uomschedules", "uomscheduleid")
                                + ")\"}");
        assertThat(created.status()).as(created.body()).isEqualTo(204);
        product = created.entityId();
        ok(sales.patch("products(" + product + ")", "{\"statecode\":0,\"statuscode\":1}"), 204);
    }

    private String id(String query, String key) {
        Reply reply = sales.get(query.replace(" ", "%20"));
        return reply.value().get(0).get(key).asText();
    }

    private String document(String set) {
        String list = id("pricelevels?$filter=name eq 'Standard'", "pricelevelid");
        Reply reply =
                sales.post(
                        set,
                        "{\"name\":\"Pumps\",\"customerid_account@odata.bind\":\"/accounts("
                                + account
                                + ")\",\"pricelevelid@odata.bind\":\"/pricelevels("
                                + list
                                + ")\"}");
        assertThat(reply.status()).as(reply.body()).isEqualTo(204);
        return set + "(" + reply.entityId() + ")";
    }

    private Reply line(String set, String parent, String header, String more) {
        return sales.post(
                set,
                "{\""
                        + parent
                        + "@odata.bind\":\"/"
                        + header
                        + "\",\"productid@odata.bind\":\"/products("
                        + product
                        + ")\",\"quantity\":2,\"propertyconfigurationstatus\":2"
                        + more
                        + "}");
    }

    private String withUnit() {
        return ",\"uomid@odata.bind\":\"/uoms(" + unit + ")\"";
    }

    private void stateIs(String address, int state, int status) {
        JsonNode row = sales.get(address + "?$select=statecode,statuscode").json();
        assertThat(row.get("statecode").asInt()).isEqualTo(state);
        assertThat(row.get("statuscode").asInt()).isEqualTo(status);
    }

    private void ok(Reply reply, int status) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
    }

    @Test
    void statusMustBelongToTheState() {
        Reply created =
                sales.post(
                        "accounts?$select=statecode",
                        "{\"statecode\":1,\"statuscode\":2}",
                        "Prefer",
                        "return=representation");
        assertThat(created.json().get("statecode").asInt()).isZero();
        String quote = document("quotes");
        ok(sales.patch(quote, "{\"statecode\":1,\"statuscode\":2}"), 204);
        stateIs(quote, 1, 2);
        Reply mismatch = sales.patch(document("quotes"), "{\"statecode\":1,\"statuscode\":4}");
        ok(mismatch, 400);
        assertThat(mismatch.errorCode()).isEqualTo("0x80048408");
        String order = document("salesorders");
        ok(sales.patch(order, "{\"statecode\":2}"), 204);
        stateIs(order, 2, 4);
    }

    @Test
    void closedDocumentsAreReadOnly() {
        String quote = document("quotes");
        ok(sales.patch(quote, "{\"statecode\":1,\"statuscode\":2}"), 204);
        ok(sales.post("WinQuote", close("QuoteClose", "quoteid", quote, -1)), 204);
        closedFor(quote);
        String canceled = document("salesorders");
        ok(sales.post("CancelSalesOrder", close("OrderClose", "salesorderid", canceled, 4)), 204);
        closedFor(canceled);
        Reply line = line("salesorderdetails", "salesorderid", canceled, withUnit());
        ok(line, 400);
        assertThat(line.errorCode()).isNotEmpty();
        String fulfilled = document("salesorders");
        ok(
                sales.post(
                        "FulfillSalesOrder",
                        close("OrderClose", "salesorderid", fulfilled, 100001)),
                204);
        closedFor(fulfilled);
        String invoiced = document("salesorders");
        ok(sales.patch(invoiced, "{\"statecode\":4,\"statuscode\":100003}"), 204);
        closedFor(invoiced);
    }

    private void closedFor(String address) {
        Reply reply = sales.patch(address, "{\"name\":\"Other\"}");
        ok(reply, 400);
        assertThat(reply.errorCode()).isNotEmpty();
    }

    private static String close(String activity, String key, String address, int status) {
        return "{\""
                + activity
                + "\":{\"subject\":\"s\",\""
                + key
                + "@odata.bind\":\"/"
                + address
                + "\"},\"Status\":"
                + status
                + "}";
    }

    @Test
    void actionsCloseDocumentsWithTheDefaultStatus() {
        String won = activeQuote();
        ok(sales.post("WinQuote", close("QuoteClose", "quoteid", won, -1)), 204);
        stateIs(won, 2, 4);
        String lost = activeQuote();
        ok(sales.post("CloseQuote", close("QuoteClose", "quoteid", lost, 5)), 204);
        stateIs(lost, 3, 5);
        String fulfilled = document("salesorders");
        ok(
                sales.post("FulfillSalesOrder", close("OrderClose", "salesorderid", fulfilled, -1)),
                204);
        stateIs(fulfilled, 3, 100001);
        String canceled = document("salesorders");
        ok(sales.post("CancelSalesOrder", close("OrderClose", "salesorderid", canceled, -1)), 204);
        stateIs(canceled, 2, 4);
    }

    private String activeQuote() {
        String quote = document("quotes");
        ok(sales.patch(quote, "{\"statecode\":1,\"statuscode\":2}"), 204);
        return quote;
    }

    @Test
    void quoteBecomesAnOrderWithItsLines() {
        String quote = document("quotes");
        ok(line("quotedetails", "quoteid", quote, withUnit()), 204);
        ok(sales.patch(quote, "{\"statecode\":1,\"statuscode\":2}"), 204);
        String id = quote.substring(7, quote.length() - 1);
        Reply reply =
                sales.post(
                        "ConvertQuoteToSalesOrder",
                        "{\"QuoteId\":\"" + id + "\",\"ColumnSet\":{\"AllColumns\":true}}");
        ok(reply, 200);
        assertThat(reply.json().get("_quoteid_value").asText()).isEqualTo(id);
        assertThat(reply.json().get("totalamount").decimalValue()).isEqualByComparingTo("25");
        stateIs(quote, 2, 4);
        String order = reply.json().get("salesorderid").asText();
        Reply lines = sales.get("salesorders(" + order + ")/order_details?$select=quantity");
        assertThat(lines.value()).hasSize(1);
        assertThat(lines.value().get(0).get("quantity").decimalValue()).isEqualByComparingTo("2");
    }

    @Test
    void totalsOfTheHeaderComeFromItsLines() {
        String order = document("salesorders");
        ok(line("salesorderdetails", "salesorderid", order, withUnit()), 204);
        totalIs(order, "25");
        ok(
                sales.post(
                        "salesorderdetails",
                        "{\"salesorderid@odata.bind\":\"/"
                                + order
                                + "\",\"isproductoverridden\":true,\"productdescription\":\"Travel\","
                                + "\"priceperunit\":10,\"quantity\":1}"),
                204);
        totalIs(order, "35");
        ok(line("salesorderdetails", "salesorderid", order, ""), 400);
        totalIs(order, "35");
    }

    private void totalIs(String order, String amount) {
        JsonNode row = sales.get(order + "?$select=totalamount,totallineitemamount").json();
        assertThat(row.get("totalamount").decimalValue()).isEqualByComparingTo(amount);
        assertThat(row.get("totallineitemamount").decimalValue()).isEqualByComparingTo(amount);
    }

    @Test
    void lockedPricesAreShownOnTheLines() {
        String order = document("salesorders");
        ok(line("salesorderdetails", "salesorderid", order, withUnit()), 204);
        ok(sales.post(order + "/Microsoft.Dynamics.CRM.LockSalesOrderPricing", "{}"), 204);
        assertThat(sales.get(order).json().get("ispricelocked").asBoolean()).isTrue();
        JsonNode line = sales.get(order + "/order_details").value().get(0);
        assertThat(line.get("salesorderispricelocked").asBoolean()).isTrue();
        ok(sales.post(order + "/Microsoft.Dynamics.CRM.UnlockSalesOrderPricing", "{}"), 204);
        assertThat(sales.get(order).json().get("ispricelocked").asBoolean()).isFalse();
    }

    @Test
    void activateCallRefusesLikeTheButton() {
        String order = document("salesorders");
        String number = sales.get(order).json().get("ordernumber").asText();
        ok(line("salesorderdetails", "salesorderid", order, withUnit()), 204);
        ok(sales.control("POST", "orders/" + number + "/activate", ""), 200);
        assertThat(sales.get(order).json().get("msdynce_processingstatus").asInt())
                .isEqualTo(647390000);
        ok(sales.control("POST", "orders/" + number + "/activate", ""), 409);
        ok(sales.control("POST", "quotes/none/activate", ""), 404);
    }
}
