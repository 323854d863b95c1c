package dev.p2c.sandbox.sales;

import static dev.p2c.sandbox.sales.SalesRequests.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.sandbox.Reply;
import dev.p2c.sandbox.SandboxClient;
import dev.p2c.sandbox.SandboxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests what request bodies of Sales may contain. */
class SalesPayloadTest {

    @RegisterExtension static final SandboxExtension SANDBOX = new SandboxExtension();

    private final SandboxClient sales = SANDBOX.sales();
    private final SalesRequests requests = new SalesRequests(sales);

    @BeforeEach
    void emptyData() {
        requests.reset();
    }

    @Test
    void lookupIsClearedByDeletingTheReferenceAndByNull() {
        String company = requests.account("{\"name\":\"Contoso\"}");
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
    void wrongTypesRangesAndChoicesAreRefused() {
        assertRefused(
                sales.post("accounts", "{\"numberofemployees\":\"ten\"}"),
                400,
                "0x80048d19",
                "Cannot convert the literal 'ten' to the expected type 'Edm.Int32'.");
        assertRefused(
                sales.post("accounts", "{\"creditlimit\":-1}"),
                400,
                "0x80044330",
                "outside the valid range");
        assertRefused(
                sales.post("accounts", "{\"statuscode\":99}"),
                400,
                "0x8004431a",
                "Accepted Values");
        assertRefused(sales.post("accounts", "{"), 400, "0x80048d19", "JSON");
        assertRefused(
                sales.post("accounts", "{\"@odata.type\":\"Microsoft.Dynamics.CRM.contact\"}"),
                400,
                "0x80048d19",
                "does not fit");
        assertRefused(
                sales.post("accounts", "{\"_primarycontactid_value\":null}"),
                400,
                "0x80048d19",
                "Use Navigation properties instead");
    }

    @Test
    void readOnlyColumnsAreIgnored() {
        String address =
                "accounts("
                        + requests.account(
                                "{\"name\":\"A\",\"createdon\":\"1999-01-01T00:00:00Z\",\"creditlimit\":100.5,\"creditlimit_base\":1}")
                        + ")";
        Reply row = sales.get(address);
        assertThat(row.json().get("createdon").asText()).doesNotStartWith("1999");
        assertThat(row.json().get("creditlimit_base").decimalValue()).isEqualByComparingTo("100.5");
    }
}
