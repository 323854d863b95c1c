package dev.p2c.sandbox.finance;

import static dev.p2c.sandbox.finance.FinanceRequests.body;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.sandbox.Reply;
import dev.p2c.sandbox.SandboxClient;
import dev.p2c.sandbox.SandboxExtension;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Tests create, update and delete in Finance over HTTP, and etags (Finance and Operations, Open
 * Data Protocol).
 */
class FinanceWritesTest {

    @RegisterExtension static final SandboxExtension SANDBOX = new SandboxExtension();

    private final SandboxClient finance = SANDBOX.finance();
    private final FinanceRequests requests = new FinanceRequests(finance);
    private final String account = requests.account();

    @Test
    void postWithoutNumberAnswersTheWholeRow() {
        Reply reply =
                finance.post(
                        "CustomersV3",
                        body(
                                "{'@odata.type':'#Microsoft.Dynamics.DataEntities.CustomerV3',"
                                        + "'dataAreaId':'usmf','OrganizationName':'Fabrikam',"
                                        + "'CustomerGroupId':'10','SalesCurrencyCode':'USD'}"));

        assertThat(reply.status()).isEqualTo(201);
        JsonNode row = reply.json();
        assertThat(row.get("@odata.context").asText()).endsWith("$metadata#CustomersV3/$entity");
        assertThat(row.get("@odata.etag").asText()).startsWith("W/\"");
        assertThat(row.get("CustomerAccount").asText()).matches("USMF-\\d{6}");
        assertThat(row.get("PartyNumber").asText()).matches("\\d{9}");
        assertThat(row.get("AddressCity").asText("null")).isEmpty();
        assertThat(row.get("IsElectronicInvoice").asText()).isEqualTo("No");
        assertThat(row.get("CredManCreditLimitDate").asText()).isEqualTo("1900-01-01T12:00:00Z");
        assertThat(finance.get(reply.header("Location")).status()).isEqualTo(200);
    }

    @Test
    void patchChangesTheRowAndItsEtagAndNeverCreates() {
        String before = requests.customer("").json().get("@odata.etag").asText();

        Reply reply = finance.patch(requests.address(), body("{'OrganizationName':'Contoso Ltd'}"));

        assertThat(reply.status()).isEqualTo(204);
        assertThat(reply.body()).isEmpty();
        assertThat(requests.stored().get("OrganizationName").asText()).isEqualTo("Contoso Ltd");
        assertThat(requests.stored().get("@odata.etag").asText()).isNotEqualTo(before);
        String missing = requests.address("NOBODY");
        for (Reply none :
                new Reply[] {
                    finance.patch(missing, body("{'OrganizationName':'x'}")),
                    finance.delete(missing)
                }) {
            assertThat(none.status()).isEqualTo(400);
            assertThat(none.innerMessage())
                    .isEqualTo("No resources were found when selecting for update.");
        }
        assertThat(finance.get(missing).status()).isEqualTo(404);
        assertThat(finance.delete(requests.address()).status()).isEqualTo(204);
        assertThat(finance.get(requests.address()).status()).isEqualTo(404);
    }

    /** A row of another company is found with {@code cross-company=true} only. */
    @Test
    void rowOfAnotherCompanyIsSelectedWithCrossCompanyOnly() {
        finance.post(
                "CustomersV3",
                body(
                        "{'dataAreaId':'DEMF','CustomerAccount':'"
                                + account
                                + "','OrganizationName':'Fabrikam','CustomerGroupId':'10'}"));
        String key = "CustomersV3(CustomerAccount='" + account + "',dataAreaId='demf')";

        Reply narrow = finance.patch(key, body("{'OrganizationName':'x'}"));
        Reply wide = finance.patch(key + "?cross-company=true", body("{'OrganizationName':'x'}"));

        assertThat(narrow.innerMessage())
                .isEqualTo("No resources were found when selecting for update.");
        assertThat(wide.status()).isEqualTo(204);
    }

    @Test
    void dateIsStoredAtMidday() {
        requests.customer("");
        Reply order =
                finance.post(
                        "SalesOrderHeadersV2",
                        body(
                                "{'OrderingCustomerAccountNumber':'"
                                        + account
                                        + "','RequestedShippingDate':'2026-07-23',"
                                        + "'RequestedReceiptDate':'2026-07-24T23:30:00Z'}"));

        assertThat(order.json().get("RequestedShippingDate").asText())
                .isEqualTo("2026-07-23T12:00:00Z");
        assertThat(order.json().get("RequestedReceiptDate").asText())
                .isEqualTo("2026-07-24T12:00:00Z");
    }

    @Test
    void languageComesBackInTheSpellingOfItsTable() {
        assertThat(requests.customer(",'LanguageId':'en-us'").json().get("LanguageId").asText())
                .isEqualTo("en-US");
    }

    @Test
    void etagHasRecordVersionAndIdOfEachTableAndChangesWithTheAddress() {
        String[] before = pairs(requests.customer(",'AddressCity':'Seattle'").json());

        finance.patch(requests.address(), body("{'AddressCity':'Portland'}"));

        String[] after = pairs(requests.stored());
        assertThat(after).hasSameSizeAs(before).isNotEqualTo(before);
        assertThat(after[0]).isEqualTo(before[0]);
    }

    private static String[] pairs(JsonNode row) {
        String etag = row.get("@odata.etag").asText();
        String text =
                new String(
                        Base64.getDecoder().decode(etag.substring(3, etag.length() - 1)),
                        StandardCharsets.US_ASCII);
        assertThat(text).matches("'\\d+,\\d+(;\\d+,\\d+)*'");
        return text.substring(1, text.length() - 1).split(";");
    }

    @Test
    void nullEmptiesATextColumn() {
        requests.customer(",'SalesMemo':'Call first'");

        finance.patch(requests.address(), body("{'SalesMemo':null}"));

        assertThat(requests.stored().get("SalesMemo").isTextual()).isTrue();
        assertThat(requests.stored().get("SalesMemo").asText()).isEmpty();
    }

    /** Takes an order to its invoice with the buttons over HTTP. */
    @Test
    void orderIsInvoicedByItsButtons() {
        requests.customer(",'SiteId':'1','WarehouseId':'13','IsExternallyMaintained':'Yes'");
        requests.product();
        String order = requests.order();
        finance.post(
                "CDSSalesOrderLines",
                body(
                        "{'SalesOrderNumber':'"
                                + order
                                + "','LineCreationSequenceNumber':1,'ProductNumber':'P-1',"
                                + "'OrderedSalesQuantity':2,'SalesPrice':10}"));

        Reply invoiced = finance.control("POST", "orders/" + order + "/invoice", "{}");

        assertThat(invoiced.json().get("processingStatus").asText()).isEqualTo("Invoiced");
        Reply invoice =
                finance.get(
                        "ExternallyMaintainedCustomerSalesInvoiceHeaders?$filter="
                                + SandboxClient.encode("SalesOrderNumber eq '" + order + "'"));
        assertThat(invoice.value().get(0).get("TotalInvoiceAmount").decimalValue())
                .isEqualByComparingTo("20");
        assertThat(finance.control("POST", "orders/" + order + "/invoice", "{}").status())
                .isEqualTo(409);
    }
}
