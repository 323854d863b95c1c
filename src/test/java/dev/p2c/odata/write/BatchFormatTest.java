package dev.p2c.odata.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.odata.TestService;
import dev.p2c.odata.dialect.Operation;
import dev.p2c.odata.dialect.OperationAnswer;
import dev.p2c.odata.dialect.PlainDialect;
import dev.p2c.odata.dialect.RowWrite;
import dev.p2c.odata.model.Model;
import dev.p2c.odata.model.TruncatedResponseException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class BatchFormatTest {

    private static final String MIXED = "multipart/mixed; boundary=";
    private static final Model.EntityType THINGS =
            new Model.EntityType("things", "N.thing", List.of("id"), Map.of(), Map.of());
    private final BatchRequestWriter writer =
            new BatchRequestWriter("http://s/data/", new PlainDialect());

    @Property(tries = 200)
    void everyRowIsWrittenAsItIs(@ForAll @Size(max = 8) List<String> texts) throws IOException {
        List<Operation> operations = texts.stream().map(BatchFormatTest::post).toList();

        String body = new String(writer.write(singly(operations)), StandardCharsets.UTF_8);

        assertThat(body).endsWith("--batch_p2c--\r\n");
        List<TestService.Asked> read =
                new TestService.Asked("POST", "$batch", Map.of(), body).operations();
        assertThat(read).hasSameSizeAs(texts);
        for (int i = 0; i < texts.size(); i++) {
            JsonNode sent = new ObjectMapper().readTree(read.get(i).body());
            assertThat(sent.get("text").textValue()).isEqualTo(readable(texts.get(i)));
        }
    }

    @Example
    void amountsKeepTheirZerosAndNeverGetAnExponent() {
        ObjectNode body = JsonNodeFactory.withExactBigDecimals(true).objectNode();
        body.put("a", new BigDecimal("5000000.0000")).put("b", new BigDecimal("1E+3"));

        assertThat(new String(writer.write(List.of(List.of(post(body)))), StandardCharsets.UTF_8))
                .contains("{\"a\":5000000.0000,\"b\":1000}");
    }

    @Example
    void anEtagCannotAddARequestToTheBatch() {
        String etag =
                "W/\"1\"\r\n\r\n{}\r\n--batch_p2c\r\n\r\nDELETE http://s/data/things HTTP/1.1";
        Operation plain = post("x");
        Operation operation =
                Operation.of(plain.row(), THINGS, "PATCH", "things(1)")
                        .withHeaders(Map.of(Operation.IF_MATCH, etag));

        String body = new String(writer.write(singly(List.of(operation))), StandardCharsets.UTF_8);

        List<TestService.Asked> read =
                new TestService.Asked("POST", "$batch", Map.of(), body).operations();
        assertThat(read).hasSize(1);
        assertThat(read.get(0).method()).isEqualTo("PATCH");
        assertThat(body.lines()).noneMatch(line -> line.startsWith("DELETE"));
    }

    @Example
    void aChangeSetIsOnePart() {
        String body =
                new String(
                        writer.write(List.of(List.of(post("x"), post("y")))),
                        StandardCharsets.UTF_8);

        assertThat(body)
                .startsWith(
                        "--batch_p2c\r\nContent-Type: multipart/mixed; boundary=changeset_p2c\r\n\r\n--changeset_p2c\r\n")
                .contains("Content-ID: 1\r\n", "Content-ID: 2\r\n")
                .endsWith("--changeset_p2c--\r\n--batch_p2c--\r\n");
    }

    @Property(tries = 200)
    void everyPartIsReadInOrder(
            @ForAll @Size(max = 10) List<@IntRange(min = 100, max = 999) Integer> statuses,
            @ForAll boolean quoted,
            @ForAll boolean lineFeedOnly)
            throws IOException {
        StringBuilder body = new StringBuilder();
        for (int status : statuses) {
            body.append(part(status, "{\"n\":\"--b-1 \\r\\n--b\",\"status\":\"" + status + "\"}"));
        }
        String text = body.append("--b--\r\n").toString();
        String sent = lineFeedOnly ? text.replace("\r\n", "\n") : text;

        List<OperationAnswer> parts = parse(sent, MIXED + (quoted ? "\"b\"; charset=utf-8" : "b"));

        assertThat(parts).extracting(OperationAnswer::status).isEqualTo(statuses);
        assertThat(parts)
                .allSatisfy(
                        part ->
                                assertThat(part.property("status"))
                                        .isEqualTo(String.valueOf(part.status())));
    }

    @Property(tries = 500)
    void aCutAnswerIsTruncatedAndNeverMisread(@ForAll @IntRange(max = 2000) int cut) {
        String whole = part(204, "") + part(400, "{\"error\":{}}") + "--b--\r\n";
        int length = Math.min(cut, whole.length() - 5);

        assertThatThrownBy(() -> parse(whole.substring(0, length), MIXED + "b"))
                .isInstanceOf(TruncatedResponseException.class)
                .hasMessageContaining("incomplete response");
    }

    @Property(tries = 2000)
    void anyBytesAreReadOrRefusedInTime(@ForAll byte[] bytes, @ForAll @IntRange(max = 400) int at) {
        byte[] body =
                (part(201, "{}")
                                + "--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\n"
                                + part(204, "").substring(5)
                                + "--c--\r\n--b--\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(
                bytes,
                0,
                body,
                Math.min(at, body.length - 1),
                Math.min(bytes.length, body.length - Math.min(at, body.length - 1)));
        try {
            BatchResponseParser.parse(body, MIXED + "b").stream()
                    .flatMap(List::stream)
                    .forEach(part -> assertThat(part.property("x")).isNotNull());
        } catch (IOException expected) {
            assertThat(expected).hasMessageNotContaining("\u0000");
        }
    }

    @Example
    void theAnswerToAChangeSetIsAmongTheOthersInOrder() throws IOException {
        String body =
                part(204, "")
                        + "--b\r\nContent-Type: multipart/mixed; boundary=changesetresponse_7\r\n\r\n"
                        + "--changesetresponse_7\r\nContent-Type: application/http\r\nContent-ID: 1\r\n\r\n"
                        + "HTTP/1.1 500 Internal Server Error\r\nContent-Type: application/json\r\n\r\n{}\r\n"
                        + "--changesetresponse_7--\r\n"
                        + part(201, "{}")
                        + "--b--";

        List<OperationAnswer> parts = parse(body, MIXED + "b");

        assertThat(parts).extracting(OperationAnswer::status).containsExactly(204, 500, 201);
        assertThat(parts.get(1).contentId()).isEqualTo("1");
    }

    @Example
    void headersAreFoundInAnyCase() throws IOException {
        OperationAnswer part = parse(part(204, "") + "--b--", MIXED + "b").get(0);

        assertThat(part.header("odata-entityid")).isEqualTo("http://s/things(1)");
        assertThat(part.header("OData")).isEmpty();
    }

    @Example
    void anHtmlPageInsteadOfABatchIsReportedWithItsFirstWords() {
        assertThatThrownBy(() -> parse("<html>\n Sign in</html>", "text/html"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("<html> Sign in");
    }

    private static String part(int status, String body) {
        return "--b\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n"
                + "HTTP/1.1 %d Some Reason\r\nOData-EntityId: http://s/things(1)\r\n\r\n%s\r\n"
                        .formatted(status, body);
    }

    private static List<OperationAnswer> parse(String body, String type) throws IOException {
        return BatchResponseParser.parse(body.getBytes(StandardCharsets.UTF_8), type).stream()
                .flatMap(List::stream)
                .toList();
    }

    private static List<List<Operation>> singly(List<Operation> operations) {
        return operations.stream().map(List::of).toList();
    }

    private static Operation post(String text) {
        return post(JsonNodeFactory.instance.objectNode().put("text", readable(text)));
    }

    private static Operation post(ObjectNode body) {
        return Operation.of(
                new RowWrite(Map.of(), body, Optional.empty()), THINGS, "POST", "things");
    }

    private static String readable(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
