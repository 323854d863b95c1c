package dev.p2c.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.sandbox.BatchBody;
import dev.p2c.sandbox.Reply;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Addresses, references, failures and tolerated bodies of batches in both services. */
class BatchExecutionTest {

    private static final String GOOD = "{\"name\":\"Ada\"}";
    private static final String BAD = "{\"fail\":400}";

    @RegisterExtension static final TinyServices services = new TinyServices();

    @Test
    void addressesMayBeAbsoluteOrRelativeToHostOrServiceRoot() {
        BatchBody batch =
                new BatchBody()
                        .get(services.sales().root() + "echo(1)?$top=1")
                        .get("/api/data/v9.2/echo(2)")
                        .get("echo(3)")
                        .get("http://elsewhere/api/data/v9.1/echo('a://b')")
                        .get("/echo(5)");
        assertThat(services.sales().batch(batch).parts())
                .extracting(part -> part.json().get("path").asText())
                .containsExactly("echo(1)", "echo(2)", "echo(3)", "echo('a://b')", "echo(5)");
    }

    @Test
    void contentIdReferencesInAddressesAndBindingsAreReplaced() {
        BatchBody batch =
                new BatchBody()
                        .changeSet(
                                "POST",
                                "accounts",
                                GOOD,
                                "POST",
                                "echo",
                                "{\"x@odata.bind\" : \"$1\",\"y\":\"$1\"}",
                                "PATCH",
                                "$1",
                                "{\"name\":\"Eve\"}",
                                "PUT",
                                "$2/primarycontactid/$ref",
                                "{\"@odata.id\":\"$1\"}");
        List<Reply> parts = services.sales().batch(batch).parts();
        assertThat(parts).extracting(Reply::status).containsExactly(204, 200, 204, 200);
        String link = parts.get(0).header("OData-EntityId");
        assertThat(parts.get(1).json().get("body").asText())
                .contains("\"x@odata.bind\" : \"" + link + "\"")
                .contains("\"y\":\"$1\"");
        assertThat(parts.get(3).json().get("path").asText())
                .isEqualTo("echo/primarycontactid/$ref");
        assertThat(parts)
                .extracting(p -> p.header("Content-ID"))
                .containsExactly("1", "2", "3", "4");
    }

    @Test
    void batchOfSalesStopsAtTheFirstFailureAndHasItsStatus() {
        BatchBody batch =
                new BatchBody().post("accounts", GOOD).post("accounts", BAD).post("accounts", GOOD);
        Reply reply = services.sales().batch(batch);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.parts()).extracting(Reply::status).containsExactly(204, 400);
        reply = services.sales().batch(batch, "Prefer", "odata.continue-on-error");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.parts()).extracting(Reply::status).containsExactly(204, 400, 204);
    }

    @Test
    void batchOfFinanceRunsEveryPartAndAnswersRefusedRowsWith500() {
        BatchBody batch =
                new BatchBody().post("accounts", GOOD).post("accounts", BAD).post("accounts", GOOD);
        Reply reply = services.finance().batch(batch);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.parts()).extracting(Reply::status).containsExactly(201, 500, 201);
    }

    @Test
    void failedChangeSetOfFinanceHasTheContentIdOfItsFirstOperation() {
        BatchBody batch = new BatchBody().changeSet("POST", "a", GOOD, "POST", "a", BAD);
        Reply reply = services.finance().batch(batch);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).contains("multipart/mixed; boundary=changesetresponse_");
        assertThat(reply.parts())
                .singleElement()
                .satisfies(
                        part -> {
                            assertThat(part.status()).isEqualTo(500);
                            assertThat(part.header("Content-ID")).isEqualTo("1");
                        });
        assertThat(services.finance().get("rows").json()).isEmpty();
    }

    @Test
    void failedChangeSetOfSalesIsUndoneAndAnsweredWithOnePlainPart() {
        BatchBody batch = new BatchBody().changeSet("POST", "a", GOOD, "POST", "a", BAD);
        Reply reply = services.sales().batch(batch);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).doesNotContain("changesetresponse_");
        assertThat(reply.parts()).singleElement().matches(part -> part.status() == 400);
        assertThat(services.sales().get("rows").json()).isEmpty();
    }

    @Test
    void dollarSignsOutsideOfBindingsAreNoReferences() {
        String body = "{\"price\":\"$20\",\"note\":\"x@odata.bind\\\":\\\"$9\"}";
        Reply reply = services.sales().batch(new BatchBody().post("echo", body));
        assertThat(reply.parts().get(0).json().get("body").asText()).isEqualTo(body);
    }

    @Test
    void bodyWithoutBatchPartsIsRefused() {
        Reply reply = services.sales().batch("{}", "application/json");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.errorMessage()).contains("multipart/mixed; boundary=");
        assertThat(services.sales().batch("{}", "multipart/mixed; boundary=b").status())
                .isEqualTo(400);
        assertThat(services.sales().get("$batch").status()).isEqualTo(405);
    }

    @Test
    void aBodyWithoutItsLastLineEndIsRefused() {
        String open = new BatchBody().get("echo(1)").text().replaceAll("\\R*--batch_1--\\s*$", "");
        Reply reply = services.sales().batch(open, "multipart/mixed;boundary=\"batch_1\"");
        assertThat(reply.body()).contains("Stream was not readable.");
    }
}
