package dev.p2c.sandbox.sales;

import static dev.p2c.sandbox.sales.SalesRequests.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.sandbox.Reply;
import dev.p2c.sandbox.SandboxClient;
import dev.p2c.sandbox.SandboxExtension;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests create, update, upsert and delete in Sales over HTTP. */
class SalesWritesTest {

    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.withAccountNumberKey();

    private static final String[] REPRESENTATION = {"Prefer", "return=representation"};

    private final SandboxClient sales = SANDBOX.sales();
    private final SalesRequests requests = new SalesRequests(sales);

    @BeforeEach
    void emptyData() {
        requests.reset();
    }

    @Test
    void createAnswers204WithTheAddressAndUsesAGivenId() {
        Reply reply = sales.post("accounts", "{\"name\":\"Contoso\"}");
        assertThat(reply.status()).isEqualTo(204);
        assertThat(reply.body()).isEmpty();
        assertThat(reply.header("OData-EntityId"))
                .startsWith(sales.root() + "accounts(")
                .endsWith(")");
        UUID.fromString(reply.entityId());
        String id = UUID.randomUUID().toString();
        assertThat(requests.account("{\"name\":\"Own\",\"accountid\":\"" + id + "\"}"))
                .isEqualTo(id);
    }

    @Test
    void createAnswersTheSelectedColumnsIfTheClientPrefersThem() {
        Reply reply = sales.post("accounts?$select=name", "{\"name\":\"Contoso\"}", REPRESENTATION);
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        assertThat(reply.header("Preference-Applied")).isEqualTo("return=representation");
        assertThat(reply.header("OData-EntityId")).isNull();
        assertThat(reply.json().get("name").asText()).isEqualTo("Contoso");
        assertThat(reply.json().get("@odata.etag").asText()).startsWith("W/\"");
        assertThat(reply.json().has("telephone1")).isFalse();
    }

    @Test
    void errorNamesAnUnknownProperty() {
        assertRefused(
                sales.post("accounts", "{\"nmae\":\"Contoso\"}"),
                400,
                "0x80048d19",
                "'accounts'",
                "'nmae'");
    }

    @Test
    void bareNameOfAPolymorphicLookupIsUndeclared() {
        String id = requests.account("{\"name\":\"Contoso\"}");
        assertRefused(
                sales.post("quotes", "{\"customerid@odata.bind\":\"/accounts(" + id + ")\"}"),
                400,
                "0x80048d19",
                "undeclared property 'customerid'");
    }

    @Test
    void everyFormOfAnOdataBindSetsTheLookup() {
        String id = requests.account("{\"name\":\"Contoso\",\"accountnumber\":\"A 1\"}");
        String[] forms = {
            "/accounts(" + id + ")",
            "accounts(" + id + ")",
            sales.root() + "accounts(" + id + ")",
            "/api/data/v9.2/accounts(" + id + ")",
            "accounts(accountnumber='A 1')",
            "/accounts(accountnumber='A%201')"
        };
        for (String form : forms) {
            Reply reply =
                    sales.post(
                            "contacts?$select=lastname,_parentcustomerid_value",
                            "{\"parentcustomerid_account@odata.bind\":\"" + form + "\"}",
                            REPRESENTATION);
            assertThat(reply.status()).as(form + reply.body()).isEqualTo(201);
            assertThat(reply.json().get("_parentcustomerid_value").asText()).isEqualTo(id);
        }
        String missing = "accounts(" + UUID.randomUUID() + ")";
        assertRefused(
                sales.post(
                        "contacts",
                        "{\"parentcustomerid_account@odata.bind\":\"/" + missing + "\"}"),
                404,
                "0x80040217",
                "Does Not Exist");
    }

    @Test
    void tooLongTextIsRefusedWithTheMaximumLength() {
        assertRefused(
                sales.post("accounts", "{\"name\":\"" + "x".repeat(161) + "\"}"),
                400,
                "0x80044331",
                "  The length of the 'name' attribute of the 'account' entity",
                "'160'");
    }

    @Test
    void duplicateKeysAreRefused() {
        String id = requests.account("{\"name\":\"Contoso\",\"accountnumber\":\"US-a\"}");
        assertRefused(
                sales.post("accounts", "{\"accountid\":\"" + id + "\"}"),
                412,
                "0x80040237",
                "Cannot insert duplicate key.");
        assertRefused(
                sales.post("accounts", "{\"accountnumber\":\"us-A\"}"),
                412,
                "0x80060892",
                "Entity Key",
                "violated.");
    }

    @Test
    void duplicateDetectionRunsUnlessSuppressed() {
        requests.account("{\"name\":\"Contoso\"}");
        assertRefused(
                sales.post(
                        "accounts",
                        "{\"name\":\"contoso\"}",
                        "MSCRM.SuppressDuplicateDetection",
                        "false"),
                412,
                "0x80040333",
                "a duplicate of the current record already exists");
        requests.account("{\"name\":\"Contoso\"}");
    }

