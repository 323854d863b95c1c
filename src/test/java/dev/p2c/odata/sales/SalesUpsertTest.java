package dev.p2c.odata.sales;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.odata.Connection;
import dev.p2c.odata.TestService;
import dev.p2c.odata.TestService.Answer;
import dev.p2c.odata.TestService.Asked;
import dev.p2c.odata.TestTime;
import dev.p2c.odata.dialect.RowWrite;
import dev.p2c.odata.dialect.WriteResult;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SalesUpsertTest {

    private static final String ID = "11111111-1111-1111-1111-111111111111";
    private static final String OTHER = "22222222-2222-2222-2222-222222222222";

    private TestService service;
    private Connection sales;

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void aKnownRowIsUpdatedByItsIdWithoutAQuery() throws IOException {
        start("", operation -> written(200, ID));

        List<WriteResult> results =
                sales.upsert("products", Optional.empty(), List.of(product("P1", ID)));

        assertThat(results).containsExactly(new WriteResult.Written(false, ID, "W/\"7\""));
        Asked sent = service.asked().get(0).operations().get(0);
        assertThat(sent.method()).isEqualTo("PATCH");
        assertThat(sent.target()).isEqualTo("products(" + ID + ")?$select=productid");
        assertThat(sent.headers())
                .containsEntry("if-match", "W/\"1\"")
                .containsEntry("prefer", "return=representation");
        assertThat(sent.body()).isEqualTo("{\"productnumber\":\"P1\",\"name\":\"Pump\"}");
    }

    @Test
    void idsOfUnknownRowsAreReadInOneQuery() throws IOException {
        start(
                "{\"productid\":\"%s\",\"productnumber\":\"p1\"}".formatted(ID),
                operation -> written(operation.method().equals("POST") ? 201 : 200, ID));

        List<WriteResult> results =
                sales.upsert(
                        "products",
                        Optional.empty(),
                        List.of(product("P1", ""), product("P2", "")));

        assertThat(service.asked()).hasSize(2);
        assertThat(service.asked().get(0).target())
                .isEqualTo(
                        "products?$select=productid,productnumber&$filter=(productnumber%20eq%20'P1')%20or%20(productnumber%20eq%20'P2')&$orderby=productid");
        List<Asked> sent = service.asked().get(1).operations();
        assertThat(sent).extracting(Asked::method).containsExactly("POST");
        assertThat(results)
                .containsExactly(
                        new WriteResult.Changed(ID), new WriteResult.Written(true, ID, "W/\"7\""));
    }

    @Test
    void aRowThatWasChangedSinceItWasReadIsNotOverwritten() throws IOException {
        start(
                "",
                operation ->
                        fault(
                                412,
                                "0x80060882",
                                "The version of the existing record doesn't match the RowVersion property provided."));

        assertThat(sales.upsert("products", Optional.empty(), List.of(product("P1", ID))))
                .containsExactly(new WriteResult.Changed(ID));
        assertThat(service.asked()).hasSize(1);
    }

    @Test
    void aNewRowsIdIsMadeFromItsKeyWhateverTheCase() throws IOException {
        start("", operation -> written(201, ID));

        sales.upsert("products", Optional.empty(), List.of(product("P1", "")));
        sales.upsert("products", Optional.empty(), List.of(product("p1", "")));
        sales.upsert("products", Optional.empty(), List.of(product("P2", "")));

        List<String> ids =
                service.asked().stream()
                        .filter(asked -> asked.method().equals("POST"))
                        .map(SalesUpsertTest::idOf)
                        .toList();
        assertThat(ids.get(0)).isEqualTo(ids.get(1)).isNotEqualTo(ids.get(2));
    }

    @Test
    void aRowThatAnInterruptedRunCreatedIsNotOverwrittenUnread() throws IOException {
        start(
                "",
                operation ->
                        operation.method().equals("POST")
                                ? fault(412, "0x80040237", "Cannot insert duplicate key.")
                                : written(200, OTHER));

        assertThat(sales.upsert("products", Optional.empty(), List.of(product("P1", ""))))
                .containsExactly(new WriteResult.Changed(idOf(service.asked().get(1))));
        assertThat(service.asked()).hasSize(2);
    }

    private static String idOf(Asked batch) {
        return batch.operations().get(0).body().split("\"")[3];
    }

    @Test
    void aRowThatWasDeletedInTheTargetIsCreatedAgain() throws IOException {
        start(
                "",
                operation ->
                        operation.method().equals("POST")
                                ? written(201, OTHER)
                                : fault(
                                        404,
                                        "0x80040217",
                                        "product With Id = " + ID + " Does Not Exist"));

        assertThat(sales.upsert("products", Optional.empty(), List.of(product("P1", ID))))
                .containsExactly(new WriteResult.Written(true, OTHER, "W/\"7\""));
    }

    @Test
    void aRowThatRefersToAMissingRowIsRefused() throws IOException {
        start(
                "",
                operation ->
                        fault(404, "0x80040217", "uom With Id = " + OTHER + " Does Not Exist"));

        assertThat(sales.upsert("products", Optional.empty(), List.of(product("P1", ID))))
                .containsExactly(
                        new WriteResult.Refused(
                                404,
                                "0x80040217",
                                Optional.empty(),
                                "uom With Id = " + OTHER + " Does Not Exist"));
        assertThat(service.asked()).hasSize(1);
    }

    @Test
    void aDeletedRowWhoseIdIsTakenIsReportedAsChanged() throws IOException {
        start(
                "",
                operation ->
                        operation.method().equals("POST")
                                ? fault(412, "0x80040237", "Cannot insert duplicate key.")
                                : fault(404, "0x80040217", "Does Not Exist"));

        assertThat(sales.upsert("products", Optional.empty(), List.of(product("P1", ID))).get(0))
                .isInstanceOf(WriteResult.Changed.class);
        assertThat(service.asked()).hasSize(2);
    }

    @Test
    void anAnswerWithoutABodyNamesTheRowInItsHeader() throws IOException {
        start(
                "",
                operation ->
                        new Answer(
                                204,
                                Map.of("OData-EntityId", "http://s/products(" + OTHER + ")"),
                                ""));

        assertThat(sales.upsert("products", Optional.empty(), List.of(product("P1", ID))))
                .containsExactly(new WriteResult.Written(false, OTHER, ""));
    }

    @Test
    void theReasonIsExtractedFromTheServicesMessage() throws IOException {
        start(
                "",
                operation ->
                        fault(
                                400,
                                "0x80048d19",
                                "Error identified in Payload provided by the user for Entity :'products', For more information on this error please follow this help link https://x  ---->  InnerException : Microsoft.Crm.CrmException: Invalid property 'name' was found in entity 'Microsoft.Dynamics.CRM.product'.\\r\\n   at X"));

        assertThat(sales.upsert("products", Optional.empty(), List.of(product("P1", ID))))
                .containsExactly(
                        new WriteResult.Refused(
                                400,
                                "0x80048d19",
                                Optional.of("name"),
                                "Invalid property 'name' was found in entity 'Microsoft.Dynamics.CRM.product'."));
    }

    /** Behavior of specialized update operations: other columns are written before the state. */
    @Test
    void aClosedRowGetsItsStateBeforeItsOtherColumns() throws IOException {
        AtomicInteger state = new AtomicInteger(4);
        start("", operation -> inState(operation, state));
        RowWrite row = product("P1", ID);
        row.body().put("statecode", 0);

        assertThat(sales.upsert("products", Optional.empty(), List.of(row)))
                .containsExactly(new WriteResult.Written(false, ID, "W/\"0\""));
        assertThat(
                        service.asked().stream()
                                .map(batch -> batch.operations().get(0))
                                .map(
                                        sent ->
                                                sent.method()
                                                        + sent.headers().get("if-match")
                                                        + sent.body()))
                .containsExactly(
                        "PATCHW/\"1\"{\"productnumber\":\"P1\",\"name\":\"Pump\"}",
                        "GETnull",
                        "PATCHW/\"4\"{\"statecode\":0}",
                        "PATCHW/\"0\"{\"productnumber\":\"P1\",\"name\":\"Pump\"}");
    }

    private static Answer inState(Asked operation, AtomicInteger state) {
        if (operation.body().contains("statecode")) {
            state.set(0);
        } else if (operation.method().equals("PATCH") && state.get() > 0) {
            return fault(400, "0x80040265", "It is read only.");
        }
        return Answer.json(
                200,
                "{\"@odata.etag\":\"W/\\\"%1$d\\\"\",\"productid\":\"%2$s\",\"statecode\":%1$d}"
                        .formatted(state.get(), ID));
    }

    @Test
    void aColumnThatIsSetOnCreateOnlyIsNotSentInUpdates() throws IOException {
        start("", operation -> written(200, ID));
        service.columns(
                "{\"value\":[{\"LogicalName\":\"name\",\"IsValidForCreate\":true,\"IsValidForUpdate\":false}]}");

        sales.upsert("products", Optional.empty(), List.of(product("P1", ID)));

        assertThat(service.asked().get(0).operations().get(0).body())
                .isEqualTo("{\"productnumber\":\"P1\"}");
        assertThat(sales.fixedFields("products").setOnCreate()).containsExactly("name");
    }

    private void start(String existing, Function<Asked, Answer> each) throws IOException {
        service =
                new TestService(
                        "sales-metadata.xml",
                        asked ->
                                asked.method().equals("GET")
                                        ? Answer.json(200, "{\"value\":[" + existing + "]}")
                                        : TestService.batch(asked, each));
        sales = service.connection("sales", new TestTime());
    }

    private static Answer written(int status, String id) {
        return Answer.json(
                status,
                "{\"@odata.context\":\"x\",\"@odata.etag\":\"W/\\\"7\\\"\",\"productid\":\"%s\"}"
                        .formatted(id));
    }

    private static Answer fault(int status, String code, String message) {
        return Answer.json(
                status,
                "{\"error\":{\"code\":\"%s\",\"message\":\"%s\"}}".formatted(code, message));
    }

    private static RowWrite product(String number, String knownId) {
        Map<String, JsonNode> key = Map.of("productnumber", TextNode.valueOf(number));
        return new RowWrite(
                key,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("productnumber", number)
                        .put("name", "Pump"),
                knownId.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new RowWrite.Known(knownId, "W/\"1\"")));
    }
}
