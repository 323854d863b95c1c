package dev.p2c.odata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2c.odata.dialect.Dialects;
import dev.p2c.odata.dialect.IntegrationKeys;
import dev.p2c.odata.model.Json;
import dev.p2c.odata.model.Literals;
import dev.p2c.odata.model.ModelParser;
import dev.p2c.odata.write.BatchResponseParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;

/**
 * Damages real answers at random: reading must end, either with a result or with an {@link
 * IOException}. {@code -Djqwik.tries.default=1000000} runs longer.
 */
class FuzzTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final String ROWS =
            "{\"@odata.context\":\"https://org.crm4.dynamics.com/api/data/v9.2/$metadata#accounts\","
                    + "\"value\":[{\"@odata.etag\":\"W/\\\"1\\\"\",\"name\":\"Contoso \\u00fc\","
                    + "\"creditlimit\":1200.50,\"n\":null,\"b\":true,\"o\":{\"a\":[1,2,{}]}},{}],"
                    + "\"@odata.nextLink\":\"https://org.crm4.dynamics.com/api/data/v9.2/accounts?$skiptoken=1\"}";

    private static final String BATCH =
            "--batchresponse_1\r\nContent-Type: application/http\r\nContent-ID: 1\r\n\r\n"
                    + "HTTP/1.1 204 No Content\r\nOData-EntityId: https://x/accounts(1)\r\n\r\n\r\n"
                    + "--batchresponse_1\r\nContent-Type: multipart/mixed; boundary=changesetresponse_2\r\n\r\n"
                    + "--changesetresponse_2\r\nContent-Type: application/http\r\n\r\n"
                    + "HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\n\r\n"
                    + "{\"error\":{\"code\":\"\",\"message\":\"no\"}}\r\n"
                    + "--changesetresponse_2--\r\n--batchresponse_1--\r\n";

    private static final String METADATA =
            "<?xml version=\"1.0\"?><edmx:Edmx Version=\"4.0\" xmlns:edmx=\"http://docs.oasis-open.org/odata/ns/edmx\">"
                    + "<edmx:DataServices><Schema Namespace=\"mscrm\" Alias=\"m\" xmlns=\"http://docs.oasis-open.org/odata/ns/edm\">"
                    + "<EntityType Name=\"base\" Abstract=\"true\"/><EntityType Name=\"account\" BaseType=\"m.base\">"
                    + "<Key><PropertyRef Name=\"accountid\"/></Key><Property Name=\"accountid\" Type=\"Edm.Guid\"/>"
                    + "<Property Name=\"name\" Type=\"Edm.String\" MaxLength=\"160\"/>"
                    + "<NavigationProperty Name=\"parent\" Type=\"m.account\"><ReferentialConstraint Property=\"p\"/></NavigationProperty>"
                    + "</EntityType><ComplexType Name=\"c\"/><EntityContainer Name=\"s\"><EntitySet Name=\"accounts\" EntityType=\"m.account\">"
                    + "<NavigationPropertyBinding Path=\"parent\" Target=\"accounts\"/></EntitySet><Singleton Name=\"me\"/></EntityContainer>"
                    + "</Schema></edmx:DataServices></edmx:Edmx>";

    private static final List<String> PIECES =
            List.of(
                    "{",
                    "[",
                    "}",
                    "]",
                    "\"",
                    "\\",
                    "\\ud800",
                    "1E+1000000000",
                    "-1E-999999999",
                    "9".repeat(2000),
                    "null",
                    ",",
                    ":",
                    "\r\n",
                    "\n",
                    "\r\n\r\n",
                    "--batchresponse_1",
                    "--batchresponse_1--\r\n",
                    "--changesetresponse_2\r\n",
                    "Content-Type: multipart/mixed; boundary=changesetresponse_2\r\n\r\n",
                    "Content-Type: multipart/mixed; boundary=\r\n\r\n",
                    "HTTP/1.1 ",
                    "999",
                    " ",
                    "\0",
                    "\uFEFF",
                    "[".repeat(3000),
                    "{\"a\":".repeat(3000),
                    "<",
                    ">",
                    "/>",
                    "</Schema>",
                    "<!DOCTYPE x [<!ENTITY a \"b\">]>",
                    "&a;",
                    "<Property Name=\"x\"/>",
                    "<PropertyRef Name=\"x\"/>",
                    "<NavigationPropertyBinding Path=\"a\" Target=\"b\"/>",
                    "<ReferentialConstraint Property=\"x\"/>",
                    "MaxLength=\"99999999999999999999\"",
                    "BaseType=\"m.account\"",
                    "<a>".repeat(2000),
                    "@odata.nextLink",
                    "\"value\":");

    /** Cuts, doubles, inserts and reorders bytes; sometimes replaces all of them by noise. */
    private static Arbitrary<byte[]> mutated(String real) {
        Arbitrary<byte[]> changed =
                Arbitraries.integers()
                        .between(0, real.length())
                        .tuple2()
                        .flatMap(
                                at ->
                                        Arbitraries.of(PIECES)
                                                .list()
                                                .ofMaxSize(4)
                                                .map(
                                                        pieces ->
                                                                spliced(
                                                                        real, at.get1(), at.get2(),
                                                                        pieces)));
        Arbitrary<byte[]> noise = Arbitraries.bytes().array(byte[].class).ofMaxSize(300);
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(9, changed), net.jqwik.api.Tuple.of(1, noise));
    }

    private static byte[] spliced(String real, int from, int to, List<String> pieces) {
        return (real.substring(0, from) + String.join("", pieces) + real.substring(to))
                .getBytes(StandardCharsets.UTF_8);
    }

    @Provide
    Arbitrary<byte[]> rows() {
        return mutated(ROWS);
    }

    @Provide
    Arbitrary<byte[]> batches() {
        return mutated(BATCH);
    }

    @Provide
    Arbitrary<byte[]> documents() {
        return mutated(METADATA);
    }

    @Property
    void rowsAreReadOrRefused(@ForAll("rows") byte[] body) {
        ends(() -> Json.rows(body).rows().forEach(FuzzTest::used));
    }

    @Example
    void anExponentBeyondAllNumbersIsADamagedAnswer() {
        byte[] body = "{\"value\":[{\"a\":1E+10000000001}]}".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> Json.rows(body))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("1E+10000000001");
        assertThat(Json.tree(body, 0, body.length).isMissingNode()).isTrue();
    }

    /** Uses a value as a key and as a literal; neither may expand a number to a huge text. */
    private static void used(com.fasterxml.jackson.databind.node.ObjectNode row) {
        row.elements()
                .forEachRemaining(
                        value -> {
                            assertThat(IntegrationKeys.fold(value).length()).isLessThan(20_000);
                            Literals.of("Edm.Decimal", value)
                                    .ifPresent(text -> assertThat(text.length()).isLessThan(100));
                        });
    }

    @Property
    void batchAnswersAreReadOrRefused(@ForAll("batches") byte[] body) {
        ends(
                () ->
                        BatchResponseParser.parse(body, "multipart/mixed; boundary=batchresponse_1")
                                .forEach(
                                        parts ->
                                                parts.forEach(
                                                        part -> {
                                                            part.body();
                                                            part.header("OData-EntityId");
                                                            part.property("error");
                                                            part.error(Dialects.named("finance"));
                                                            part.error(Dialects.named("sales"));
                                                        })));
    }

    @Property
    void contentTypesAreReadOrRefused(@ForAll String type) {
        ends(() -> BatchResponseParser.parse(BATCH.getBytes(StandardCharsets.UTF_8), type));
        ends(
                () ->
                        BatchResponseParser.parse(
                                BATCH.getBytes(StandardCharsets.UTF_8),
                                "multipart/mixed; boundary=" + type));
    }

    @Property
    void metadataIsReadOrRefused(@ForAll("documents") byte[] body) {
        ends(() -> ModelParser.parse(body));
    }

    @FunctionalInterface
    private interface Reading {
        void run() throws IOException;
    }

    private static void ends(Reading reading) {
        Assertions.assertTimeout(
                PATIENCE,
                () -> {
                    try {
                        reading.run();
                    } catch (IOException e) {
                        assertThat(e.getMessage()).isNotBlank();
                    }
                });
    }
}
