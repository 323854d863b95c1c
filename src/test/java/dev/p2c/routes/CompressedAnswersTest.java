package dev.p2c.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.p2c.odata.transport.Gateway.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Compressed answers, asked for or not, of a service and of its token service. */
class CompressedAnswersTest {

    private static final String ROWS = "{\"value\":[{\"UnitSymbol\":\"kg\"}]}";

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile String rows = ROWS;
    private HttpServer service;
    private URI root;

    @BeforeEach
    void start() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", this::answer);
        service.start();
        root = URI.create("http://127.0.0.1:" + service.getAddress().getPort() + "/data/");
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        boolean isModel = exchange.getRequestURI().getPath().endsWith("$metadata");
        asked.add(exchange.getRequestHeaders().getFirst("Accept-Encoding"));
        byte[] body = ServiceConnections.zipped(isModel ? ServiceConnections.metadata() : rows);
        exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        exchange.getResponseHeaders()
                .set("Content-Type", isModel ? "application/xml" : "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static HttpSettings settings(boolean gzip) {
        return new HttpSettings(
                Duration.ofSeconds(5),
                new AnswerLimit(1_000_000, Duration.ofSeconds(5)),
                gzip,
                Duration.ofSeconds(30),
                Optional.empty());
    }

    private static String text(Response response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    @Test
    void anAnswerThatIsCompressedWithoutBeingAskedIsUnderstood() throws Exception {
        HttpSettings plain = settings(false);
        try (ServiceConnections service = new ServiceConnections(root, plain)) {
            assertThat(text(service.gateway().read(ServiceConnections.rows()))).isEqualTo(ROWS);
            assertThat(text(service.gateway().send(ServiceConnections.batch()))).isEqualTo(ROWS);
            assertThat(text(new TokenClient(plain).post(root, Map.of(), "a=b"))).isEqualTo(ROWS);
        }
        assertThat(asked).hasSize(4).containsOnly("identity");
    }

    @Test
    void compressedAnswersAreAskedForWhereTheSettingSaysSo() throws Exception {
        try (ServiceConnections service = new ServiceConnections(root, settings(true))) {
            assertThat(text(service.gateway().read(ServiceConnections.rows()))).isEqualTo(ROWS);
            assertThat(text(service.gateway().send(ServiceConnections.batch()))).isEqualTo(ROWS);
        }
        assertThat(asked).hasSize(3).containsOnly("gzip");
    }

    @Test
    void anAnswerThatIsSmallOnlyWhileCompressedIsCutOff() throws Exception {
        rows = " ".repeat(2_000_000);
        try (ServiceConnections service = new ServiceConnections(root, settings(true))) {
            assertThatThrownBy(() -> service.gateway().read(ServiceConnections.rows()))
                    .hasMessageContaining("more than 1000000 bytes");
            assertThatThrownBy(() -> service.gateway().send(ServiceConnections.batch()))
                    .hasMessageContaining("more than 1000000 bytes");
        }
        assertThatThrownBy(() -> new TokenClient(settings(true)).post(root, Map.of(), "a=b"))
                .hasMessageContaining("more than 1000000 bytes");
    }
}
