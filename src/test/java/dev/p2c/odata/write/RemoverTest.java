package dev.p2c.odata.write;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.odata.TestService;
import dev.p2c.odata.TestService.Answer;
import dev.p2c.odata.TestService.Asked;
import dev.p2c.odata.TestTime;
import dev.p2c.odata.dialect.WriteResult.Refused;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RemoverTest {

    private static final String ID = "11111111-1111-1111-1111-111111111111";
    private static final String FOUND = "22222222-2222-2222-2222-222222222222";

    private TestService service;

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void aRowWithAnIdIsDeletedByItsId() throws IOException {
        assertThat(remove("", operation -> new Answer(204, Map.of(), ""), row("P1", ID)))
                .containsExactly(Optional.empty());

        Asked sent = service.asked().get(0).operations().get(0);
        assertThat(sent.method()).isEqualTo("DELETE");
        assertThat(sent.target()).isEqualTo("products(" + ID + ")");
    }

    @Test
    void aRowToBeDeactivatedIsUpdatedAndNeverCreated() throws IOException {
        ObjectNode inactive = JsonNodeFactory.instance.objectNode().put("statecode", 1);

        remove(
                "",
                operation -> new Answer(204, Map.of(), ""),
                new Removal(Map.of(), ID, Optional.of(inactive)));

        Asked sent = service.asked().get(0).operations().get(0);
        assertThat(sent.method()).isEqualTo("PATCH");
        assertThat(sent.headers()).containsEntry("if-match", "*");
        assertThat(sent.body()).isEqualTo("{\"statecode\":1}");
    }

    @Test
    void rowsWithoutAnIdAreLookedUpAndMissingRowsAreNotSent() throws IOException {
        String existing = "{\"productid\":\"" + FOUND + "\",\"productnumber\":\"p2\"}";

        assertThat(
                        remove(
                                existing,
                                operation -> new Answer(204, Map.of(), ""),
                                row("P1", ""),
                                row("P2", "")))
                .containsExactly(Optional.empty(), Optional.empty());

        List<Asked> sent = service.asked().get(1).operations();
        assertThat(sent).singleElement().extracting(Asked::target).asString().contains(FOUND);
    }

    @Test
    void aRowThatIsGoneCountsAsRemovedAndAnyOtherRefusalIsReturned() throws IOException {
        List<Optional<Refused>> refused =
                remove(
                        "",
                        operation ->
                                operation.target().contains(ID)
                                        ? error(404, "0x80040217", "Does Not Exist")
                                        : error(400, "0x80048305", "it is in use"),
                        row("P1", ID),
                        row("P2", FOUND));

        assertThat(refused.get(0)).isEmpty();
        assertThat(refused.get(1))
                .hasValueSatisfying(no -> assertThat(no.message()).isEqualTo("it is in use"));
    }

    private List<Optional<Refused>> remove(
            String existing, Function<Asked, Answer> each, Removal... rows) throws IOException {
        service =
                new TestService(
                        "sales-metadata.xml",
                        asked ->
                                asked.target().equals("$batch")
                                        ? TestService.batch(asked, each)
                                        : Answer.json(200, "{\"value\":[" + existing + "]}"));
        return service.connection("sales", new TestTime())
                .removals()
                .remove("products", List.of(rows));
    }

    private static Removal row(String number, String id) {
        return new Removal(Map.of("productnumber", TextNode.valueOf(number)), id, Optional.empty());
    }

    private static Answer error(int status, String code, String message) {
        return Answer.json(
                status,
                "{\"error\":{\"code\":\"%s\",\"message\":\"%s\"}}".formatted(code, message));
    }
}
