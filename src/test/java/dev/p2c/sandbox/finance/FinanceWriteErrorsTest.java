package dev.p2c.sandbox.finance;

import static dev.p2c.sandbox.finance.FinanceRequests.body;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.sandbox.BatchBody;
import dev.p2c.sandbox.Reply;
import dev.p2c.sandbox.SandboxClient;
import dev.p2c.sandbox.SandboxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Tests the error answers of Finance to refused writes (Finance and Operations, Open Data
 * Protocol).
 */
class FinanceWriteErrorsTest {

    @RegisterExtension static final SandboxExtension SANDBOX = new SandboxExtension();

    private final SandboxClient finance = SANDBOX.finance();
    private final FinanceRequests requests = new FinanceRequests(finance);
    private final String account = requests.account();

    @Test
    void unknownPropertyIsATargetInvocationException() {
        Reply reply = requests.customer(",'Nope':'x'");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.errorMessage()).isEqualTo("An error has occurred.");
        assertThat(reply.errorCode()).isEmpty();
        assertThat(reply.innerMessage())
                .isEqualTo("Exception has been thrown by the target of an invocation.");
        assertThat(reply.json().at("/error/innererror/type").asText())
                .isEqualTo("System.Reflection.TargetInvocationException");
    }

    @Test
    void missingFieldOrUnknownReferenceIsAnInfologError() {
        Reply missing =
                finance.post(
                        "CustomersV3",
                        body("{'CustomerAccount':'" + account + "','OrganizationName':'x'}"));
        assertThat(missing.status()).isEqualTo(400);
        assertThat(missing.innerMessage())
                .startsWith("Write failed for table row of type 'CustCustomerV3Entity'. Infolog: ")
                .contains("Field 'Customer group' must be filled in.");

        Reply unknown = requests.customer(",'SiteId':'99'");
        assertThat(unknown.innerMessage())
                .contains(
                        "The value '99' in field 'Site' is not found in the related table 'Sites'.");
        assertThat(finance.get(requests.address()).status()).isEqualTo(404);
    }

    @Test
    void postOfAnExistingKeyNamesTheRecord() {
        requests.customer("");

        Reply reply = requests.customer("");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.innerMessage())
                .contains(
                        "Cannot create a record in Customers (CustTable). Customer account: "
                                + account
                                + ".\nThe record already exists.");
    }

    @Test
    void booleanIsRefusedForANoYesColumn() {
        Reply reply = requests.customer(",'IsElectronicInvoice':true");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.innerMessage()).contains("target of an invocation");
        assertThat(requests.customer(",'IsElectronicInvoice':'Yes'").status()).isEqualTo(201);
        assertThat(requests.stored().get("IsElectronicInvoice").asText()).isEqualTo("Yes");
    }

    /** A number must be a JSON number, and a body one JSON object. */
    @Test
    void wrongJsonTypesAreRefused() {
        assertThat(requests.customer(",'CreditLimit':'100'").status()).isEqualTo(400);
        assertThat(requests.customer(",'OrganizationNumberOfEmployees':1.5").status())
                .isEqualTo(400);
        assertThat(finance.post("CustomersV3", "[]").status()).isEqualTo(400);
        assertThat(finance.post("CustomersV3", "{").status()).isEqualTo(400);
        assertThat(finance.get(requests.address()).status()).isEqualTo(404);
    }

    @Test
    void failedChangeSetIsRolledBackAndAnsweredInOnePart() {
        String set = finance.root() + "CustomerGroups";
        String group = body("{'dataAreaId':'usmf','CustomerGroupId':'" + account + "'}");

        Reply reply =
                finance.batch(new BatchBody().changeSet("POST", set, group, "POST", set, group));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.parts()).hasSize(1);
        Reply part = reply.parts().get(0);
        assertThat(part.status()).isEqualTo(500);
        assertThat(part.header("Content-ID")).isEqualTo("1");
        assertThat(part.json().at("/error/innererror/type").asText())
                .endsWith("AxODataWriteException");
        assertThat(part.innerMessage()).contains("The record already exists..");
        assertThat(
                        finance.get(
                                        "CustomerGroups(dataAreaId='usmf',CustomerGroupId='"
                                                + account
                                                + "')")
                                .status())
                .isEqualTo(404);
    }

    @Test
    void errorOfALineWithoutWarehouseNamesTheSite() {
        requests.customer("");
        requests.product();
        String order = requests.order();

        Reply reply =
                finance.post(
                        "SalesOrderLinesV3",
                        body("{'SalesOrderNumber':'" + order + "','ItemNumber':'P-1'}"));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.innerMessage())
                .contains(
                        "Infolog: Warning: Inventory dimension Site is mandatory and must"
                                + " consequently be specified.; Error: Update has been canceled..");
    }

    @Test
    void updateConflictIsARefusedWriteThatSucceedsOnRetry() {
        requests.customer("");
        finance.control(
                "POST",
                "faults",
                body(
                        "[{'method':'PATCH','path':'CustomersV3','code':'UpdateConflict','times':1}]"));

        Reply first = finance.patch(requests.address(), body("{'OrganizationName':'x'}"));
        Reply second = finance.patch(requests.address(), body("{'OrganizationName':'x'}"));

        assertThat(first.status()).isEqualTo(400);
        assertThat(first.innerMessage())
                .contains("'CustCustomerV3Entity'", "An update conflict occurred");
        assertThat(second.status()).isEqualTo(204);
    }

    @Test
    void outdatedIfMatchIsRefused() {
        String etag = requests.customer("").json().get("@odata.etag").asText();
        String rename = body("{'OrganizationName':'y'}");

        assertThat(finance.patch(requests.address(), rename, "If-Match", etag).status())
                .isEqualTo(204);
        assertThat(finance.patch(requests.address(), rename, "If-Match", etag).status())
                .isEqualTo(412);
        assertThat(finance.patch(requests.address(), rename, "If-Match", "*").status())
                .isEqualTo(204);
    }

    @Test
    void exportOnlyEntityRefusesWrites() {
        Reply reply =
                finance.post(
                        "SellableReleasedProducts", body("{'ProductNumber':'" + account + "'}"));

        assertThat(reply.status()).isEqualTo(405);
    }

    @Test
    void unknownActionIsNotFound() {
        requests.customer("");

        assertThat(
                        finance.post("CustomersV3/Microsoft.Dynamics.DataEntities.nothing", "{}")
                                .status())
                .isEqualTo(404);
    }
}
