package dev.p2c.sandbox.sales;

import static dev.p2c.sandbox.sales.SalesRequests.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.sandbox.BatchBody;
import dev.p2c.sandbox.Reply;
import dev.p2c.sandbox.SandboxClient;
import dev.p2c.sandbox.SandboxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Tests requests that Sales refuses, or that the stand-in refuses instead of a wrong answer.
 *
 * <p>Holds rules of docs/templates.md, "Sales Orders, Finance to Sales".
 */
class SalesRefusalsTest {

    @RegisterExtension static final SandboxExtension SANDBOX = new SandboxExtension();

    private static final String SOMEBODY = "11111111-1111-1111-1111-111111111111";

    private final SandboxClient sales = SANDBOX.sales();

    @BeforeEach
    void referenceData() {
        new SalesRequests(sales).reset();
    }

    private String account() {
        return "accounts(" + new SalesRequests(sales).account("{\"name\":\"Contoso\"}") + ")";
    }

    /** Source: Use single-tenant server-to-server authentication. */
    @Test
    void eachClientIsAUserOfItsOwn() {
        SandboxClient second =
                new SandboxClient(
                        SANDBOX.sandbox().salesUrl(),
                        SANDBOX.sandbox().tokenUrl(),
                        "p2c-sandbox-2");
        String first = sales.get("WhoAmI").json().get("UserId").asText();
        String other = second.get("WhoAmI").json().get("UserId").asText();
        assertThat(other).isNotEqualTo(first);
        assertThat(second.get("WhoAmI").json().get("BusinessUnitId").asText())
                .isEqualTo(SalesSettings.BUSINESS_UNIT.toString());

        String id = second.post("accounts", "{\"name\":\"Contoso\"}").entityId();

        Reply row = sales.get("accounts(" + id + ")");
        assertThat(row.json().get("_ownerid_value").asText()).isEqualTo(other);
        assertThat(row.json().get("_createdby_value").asText()).isEqualTo(other);
        assertThat(row.json().get("_owningbusinessunit_value").asText())
                .isEqualTo(SalesSettings.BUSINESS_UNIT.toString());
        sales.patch("accounts(" + id + ")", "{\"name\":\"Fabrikam\"}");
        row = sales.get("accounts(" + id + ")");
        assertThat(row.json().get("_modifiedby_value").asText()).isEqualTo(first);
        assertThat(row.json().get("_ownerid_value").asText()).isEqualTo(other);
    }

    /** Source: Retrieve and execute predefined queries; Impersonate another user. */
    @Test
    void storedQueriesAndImpersonationAreNotAnsweredAsIfTheyWereAbsent() {
        for (String option : new String[] {"savedQuery", "userQuery"}) {
            assertRefused(
                    sales.get("accounts?" + option + "=" + SOMEBODY), 501, "0x80060888", option);
        }
        for (String header : new String[] {"MSCRMCallerID", "CallerObjectId"}) {
            assertRefused(sales.get("accounts", header, SOMEBODY), 501, "0x80060888");
            Reply batch = sales.batch(new BatchBody().get("accounts"), header, SOMEBODY);
            assertThat(batch.parts().get(0).status()).isEqualTo(501);
        }
    }

    @Test
    void otherFormatsThanJsonWithMinimalMetadataAreRefused() {
        assertThat(sales.get("accounts", "Accept", "application/xml").status()).isEqualTo(406);
        assertThat(sales.get("accounts", "Accept", "application/json;odata.metadata=full").status())
                .isEqualTo(501);
        assertThat(sales.get("accounts", "Accept", "*/*").status()).isEqualTo(200);
        assertThat(
                        sales.post("accounts", "{\"name\":\"X\"}", "Content-Type", "text/plain")
                                .status())
                .isEqualTo(415);
        assertThat(sales.post("accounts", "").status()).isEqualTo(400);
        assertThat(sales.get("accounts").value()).isEmpty();
    }

    @Test
    void aReadWithAStaleEtagIsRefused() {
        String account = account();
        String etag = sales.get(account).header("ETag");
        assertThat(sales.get(account, "If-Match", etag).status()).isEqualTo(200);
        sales.patch(account, "{\"name\":\"Fabrikam\"}");
        assertRefused(sales.get(account, "If-Match", etag), 412, "0x80060882");
    }

    /** Source: Compose HTTP requests and handle errors, "Maximum OData segment length". */
    @Test
    void aSegmentOfAnAddressHasAtMost260CharactersOutsideABatch() {
        String address = "contacts(msdynce_contactnumber='" + "9".repeat(260) + "')";
        assertThat(sales.get(address).status()).isEqualTo(400);
        assertThat(sales.batch(new BatchBody().get(address)).parts().get(0).status())
                .isEqualTo(404);
    }

    @Test
    void aTimeHasAnOffsetAndIsNotBefore1753() {
        String account = account();
        String column = "{\"lastusedincampaign\":\"%s\"}";
        assertThat(sales.patch(account, column.formatted("2026-09-28T10:00:00")).status())
                .isEqualTo(400);
        assertRefused(
                sales.patch(account, column.formatted("1700-01-01T00:00:00Z")), 400, "0x80044330");
        assertThat(sales.patch(account, column.formatted("1753-01-01T00:00:00Z")).status())
                .isEqualTo(204);
    }

    @Test
    void aUnitOfOneNameAndACurrencyOfOneCodeExistOnce() {
        Reply ea = sales.get("uoms?$filter=name%20eq%20'ea'");
        String group = ea.value().get(0).get("_uomscheduleid_value").asText();
        String unit =
                "{\"name\":\"EA\",\"quantity\":1,\"uomscheduleid@odata.bind\":\"/uomschedules(%s)\"}";
        assertThat(sales.post("uoms", unit.formatted(group)).status()).isEqualTo(412);
        String other = sales.post("uomschedules", "{\"name\":\"Others\"}").entityId();
        assertThat(sales.post("uoms", unit.formatted(other)).status()).isEqualTo(204);
        String dollar =
                "{\"isocurrencycode\":\"USD\",\"currencyname\":\"Dollar\",\"currencysymbol\":\"$\",\"currencyprecision\":2,\"exchangerate\":1}";
        assertThat(sales.post("transactioncurrencies", dollar).status()).isEqualTo(412);
    }

    /** Source: a real Dataverse v9.1 CSDL. */
    @Test
    void anEntitySetNamesItsTypeInFull() {
        assertThat(sales.get("$metadata").body())
                .contains(
                        "<EntitySet Name=\"accounts\" EntityType=\"Microsoft.Dynamics.CRM.account\"");
    }

    /** Source: salesorderdetail entity page; the platform has a default for each of them. */
    @Test
    void systemColumnsWithADefaultNeedNotBeSent() {
        String order =
                sales.post(
                                "salesorders",
                                "{\"name\":\"o\",\"customerid_account@odata.bind\":\"/"
                                        + account()
                                        + "\"}")
                        .entityId();
        Reply line =
                sales.post(
                        "salesorderdetails",
                        "{\"quantity\":1,\"productdescription\":\"Gift\",\"isproductoverridden\":true,\"priceperunit\":1,\"salesorderid@odata.bind\":\"/salesorders("
                                + order
                                + ")\"}");
        assertThat(line.status()).as(line.body()).isEqualTo(204);
        assertThat(
                        sales.get("salesorderdetails(" + line.entityId() + ")")
                                .json()
                                .get("propertyconfigurationstatus")
                                .asInt())
                .isEqualTo(2);
    }
}
