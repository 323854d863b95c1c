package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.p2c.sandbox.http.InitialData;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A collector gets the spans of a pass: OTLP over HTTP. */
class TracingTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir Path directory;
    private final List<JsonNode> spans = new CopyOnWriteArrayList<>();
    private final List<String> keys = new CopyOnWriteArrayList<>();

    private HttpServer collector() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/v1/traces",
                exchange -> {
                    keys.add(exchange.getRequestHeaders().getFirst("X-Key"));
                    JsonNode document = JSON.readTree(exchange.getRequestBody());
                    document.get("resourceSpans")
                            .forEach(
                                    resource ->
                                            resource.get("scopeSpans")
                                                    .forEach(
                                                            scope ->
                                                                    scope.get("spans")
                                                                            .forEach(spans::add)));
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        server.start();
        return server;
    }

    private static String attribute(JsonNode span, String name) {
        for (JsonNode attribute : span.get("attributes")) {
            if (attribute.get("key").asText().equals(name)) {
                return attribute.get("value").elements().next().asText();
            }
        }
        return "";
    }

    private List<JsonNode> named(String start) {
        return spans.stream().filter(span -> span.get("name").asText().startsWith(start)).toList();
    }

    /** The names of the spans above one, from the nearest to the root. */
    private List<String> above(JsonNode span) {
        Map<String, JsonNode> byId = new HashMap<>();
        spans.forEach(one -> byId.put(one.get("spanId").asText(), one));
        List<String> names = new ArrayList<>();
        for (JsonNode one = byId.get(span.path("parentSpanId").asText());
                one != null;
                one = byId.get(one.path("parentSpanId").asText())) {
            names.add(one.get("name").asText());
            assertThat(one.get("traceId")).isEqualTo(span.get("traceId"));
        }
        return names;
    }

    /** Runs two passes, of which the first one writes 91 rows. */
    private void passes() throws IOException {
        HttpServer collector = collector();
        Map<String, String> settings =
                Map.of(
                        "P2C_TRACING_OTLP_URL",
                        "http://127.0.0.1:" + collector.getAddress().getPort() + "/v1/traces",
                        "P2C_TRACING_OTLP_HEADERS",
                        "X-Key=secret",
                        "P2C_PAGE_SIZE",
                        "40",
                        "P2C_BATCH_SIZE",
                        "20");
        try (Engine engine = Engine.start(directory, InitialData.EMPTY, settings)) {
            Accounts accounts = new Accounts(engine);
            accounts.seed(90);
            accounts.create("ACC-BERIT", "Berit Nordlicht");
            engine.sync("accounts");
            engine.sync("accounts");
        } finally {
            collector.stop(0);
        }
    }

    @Test
    void aPassIsATraceOfItsRunItsBatchesAndTheirRequestsWithoutAnyValue() throws Exception {
        passes();

        assertThat(keys).isNotEmpty().containsOnly("secret");
        List<JsonNode> runs = named("run accounts");
        assertThat(runs).extracting(run -> run.get("traceId")).hasSize(2).doesNotHaveDuplicates();
        assertThat(runs.get(0).get("attributes").toString())
                .contains("DONE", "schedule", "usmf", "accounts");
        assertThat(attribute(runs.get(0), "p2c.rows.created")).isEqualTo("91");
        assertThat(above(runs.get(0))).as("the span of Camel's route").containsExactly("quartz");
        List<JsonNode> batches =
                named("batch accounts-to-customers").stream()
                        .filter(batch -> !attribute(batch, "p2c.rows.created").equals("0"))
                        .toList();
        assertThat(batches)
                .hasSizeGreaterThan(3)
                .allSatisfy(batch -> assertThat(above(batch)).startsWith("run accounts"));
        assertThat(batches.stream().mapToInt(TracingTest::created).sum()).isEqualTo(91);
        assertThat(named("POST finance $batch")).isNotEmpty().allSatisfy(this::belongsToABatch);
        assertThat(named("GET sales accounts"))
                .isNotEmpty()
                .allSatisfy(request -> assertThat(above(request)).contains("run accounts"));
        assertThat(spans.toString()).doesNotContain("Nordlicht", "ACC-", "filter", "Bearer");
    }

    private static int created(JsonNode batch) {
        return Integer.parseInt(attribute(batch, "p2c.rows.created"));
    }

    private void belongsToABatch(JsonNode request) {
        assertThat(above(request)).startsWith("batch accounts-to-customers", "run accounts");
        assertThat(attribute(request, "http.response.status_code")).isEqualTo("200");
    }
}
