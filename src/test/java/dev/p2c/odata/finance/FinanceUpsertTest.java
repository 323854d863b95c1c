package dev.p2c.odata.finance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.error.UnavailableException;
import dev.p2c.odata.Connection;
import dev.p2c.odata.TestService;
import dev.p2c.odata.TestService.Answer;
import dev.p2c.odata.TestService.Asked;
import dev.p2c.odata.TestTime;
import dev.p2c.odata.dialect.RowWrite;
import dev.p2c.odata.dialect.WriteResult;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FinanceUpsertTest {

    private static final String ETAG = "W/\\\"JzEsMic=\\\"";
    private static final Answer CREATED =
            Answer.json(201, "{\"@odata.context\":\"x\",\"@odata.etag\":\"" + ETAG + "\",\"a\":[}");
    private static final Answer CHANGED = new Answer(204, Map.of(), "");
    private static final Answer EXISTS =
            fault(
                    "Write failed for table row of type 'CustCustomerV3Entity'. Infolog: Info: Cannot create a record in Customers (CustTable). Customer account: US-1.\\nThe record already exists..");
    private static final Answer MISSING =
            fault("No resources were found when selecting for update.");

    private final TestTime time = new TestTime();
    private TestService service;
    private Connection finance;

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void newRowsAreCreatedAndKnownOnesUpdatedInOneBatch() throws IOException {
        start(operation -> operation.method().equals("POST") ? CREATED : CHANGED);

        List<WriteResult> results =
                upsert(List.of(customer("US-1", false), customer("US-2", true)));

        assertThat(results)
                .containsExactly(
                        new WriteResult.Written(true, "", "W/\"JzEsMic=\""),
                        new WriteResult.Written(false, "", ""));
        assertThat(service.asked()).hasSize(1);
        assertThat(service.asked().get(0).headers())
                .containsEntry("prefer", "odata.continue-on-error");
        List<Asked> sent = service.asked().get(0).operations();
        assertThat(sent.get(0).target()).isEqualTo("CustomersV3?cross-company=true");
        assertThat(sent.get(0).body())
                .isEqualTo(
                        "{\"dataAreaId\":\"usmf\",\"CustomerAccount\":\"US-1\",\"OrganizationName\":\"Contoso\",\"LanguageId\":\"\"}");
        assertThat(sent.get(1).method()).isEqualTo("PATCH");
        assertThat(sent.get(1).target())
                .isEqualTo(
                        "CustomersV3(dataAreaId='usmf',CustomerAccount='US-2')?cross-company=true");
        assertThat(sent.get(1).body())
                .isEqualTo("{\"OrganizationName\":\"Contoso\",\"LanguageId\":\"\"}");
    }

    @Test
    void anExistingRowThatIsNotKnownIsNotOverwritten() throws IOException {
        start(operation -> operation.method().equals("POST") ? EXISTS : CHANGED);
        thereAlready(upsert(List.of(customer("US-1", false))));
    }

    @Test
    void anUpdateNamesTheEtagThatItMayOverwrite() throws IOException {
        start(operation -> Answer.json(412, "{\"error\":{\"code\":\"\",\"message\":\"stale\"}}"));
        RowWrite row = customer("US-1", true);
        Optional<RowWrite.Known> known = Optional.of(new RowWrite.Known("", "W/\"JzEn\""));

        assertThat(upsert(List.of(new RowWrite(row.key(), row.body(), known))))
                .containsExactly(new WriteResult.Changed(""));
        assertThat(service.asked().get(0).operations().get(0).headers())
                .containsEntry("if-match", "W/\"JzEn\"");
    }

    @Test
    void aKnownRowThatNoLongerExistsIsCreatedInASecondBatch() throws IOException {
        start(operation -> operation.method().equals("POST") ? CREATED : MISSING);

        assertThat(upsert(List.of(customer("US-1", true))))
                .containsExactly(new WriteResult.Written(true, "", "W/\"JzEsMic=\""));
    }

    @Test
    void aRowThatVanishesAndReappearsIsReportedAsChanged() throws IOException {
        start(operation -> operation.method().equals("POST") ? EXISTS : MISSING);
        thereAlready(upsert(List.of(customer("US-1", true))));
    }

    private static void thereAlready(List<WriteResult> results) {
        assertThat(((WriteResult.Refused) results.get(0)).message()).contains("already exists");
    }

    @Test
    void oneRefusedRowDoesNotAffectTheOthers() throws IOException {
        start(
                operation ->
                        operation.body().contains("US-2")
                                ? fault(
                                        "Write failed for table row of type 'X'. Infolog: Warning: The value '99' in field 'Customer group' is not found in the related table 'Customer groups'.; Error: validateWrite failed on data source 'CustTable (CustTable)'; Error: Update has been canceled..")
                                : CREATED);

        List<WriteResult> results =
                upsert(
                        IntStream.rangeClosed(1, 3)
                                .mapToObj(i -> customer("US-" + i, false))
                                .toList());

        assertThat(results.get(0)).isInstanceOf(WriteResult.Written.class);
        assertThat(results.get(1))
                .isEqualTo(
                        new WriteResult.Refused(
                                400,
                                "",
                                Optional.empty(),
                                "The value '99' in field 'Customer group' is not found in the related table 'Customer groups'."));
        assertThat(results.get(2)).isInstanceOf(WriteResult.Written.class);
    }

    @Test
    void theFieldAtFaultIsFoundByItsLabel() throws IOException {
        start(operation -> fault("Infolog: Error: Field 'Language Id' must be filled in."));

        WriteResult result = upsert(List.of(customer("US-1", false))).get(0);

        assertThat(((WriteResult.Refused) result).field()).contains("LanguageId");
    }

    @Test
    void anUpdateConflictIsRetriedAndThenRefused() throws IOException {
        Answer conflict =
                fault(
                        "Cannot edit a record in X. An update conflict occurred due to another user process.");
        start(operation -> service.asked().size() < 3 ? conflict : CHANGED);
        assertThat(upsert(List.of(customer("US-1", true))))
                .containsExactly(new WriteResult.Written(false, "", ""));
        assertThat(service.asked()).hasSize(3);
        assertThat(time.waits()).hasSize(2);
        service.close();

        start(operation -> conflict);
        assertThat(upsert(List.of(customer("US-1", true))).get(0))
                .isInstanceOf(WriteResult.Refused.class);
        assertThat(service.asked()).hasSize(4);
    }

    @Test
    void aThrottledOperationIsRetriedAloneAfterTheTimeAskedFor() throws IOException {
        start(
                operation ->
                        operation.body().contains("US-2") && service.asked().size() == 1
                                ? Answer.json(429, "{}").with("Retry-After", "9")
                                : CREATED);

        upsert(List.of(customer("US-1", false), customer("US-2", false)));

        assertThat(time.waits()).containsExactly(Duration.ofSeconds(9));
        assertThat(service.asked().get(1).operations()).hasSize(1);
    }

    @Test
    void anOperationThatIsAlwaysThrottledMakesTheSystemUnavailable() throws IOException {
        start(operation -> Answer.json(503, "{}"));

        assertThatThrownBy(() -> upsert(List.of(customer("US-1", false))))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("POST $batch of CustomersV3: gave up after 4 attempts");
    }

    @Test
    void aBatchAnswerWithTooFewPartsIsTruncated() throws IOException {
        start(operation -> CREATED);
        service.answers(
                asked ->
                        new Answer(
                                200,
                                Map.of("Content-Type", "multipart/mixed; boundary=b"),
                                "--b--\r\n"));

        assertThatThrownBy(() -> upsert(List.of(customer("US-1", false))))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("incomplete response: 0 answers to 1 operations");
    }

    @Test
    void rowsWithoutTheEntitysOwnKeyAreLookedUp() throws IOException {
        start(operation -> CHANGED);
        Function<Asked, Answer> batches = asked -> TestService.batch(asked, operation -> CHANGED);
        service.answers(
                asked ->
                        asked.method().equals("GET")
                                ? Answer.json(
                                        200,
                                        "{\"value\":[{\"dataAreaId\":\"usmf\",\"CustomerAccount\":\"US-9\",\"OrganizationName\":\"CONTOSO\"}]}")
                                : batches.apply(asked));
        RowWrite row =
                new RowWrite(
                        Map.of("OrganizationName", TextNode.valueOf("Contoso")),
                        JsonNodeFactory.instance.objectNode().put("OrganizationName", "Contoso"),
                        Optional.of(new RowWrite.Known("", "")));

        upsert(List.of(row));

        assertThat(service.asked().get(1).operations().get(0).target())
                .startsWith("CustomersV3(dataAreaId='usmf',CustomerAccount='US-9')");
    }

    @Test
    void datesAreSentAtMiddayAndKeysTooWithEveryCharacterEncoded() throws IOException {
        start(operation -> CHANGED);
        Map<String, JsonNode> key = new LinkedHashMap<>();
        key.put("dataAreaId", TextNode.valueOf("usmf"));
        key.put("InvoiceNumber", TextNode.valueOf(" O'B/1&2"));
        key.put("InvoiceDate", TextNode.valueOf("2026-07-23"));
        key.put("LedgerVoucher", TextNode.valueOf("V1"));
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        key.forEach(body::set);

        finance.upsert(
                "ExternallyMaintainedCustomerSalesInvoiceHeaders",
                Optional.empty(),
                List.of(
                        new RowWrite(key, body, Optional.of(new RowWrite.Known("", ""))),
                        new RowWrite(key, body, Optional.empty())));

        List<Asked> sent = service.asked().get(0).operations();
        assertThat(sent.get(0).target())
                .contains(
                        "InvoiceNumber='%20O%27%27B%252F1%25262',InvoiceDate=2026-07-23T12%3A00%3A00Z");
        assertThat(sent.get(1).body()).contains("\"InvoiceDate\":\"2026-07-23T12:00:00Z\"");
    }

    @Test
    void manyRowsAreSentInSeveralBatchesWithResultsInOrder() throws IOException {
        start(operation -> operation.body().contains("\"US-150\"") ? fault("no") : CREATED);

        List<WriteResult> results =
                upsert(IntStream.range(0, 250).mapToObj(i -> customer("US-" + i, false)).toList());

        assertThat(service.asked()).hasSize(3);
        assertThat(results).hasSize(250);
        assertThat(results.get(150)).isInstanceOf(WriteResult.Refused.class);
        assertThat(results).filteredOn(WriteResult.Written.class::isInstance).hasSize(249);
    }

    private void start(Function<Asked, Answer> each) throws IOException {
        service = new TestService("finance-metadata.xml", asked -> TestService.batch(asked, each));
        finance = service.connection("finance", time);
    }

    private List<WriteResult> upsert(List<RowWrite> rows) {
        return finance.upsert("CustomersV3", Optional.empty(), rows);
    }

    private static Answer fault(String message) {
        return Answer.json(
                400,
                "{\"error\":{\"code\":\"\",\"message\":\"An error has occurred.\",\"innererror\":{\"message\":\"%s\",\"type\":\"T\",\"stacktrace\":\"   at\"}}}"
                        .formatted(message));
    }

    private static RowWrite customer(String account, boolean known) {
        Map<String, JsonNode> key = new LinkedHashMap<>();
        key.put("dataAreaId", TextNode.valueOf("usmf"));
        key.put("CustomerAccount", TextNode.valueOf(account));
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        key.forEach(body::set);
        body.put("OrganizationName", "Contoso").putNull("LanguageId");
        return new RowWrite(
                key, body, known ? Optional.of(new RowWrite.Known("", "")) : Optional.empty());
    }
}
