package dev.p2c.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.p2c.error.ConfigurationException;
import dev.p2c.sandbox.BatchBody;
import dev.p2c.sandbox.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Addresses, headers, ports and shutdown of the listeners. */
class HttpLayerTest {

    @RegisterExtension static final TinyServices services = new TinyServices();

    @Test
    void encodedCharactersReachTheServiceUnchanged() {
        Reply reply = services.sales().get("echo(a='A%2FB%26C%25%27%27')/x?%24filter=a+eq+%271%27");
        assertThat(reply.json().get("path").asText()).isEqualTo("echo(a='A%2FB%26C%25%27%27')/x");
        assertThat(reply.json().get("query").asText()).isEqualTo("%24filter=a+eq+%271%27");
    }

    @Test
    void unencodedCharactersInAnAddressAreAccepted() throws IOException {
        String token = services.sales().token();
        String echo = raw("GET /api/data/v9.2/echo?$filter=a|b<c>\"^{}`\\ü HTTP/1.1", token);
        assertThat(echo).contains("200 OK").contains("$filter=a|b<c>\\\"^{}`\\\\ü");
    }

    private static String raw(String requestLine, String token) throws IOException {
        int port = services.sales().root().getPort();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String request =
                    requestLine
                            + "\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                            + token
                            + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void serviceRootHasTheHostAndVersionOfTheRequest() {
        int port = services.sales().root().getPort();
        Reply reply = services.sales().get("http://localhost:" + port + "/api/data/v9.0/echo");
        assertThat(reply.json().get("root").asText())
                .isEqualTo("http://localhost:" + port + "/api/data/v9.0/");
    }

    @Test
    void addressesAreLimitedTo32768Characters() {
        assertThat(services.sales().get("echo?$filter=" + "a".repeat(32_000)).status())
                .isEqualTo(200);
        assertThat(services.sales().get("echo?$filter=" + "a".repeat(33_000)).status())
                .isEqualTo(414);
    }

    @Test
    void addressInABatchMayHaveSixtyThousandCharacters() {
        BatchBody batch = new BatchBody().get("echo?$filter=" + "a".repeat(60_000));
        assertThat(services.sales().batch(batch).parts())
                .singleElement()
                .matches(p -> p.status() == 200);
    }

    @Test
    void pathOutsideTheServiceRootIsNotFound() {
        assertThat(services.sales().get("/data/echo").status()).isEqualTo(404);
        assertThat(services.finance().get("/api/data/v9.2/echo").status()).isEqualTo(404);
    }

    @Test
    void serviceRootNeedsNoFinalSlash() {
        assertThat(services.sales().get("/api/data/v9.2").status()).isEqualTo(404);
        assertThat(services.sales().get("/api/data/v9.2").errorCode()).isEqualTo("0x80040217");
    }

    @Test
    void ifNoneMatchNullIsIgnored() {
        Reply reply = services.sales().get("echo", "If-None-Match", "null", "If-Match", "*");
        assertThat(reply.json().at("/headers/if-none-match").isMissingNode()).isTrue();
        assertThat(reply.json().at("/headers/if-match").asText()).isEqualTo("*");
    }

    @Test
    void exceptionInAServiceIsAnsweredInItsErrorFormat() {
        Reply reply = services.sales().delete("things(1)");
        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.errorMessage()).isEqualTo("An unexpected error occurred.");
    }

    @Test
    void errorNamesAPortInUseAndItsSetting() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ListenAddress bind =
                    new ListenAddress("127.0.0.1", taken.getLocalPort(), "sandbox.sales.port");
            Tokens tokens = new Tokens(Clock.systemUTC(), Duration.ofMinutes(1));
            assertThatThrownBy(
                            () ->
                                    Listener.tokens(
                                            bind, tokens, SignIn.secretOnly(), Clock.systemUTC()))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("port " + taken.getLocalPort())
                    .hasMessageContaining("set sandbox.sales.port to a free port");
        }
    }

    @Test
    void listenerStopsAtOnceWhileARequestWaits() {
        TinyServices own = new TinyServices();
        own.sales().token();
        own.sales().control("POST", "latency", "{\"perRequestMs\":60000}");
        CompletableFuture<Reply> waiting =
                CompletableFuture.supplyAsync(() -> own.sales().get("echo"));
        await().until(() -> requests(own) == 1);
        assertTimeout(Duration.ofSeconds(5), () -> own.afterAll(null));
        assertThat(waiting).failsWithin(Duration.ofSeconds(5));
    }

    private static int requests(TinyServices services) {
        return services.sales().control("GET", "stats", "").json().get("requests").asInt();
    }
}
