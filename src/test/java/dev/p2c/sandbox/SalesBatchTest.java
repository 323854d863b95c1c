package dev.p2c.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.sandbox.http.WireSettings;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Batches in Sales (Dataverse Web API, "Execute batch operations"). */
class SalesBatchTest {

    private static final String[] CONTINUE = {"Prefer", "odata.continue-on-error"};
    private static final String TOO_LONG = "{\"name\":\"" + "x".repeat(5000) + "\"}";

    @RegisterExtension static final SandboxExtension SANDBOX = new SandboxExtension();

    @RegisterExtension
    static final SandboxExtension LENIENT =
            new SandboxExtension(
                    s ->
                            s.withBehaviour(
                                    s.behaviour()
                                            .withWire(
                                                    WireSettings.defaults()
                                                            .withStrictBatch(false))));

    private final SandboxClient sales = SANDBOX.sales();

    @BeforeEach
    void empty() {
        sales.control("POST", "reset", "{\"data\":\"empty\"}");
    }

    private static String account(String name) {
        return "{\"name\":\"" + name + "\"}";
    }

    private int accounts() {
        return sales.get("accounts?$select=name").value().size();
    }

    @Test
    void partsAreAnsweredInTheirOrder() {
        Reply reply =
                sales.batch(
                        new BatchBody()
                                .post("accounts", account("One"))
                                .post("/api/data/v9.2/accounts", account("Two"))
                                .get(sales.root() + "accounts?$select=name&$orderby=name"));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type"))
                .startsWith("multipart/mixed; boundary=batchresponse_");
        List<Reply> parts = reply.parts();
        assertThat(parts).extracting(Reply::status).containsExactly(204, 204, 200);
        for (Reply created : parts.subList(0, 2)) {
            assertThat(created.header("OData-Version")).isEqualTo("4.0");
            assertThat(created.header("OData-EntityId")).startsWith(sales.root() + "accounts(");
            assertThat(created.header("Location")).isEqualTo(created.header("OData-EntityId"));
        }
        assertThat(parts.get(2).value().findValuesAsText("name")).containsExactly("One", "Two");
    }

    @Test
    void batchStopsAtTheFirstFailureUnlessTheClientPrefersToContinue() {
        BatchBody batch =
                new BatchBody().post("accounts", TOO_LONG).post("accounts", account("Two"));
        Reply stopped = sales.batch(batch);
        assertThat(stopped.status()).isEqualTo(400);
        assertThat(stopped.parts())
                .singleElement()
                .matches(p -> p.errorCode().equals("0x80044331"));
        assertThat(accounts()).isZero();
        Reply whole = sales.batch(batch, CONTINUE);
        assertThat(whole.status()).isEqualTo(200);
        assertThat(whole.parts()).extracting(Reply::status).containsExactly(400, 204);
        assertThat(accounts()).isEqualTo(1);
    }

    @Test
    void failedChangeSetIsUndoneAndAnsweredWithOnePart() {
        BatchBody batch =
                new BatchBody()
                        .changeSet("POST", "accounts", account("One"), "POST", "accounts", TOO_LONG)
                        .post("accounts", account("Three"));
        Reply reply = sales.batch(batch, CONTINUE);
        assertThat(reply.parts()).extracting(Reply::status).containsExactly(400, 204);
        assertThat(sales.get("accounts?$select=name").value().findValuesAsText("name"))
                .containsExactly("Three");
    }

    @Test
    void contentIdRefersToARowCreatedEarlierInTheChangeSet() {
        String contact =
                "{\"lastname\":\"Lovelace\",\"parentcustomerid_account@odata.bind\":\"$1\"}";
        BatchBody batch =
                new BatchBody()
                        .changeSet(
                                "POST",
                                "accounts",
                                account("One"),
                                "POST",
                                "contacts",
                                contact,
                                "PATCH",
                                "$2",
                                "{\"firstname\":\"Ada\"}");
        Reply reply = sales.batch(batch);
        assertThat(reply.parts()).as(reply.body()).extracting(Reply::status).containsOnly(204);
        assertThat(reply.parts())
                .extracting(p -> p.header("Content-ID"))
                .containsExactly("1", "2", "3");
        String account = reply.parts().get(0).entityId();
        Reply linked = sales.get("contacts(" + reply.parts().get(1).entityId() + ")");
        assertThat(linked.json().get("_parentcustomerid_value").asText()).isEqualTo(account);
        assertThat(linked.json().get("firstname").asText()).isEqualTo("Ada");
    }

    @Test
    void unknownContentIdReferenceIsRefused() {
        String contact = "{\"lastname\":\"L\",\"parentcustomerid_account@odata.bind\":\"$2\"}";
        BatchBody early =
                new BatchBody()
                        .changeSet("POST", "contacts", contact, "POST", "accounts", account("One"));
        Reply reply = sales.batch(early);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.parts().get(0).errorMessage())
                .isEqualTo("Content-ID Reference: '$2' does not exist in the batch context.");
        assertThat(accounts()).isZero();
    }

    @Test
    void readsInChangeSetsTooManyPartsAndNestedBatchesAreRefused() {
        refused(new BatchBody().changeSet("GET", "accounts", ""), "HTTP method 'GET'");
        refused(new BatchBody().post("$batch", "x"), "batch inside a batch");
        BatchBody thousand = new BatchBody();
        for (int i = 0; i < 1000; i++) {
            thousand.get("accounts?$top=1");
        }
        assertThat(sales.batch(thousand).parts()).hasSize(1000);
        refused(thousand.get("accounts"), "more than 1000");
    }

    private void refused(BatchBody batch, String words) {
        Reply reply = sales.batch(batch);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.errorMessage()).contains(words);
    }

    @Test
    void lenientBatchBodiesOfRealClientsAreAccepted() {
        String text = new BatchBody().post("accounts", account("One")).get("accounts").text();
        String[] bodies = {text, "\r\n" + text, text.substring(0, text.length() - 2)};
        String[] types = {
            "multipart/mixed; boundary=batch_1",
            "multipart/mixed;boundary=batch_1",
            "multipart/mixed; boundary=\"batch_1\""
        };
        for (String body : bodies) {
            for (String type : types) {
                assertThat(LENIENT.sales().batch(body, type).parts())
                        .extracting(Reply::status)
                        .containsExactly(204, 200);
            }
        }
    }

    @Test
    void aLastPartWithoutALineBreakIsRefused() {
        BatchBody batch =
                new BatchBody().post("accounts", account("One")).post("accounts", account("Two"));
        String text = batch.text();
        String unfinished = text.substring(0, text.length() - 2);
        Reply reply = sales.batch(unfinished, batch.contentType());
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.parts()).extracting(Reply::status).containsExactly(204, 400);
        assertThat(reply.parts().get(1).errorMessage()).isEqualTo("Stream was not readable.");
        assertThat(sales.batch(batch).status()).isEqualTo(200);
    }
}
