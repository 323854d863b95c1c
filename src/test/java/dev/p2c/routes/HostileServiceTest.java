package dev.p2c.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.p2c.error.ConfigurationException;
import dev.p2c.odata.TestService;
import dev.p2c.odata.transport.Gateway.Call;
import dev.p2c.odata.transport.Gateway.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses of a malicious or impersonated service: redirects, foreign links, endless bodies. */
class HostileServiceTest {

    private static final String TOKEN = "Bearer our-token";
    private static final AnswerLimit LIMIT = new AnswerLimit(1_000_000, Duration.ofSeconds(1));

    private record Seen(String path, String authorization) {}

    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final List<Seen> elsewhere = new CopyOnWriteArrayList<>();
    private final List<String> inCamel = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final Tickets tickets = new Tickets();
    private HttpServer service;
    private HttpServer other;
    private CamelGateway gateway;

    @BeforeEach
    void start() throws Exception {
        service = server();
        service.createContext("/data/", this::answer);
        other = server();
        other.createContext("/", exchange -> reply(exchange, elsewhere, 200, "{\"value\":[]}"));
        URI root = URI.create(address(service) + "/data/");
        camel.getCamelContextExtension()
                .addInterceptStrategy(
                        (context, step, target, next) ->
                                exchange -> {
                                    var message = exchange.getMessage();
                                    inCamel.add(message.getHeaders() + " " + message.getBody());
                                    target.process(exchange);
                                });
        camel.disableJMX();
        camel.addRoutes(
                new GatewayRoutes(
                        "x", root, HttpSettings.direct(Duration.ofSeconds(5), LIMIT), tickets));
        camel.start();
        gateway = new CamelGateway(() -> camel, "x", tickets);
    }

    @AfterEach
    void stop() {
        camel.stop();
        service.stop(0);
        other.stop(0);
        threads.shutdownNow();
    }

    private HttpServer server() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
        return server;
    }

    private static String address(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.endsWith("$metadata")) {
            byte[] body =
                    TestService.resource("finance-metadata.xml").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/xml");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
            return;
        }
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        if (query.contains("redirect")) {
            exchange.getResponseHeaders().set("Location", address(other) + "/stolen");
            reply(exchange, seen, 302, "");
        } else if (query.contains("endless")) {
            endless(exchange, exchange.getResponseBody(), 0);
        } else if (query.contains("packed")) {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, 0);
            pump(new GZIPOutputStream(exchange.getResponseBody()), 0);
        } else if (query.contains("drip")) {
            endless(exchange, exchange.getResponseBody(), 100);
        } else {
            reply(exchange, seen, 200, "{\"value\":[]}");
        }
    }

    private static void endless(HttpExchange exchange, OutputStream out, int pause)
            throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        pump(out, pause);
    }

    /** Sends 100 MB, or single bytes for ten seconds, until the client closes the connection. */
    private static void pump(OutputStream out, int pause) throws IOException {
        byte[] piece = " ".repeat(pause == 0 ? 100_000 : 1).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < (pause == 0 ? 1_000 : 100); i++) {
            out.write(piece);
            out.flush();
            pause(pause);
        }
        out.close();
    }

    private static void pause(int millis) {
        java.util.concurrent.locks.LockSupport.parkNanos(millis * 1_000_000L);
    }

    private static void reply(HttpExchange exchange, List<Seen> log, int status, String body)
            throws IOException {
        log.add(
                new Seen(
                        exchange.getRequestURI().getPath(),
                        exchange.getRequestHeaders().getFirst("Authorization")));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private static Call call(String target) {
        return new Call("GET", target, Map.of("Authorization", TOKEN), new byte[0]);
    }

    @Test
    void tokenReachesTheServiceButNoCamelMessage() throws IOException {
        assertThat(gateway.send(call("UnitsOfMeasure")).status()).isEqualTo(200);
        assertThat(gateway.read(call("UnitsOfMeasure")).status()).isEqualTo(200);

        assertThat(seen).extracting(Seen::authorization).containsExactly(TOKEN, TOKEN);
        assertThat(inCamel)
                .hasSizeGreaterThanOrEqualTo(6)
                .anyMatch(message -> message.contains("p2c-ticket"))
                .noneMatch(message -> message.contains("our-token"));
        assertThat(call("UnitsOfMeasure").toString()).doesNotContain("our-token");
    }

    @Test
    void redirectIsNotFollowed() throws IOException {
        Response sent = gateway.send(call("UnitsOfMeasure?x=redirect"));
        Response read = gateway.read(call("UnitsOfMeasure?x=redirect"));

        assertThat(sent.status()).isEqualTo(302);
        assertThat(read.status()).isEqualTo(302);
        assertThat(elsewhere).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:%d/data/UnitsOfMeasure",
                "HTTP://127.0.0.1:%d/data/UnitsOfMeasure",
                "https://127.0.0.1:%d/data/UnitsOfMeasure"
            })
    void linkToAnotherHostIsNotFollowed(String link) {
        String target = link.formatted(other.getAddress().getPort());

        assertThatThrownBy(() -> gateway.read(call(target)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("continues at another address");
        assertThatThrownBy(() -> gateway.send(call(target)))
                .isInstanceOf(ConfigurationException.class);
        assertThat(elsewhere).isEmpty();
    }

    @Test
    void linkThatResemblesTheServicesAddressIsNotFollowed() {
        String root = address(service) + "/data/";
        for (String link :
                List.of(
                        root.replace("127.0.0.1", "127.0.0.1@localhost"),
                        root.replace("/data/", "x/data/"),
                        root.replace("/data/", ".example.com/data/"))) {
            assertThatThrownBy(() -> gateway.read(call(link + "UnitsOfMeasure")))
                    .isInstanceOf(ConfigurationException.class);
        }
        assertThat(seen).isEmpty();
    }

    @Test
    void urlInsideAFilterValueIsNoLink() throws IOException {
        String target = "UnitsOfMeasure?$filter=UnitSymbol%20eq%20'http://127.0.0.1/'";

        assertThat(gateway.read(call(target)).status()).isEqualTo(200);
        assertThat(gateway.send(call(target)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"endless", "packed"})
    void endlessResponseIsCutOff(String kind) {
        assertThatThrownBy(() -> gateway.send(call("UnitsOfMeasure?x=" + kind)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("more than 1000000 bytes");
    }

    @Test
    void endlessReadIsCutOff() {
        assertThatThrownBy(() -> gateway.read(call("UnitsOfMeasure?x=endless")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("more than 1000000 bytes");
    }

    @Test
    void tooSlowResponseIsCutOff() {
        assertThatThrownBy(() -> gateway.send(call("UnitsOfMeasure?x=drip")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("longer than 1 s");
        assertThatThrownBy(() -> gateway.read(call("UnitsOfMeasure?x=drip")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("longer than 1 s");
    }
}