    @Test
    void updateChangesTheSentColumnsAndTheEtag() {
        String id = requests.account("{\"name\":\"Contoso\",\"telephone1\":\"1\"}");
        String before = sales.get("accounts(" + id + ")").header("ETag");
        Reply reply = sales.patch("accounts(" + id + ")", "{\"telephone1\":\"2\"}");
        assertThat(reply.status()).isEqualTo(204);
        assertThat(reply.header("OData-EntityId")).isEqualTo(sales.root() + "accounts(" + id + ")");
        Reply after = sales.get("accounts(" + id + ")");
        assertThat(after.json().get("name").asText()).isEqualTo("Contoso");
        assertThat(after.json().get("telephone1").asText()).isEqualTo("2");
        assertThat(after.header("ETag")).isNotEqualTo(before);
    }

    @Test
    void patchOfAnUnknownIdCreatesUnlessTheRowMustExist() {
        String address = "accounts(" + UUID.randomUUID() + ")";
        assertRefused(
                sales.patch(address, "{\"name\":\"A\"}", "If-Match", "*"),
                404,
                "0x80040217",
                "Does Not Exist");
        assertThat(sales.patch(address, "{\"name\":\"A\"}").status()).isEqualTo(204);
        assertThat(sales.patch(address, "{\"name\":\"B\"}", REPRESENTATION).status())
                .isEqualTo(200);
        String other = "accounts(" + UUID.randomUUID() + ")";
        assertThat(sales.patch(other, "{\"name\":\"B\"}", REPRESENTATION).status()).isEqualTo(201);
        assertThat(sales.get(other).json().get("name").asText()).isEqualTo("B");
    }

    @Test
    void upsertByAlternateKeyTakesTheKeyFromTheAddress() {
        Reply created = sales.patch("accounts(accountnumber='N1')", "{\"name\":\"New\"}");
        assertThat(created.status()).isEqualTo(204);
        assertThat(created.header("OData-EntityId"))
                .isEqualTo(sales.root() + "accounts(accountnumber='N1')");
        assertThat(number("N1")).isEqualTo("N1");
        sales.patch("accounts(accountnumber='N1')", "{\"accountnumber\":\"N2\"}");
        assertThat(number("N1")).isEqualTo("N1");
        sales.patch("accounts(accountnumber='N3')", "{\"accountnumber\":\"N4\"}");
        assertThat(number("N4")).isEqualTo("N4");
        assertThat(sales.get("accounts(accountnumber='N3')").status()).isEqualTo(404);
    }

    private String number(String key) {
        return sales.get("accounts(accountnumber='" + key + "')")
                .json()
                .get("accountnumber")
                .asText();
    }

    @Test
    void createOnlyRequestIsRefusedIfTheRowExists() {
        String id = requests.account("{\"name\":\"Contoso\"}");
        Reply reply = sales.patch("accounts(" + id + ")", "{}", "If-None-Match", "*");
        assertRefused(
                reply, 412, "0x80060892", "A record with matching key values already exists.");
        assertThat(sales.patch("accounts(" + id + ")", "{}", "If-None-Match", "null").status())
                .isEqualTo(204);
    }

    @Test
    void outdatedEtagIsRefused() {
        String address = "accounts(" + requests.account("{\"name\":\"Contoso\"}") + ")";
        String old = sales.get(address).header("ETag");
        assertThat(sales.patch(address, "{\"name\":\"B\"}", "If-Match", old).status())
                .isEqualTo(204);
        for (String method : new String[] {"PATCH", "DELETE"}) {
            String body = "PATCH".equals(method) ? "{\"name\":\"C\"}" : "";
            assertRefused(
                    sales.send(method, address, body, "If-Match", old),
                    412,
                    "0x80060882",
                    "RowVersion");
        }
        String current = sales.get(address).header("ETag");
        assertThat(sales.delete(address, "If-Match", current).status()).isEqualTo(204);
    }

    @Test
    void singlePropertyCanBePutAndDeleted() {
        String address =
                "accounts("
                        + requests.account("{\"name\":\"Contoso\",\"description\":\"d\"}")
                        + ")";
        assertThat(sales.put(address + "/name", "{\"value\":\"x\"}").status()).isEqualTo(204);
        assertThat(sales.delete(address + "/description").status()).isEqualTo(204);
        Reply after = sales.get(address);
        assertThat(after.json().get("name").asText()).isEqualTo("x");
        assertThat(after.json().get("description").isNull()).isTrue();
    }

    @Test
    void deletedRowIsGoneAndEntitySetsCannotBeDeleted() {
        String address = "accounts(" + requests.account("{\"name\":\"Contoso\"}") + ")";
        assertThat(sales.delete(address).status()).isEqualTo(204);
        assertRefused(sales.delete(address), 404, "0x80040217", "Does Not Exist");
        assertThat(sales.delete("accounts").status()).isEqualTo(405);
        assertThat(sales.patch("accounts", "{}").status()).isEqualTo(405);
    }
}
