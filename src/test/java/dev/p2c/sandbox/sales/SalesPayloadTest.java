package dev.p2c.sandbox.sales;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.sandbox.Reply;
import dev.p2c.sandbox.SandboxClient;
import dev.p2c.sandbox.SandboxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What bodies may hold. */
class SalesPayloadTest {

    @RegisterExtension static final SandboxExtension SANDBOX = new SandboxExtension();

    private SandboxClient sales;

    @BeforeEach
    void emptyData() {
        sales = SANDBOX.sales();
        sales.control("POST", "reset", "{\"data\":\"empty\"}");
    }

    private String account(String json) {
        Reply reply = sales.post("accounts", json);
        assertThat(reply.status()).as(reply.body()).isEqualTo(204);
        return reply.entityId();
    }

    private void refused(Reply reply, int status, String code, String... words) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.errorCode()).isEqualTo(code);
        assertThat(reply.errorMessage()).contains(words);
    }

    @Test
    void lookupIsClearedByItsReferenceAndByNull() {
        String company = account("{\"name\":\"Contoso\"}");
        String bind = "\"parentcustomerid_account@odata.bind\":";
        String contact =
                sales.post("contacts", "{" + bind + "\"/accounts(" + company + ")\"}").entityId();
        String address = "contacts(" + contact + ")";
        assertThat(sales.delete(address + "/parentcustomerid_account/$ref").status())
                .isEqualTo(204);
        assertThat(company(address)).isTrue();
        String reference = "{\"@odata.id\":\"" + sales.root() + "accounts(" + company + ")\"}";
        assertThat(sales.put(address + "/parentcustomerid_account/$ref", reference).status())
                .isEqualTo(204);
        assertThat(company(address)).isFalse();
        assertThat(sales.patch(address, "{" + bind + "null}").status()).isEqualTo(204);
        assertThat(company(address)).isTrue();
    }

    private boolean company(String contact) {
        return sales.get(contact).json().get("_parentcustomerid_value").isNull();
    }

    @Test
    void wrongTypesRangesAndOptionsAreRefused() {
        refused(
                sales.post("accounts", "{\"numberofemployees\":\"ten\"}"),
                400,
                "0x80048d19",
                "Cannot convert the literal 'ten' to the expected type 'Edm.Int32'.");
        refused(
                sales.post("accounts", "{\"creditlimit\":-1}"),
                400,
                "0x80044330",
                "outside the valid range");
        refused(
                sales.post("accounts", "{\"statuscode\":99}"),
                400,
                "0x8004431a",
                "Accepted Values");
        refused(sales.post("accounts", "{"), 400, "0x80048d19", "JSON");
        refused(
                sales.post("accounts", "{\"@odata.type\":\"Microsoft.Dynamics.CRM.contact\"}"),
                400,
                "0x80048d19",
                "does not fit");
        refused(
                sales.post("accounts", "{\"_primarycontactid_value\":null}"),
                400,
                "0x80048d19",
                "Use Navigation properties instead");
    }

    @Test
    void readOnlyColumnsAreIgnored() {
        String address =
                "accounts("
                        + account(
                                "{\"name\":\"A\",\"createdon\":\"1999-01-01T00:00:00Z\",\"creditlimit\":100.5,\"creditlimit_base\":1}")
                        + ")";
        Reply row = sales.get(address);
        assertThat(row.json().get("createdon").asText()).doesNotStartWith("1999");
        assertThat(row.json().get("creditlimit_base").decimalValue()).isEqualByComparingTo("100.5");
    }
}
