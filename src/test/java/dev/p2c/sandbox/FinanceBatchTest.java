package dev.p2c.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Batches in Finance (Finance and Operations, "Open Data Protocol (OData)", batch requests). */
class FinanceBatchTest {

    @RegisterExtension static final SandboxExtension SANDBOX = new SandboxExtension();

    private final SandboxClient finance = SANDBOX.finance();

    private static String customer(String account, String group) {
        return "{\"dataAreaId\":\"usmf\",\"CustomerAccount\":\"%s\",\"OrganizationName\":\"Fabrikam\",\"CustomerGroupId\":\"%s\"}"
                .formatted(account, group);
    }

    private int status(String account) {
        String key = "CustomersV2(dataAreaId='usmf',CustomerAccount='" + account + "')";
        return finance.get(key + "?cross-company=true").status();
    }

    @Test
    void failedChangeSetIsAnsweredWithOnePartOf500AndIsUndone() {
        BatchBody batch =
                new BatchBody()
                        .changeSet(
                                "POST",
                                "CustomersV2",
                                customer("US-B1", "10"),
                                "POST",
                                "CustomersV2",
                                customer("US-B2", "no such group"));
        Reply reply = finance.batch(batch);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.parts()).hasSize(1);
        assertThat(reply.body()).contains("HTTP/1.1 500 Internal Server Error");
        Reply part = reply.parts().get(0);
        assertThat(part.status()).isEqualTo(500);
        assertThat(part.header("Content-ID")).isEqualTo("1");
        assertThat(part.json().at("/error/innererror/type").asText())
                .endsWith("AxODataWriteException");
        assertThat(status("US-B1")).isEqualTo(404);
    }

    @Test
    void changeSetsOfABatchSucceedOrFailIndependently() {
        BatchBody batch =
                new BatchBody()
                        .changeSet("POST", "CustomersV2", customer("US-B3", "no such group"))
                        .changeSet("POST", "CustomersV2", customer("US-B4", "10"))
                        .get("CustomersV2?$top=1&$select=CustomerAccount");
        List<Reply> parts = finance.batch(batch).parts();
        assertThat(parts).extracting(Reply::status).containsExactly(500, 201, 200);
        assertThat(status("US-B3")).isEqualTo(404);
        assertThat(status("US-B4")).isEqualTo(200);
    }
}
