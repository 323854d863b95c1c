package dev.p2c.sandbox.sales;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.sandbox.Reply;
import dev.p2c.sandbox.SandboxClient;
import dev.p2c.sandbox.SandboxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests actions that write many rows, and functions of Sales. */
class BulkWritesTest {

    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.withAccountNumberKey();

    private static final String TYPE = "\"@odata.type\":\"Microsoft.Dynamics.CRM.account\",";

    private SandboxClient sales;

    @BeforeEach
    void emptyData() {
        sales = SANDBOX.sales();
        sales.control("POST", "reset", "{\"data\":\"empty\"}");
    }

    private Reply bulk(String action, String... rows) {
        return sales.post(
                "accounts/Microsoft.Dynamics.CRM." + action,
                "{\"Targets\":[" + String.join(",", rows) + "]}");
    }

    private static String row(String json) {
        return "{" + TYPE + json + "}";
    }

    private String accounts() {
        return sales.get("accounts/$count").body();
    }

    private String name(String key) {
        return sales.get("accounts(" + key + ")?$select=name").json().get("name").asText();
    }

    @Test
    void bulkActionsWriteAllRowsOrNone() {
        Reply created = bulk("CreateMultiple", row("\"name\":\"A\""), row("\"name\":\"B\""));
        assertThat(created.status()).as(created.body()).isEqualTo(200);
        JsonNode ids = created.json().get("Ids");
        assertThat(name(ids.get(0).asText())).isEqualTo("A");
        assertThat(name(ids.get(1).asText())).isEqualTo("B");
        assertThat(bulk("CreateMultiple", "{\"name\":\"C\"}").status()).isEqualTo(400);
        Reply half = bulk("CreateMultiple", row("\"name\":\"C\""), row("\"nmae\":\"D\""));
        assertThat(half.status()).isEqualTo(400);
        assertThat(accounts()).isEqualTo("2");
        Reply updated =
                bulk(
                        "UpdateMultiple",
                        row("\"name\":\"A2\",\"accountid\":\"" + ids.get(0).asText() + "\""));
        assertThat(updated.status()).as(updated.body()).isEqualTo(204);
        assertThat(name(ids.get(0).asText())).isEqualTo("A2");
        String number = "\"@odata.id\":\"accounts(accountnumber='N-1')\",";
        assertThat(bulk("UpsertMultiple", row(number + "\"name\":\"U\"")).status()).isEqualTo(204);
        assertThat(bulk("UpsertMultiple", row(number + "\"name\":\"V\"")).status()).isEqualTo(204);
        assertThat(name("accountnumber='N-1'")).isEqualTo("V");
        assertThat(accounts()).isEqualTo("3");
    }

    @Test
    void retrieveTotalRecordCountCountsRows() {
        bulk("CreateMultiple", row("\"name\":\"A\""), row("\"name\":\"B\""));
        Reply reply = sales.get("RetrieveTotalRecordCount(EntityNames=%5B'account'%5D)");
        JsonNode counts = reply.json().get("EntityRecordCountCollection");
        assertThat(counts.get("Keys").get(0).asText()).isEqualTo("account");
        assertThat(counts.get("Values").get(0).asInt()).isEqualTo(2);
        assertThat(sales.post("WhoAmI", "{}").status()).isEqualTo(404);
    }
}
