package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.p2c.sandbox.http.InitialData;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Logins to the console and sessions, also behind a proxy, and clients that hold it up. Requests
 * come from 127.0.0.1, which is a trusted proxy here, so that each test can be a client of its own;
 * 127.0.0.2 is no proxy.
 */
class ConsoleLoginTest {

    private static final String READ =
            "{\"type\": \"read\", \"mbean\": \"java.lang:type=Memory\", \"attribute\":"
                    + " \"Verbose\"}";

    @TempDir static Path directory;
    private static RunningApplication running;

    @BeforeAll
    static void start() {
        running =
                RunningApplication.start(
                        directory, InitialData.EMPTY, Map.of("P2C_HTTP_PROXIES", "127.0.0.1"));
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @Test
    void behindATlsProxyHawtioAnswersAndItsCookieIsSecure() {
        String[] proxied = {
            "X-Forwarded-Proto", "https", "X-Forwarded-Host", "console.example.com",
            "X-Forwarded-For", "203.0.113.1", "Origin", "https://console.example.com"
        };
        HttpResponse<String> in = logIn(RunningApplication.PASSWORD, proxied);
        String cookie = in.headers().firstValue("Set-Cookie").orElseThrow();
        HttpResponse<String> answer =
                send(
                        jolokia(READ)
                                .headers(proxied)
                                .header("Cookie", cookie.substring(0, cookie.indexOf(';'))));

        assertThat(cookie).contains("; Secure").contains("HttpOnly").contains("SameSite=Strict");
        assertThat(RunningApplication.json(answer).path("status").asInt())
                .as(answer.body())
                .isEqualTo(200);
    }

    @Test
    void forwardedHeadersOfOthersAreIgnored() throws IOException {
        String request =
                "POST /hawtio/jolokia/ HTTP/1.1\r\nHost: console.example.com\r\n"
                        + "X-Forwarded-Proto: https\r\nForwarded: proto=https\r\n"
                        + "Origin: https://console.example.com\r\n"
                        + "Connection: close\r\nContent-Length: 0\r\n\r\n";

        assertThat(answerTo("127.0.0.2", request)).startsWith("HTTP/1.1 403");
        assertThat(answerTo("127.0.0.1", request)).startsWith("HTTP/1.1 403");
    }

    @Test
    void logoutEndsTheSession() {
        HttpResponse<String> in = logIn(RunningApplication.PASSWORD, "X-Forwarded-For", "10.0.0.1");
        String cookie = in.headers().firstValue("Set-Cookie").orElseThrow();
        String session = cookie.substring(0, cookie.indexOf(';'));
        assertThat(running.get("/hawtio/user", "Cookie", session).body()).contains("operator");
        assertThat(running.get("/hawtio/jolokia/version", "Cookie", session).statusCode())
                .isEqualTo(200);

        HttpResponse<String> out = running.get("/hawtio/auth/logout", "Cookie", session);

        assertThat(out.statusCode()).isEqualTo(302);
        assertThat(out.headers().firstValue("Location").orElseThrow()).endsWith("/hawtio/login");
        assertThat(running.get("/hawtio/jolokia/version", "Cookie", session).statusCode())
                .isIn(401, 403);
        assertThat(running.get("/hawtio/user", "Cookie", session).body())
                .doesNotContain("operator");
    }

    @Test
    void theLoginLeadsToThePageThatALinkAskedFor() {
        HttpResponse<String> link = running.anonymous("/hawtio/p2c/failures?task=invoices");
        String page = link.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
        HttpResponse<String> in = logIn(RunningApplication.PASSWORD, "X-Forwarded-For", "10.0.0.3");
        String session = in.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];

        assertThat(landing(session)).isEqualTo("/hawtio/p2c");
        assertThat(landing(session + "; " + page)).isEqualTo("/hawtio/p2c/failures?task=invoices");
        assertThat(landing(session + "; p2c-page=//evil.example")).isEqualTo("/hawtio/p2c");
    }

    private static String landing(String cookies) {
        return running.get("/hawtio/", "Cookie", cookies)
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    @Test
    void logoutWithoutALoginShowsNoTrace() {
        HttpResponse<String> out = running.anonymous("/hawtio/auth/logout");

        assertThat(out.statusCode()).isEqualTo(302);
        assertThat(out.body()).doesNotContain("Exception", "\tat ");
    }

    @Test
    void wrongPasswordsSlowANameAtAnAddressAndNobodyElse() {
        String attacker = "203.0.113.7";
        int looked = 0;
        for (int i = 0; i < 100; i++) {
            looked += metrics(attacker, "wrong" + i).statusCode() == 401 ? 1 : 0;
        }

        assertThat(looked).isBetween(5, 8);
        HttpResponse<String> right = metrics(attacker, RunningApplication.PASSWORD);
        assertThat(right.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(right.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, 16);
        assertThat(metrics("203.0.113.8", RunningApplication.PASSWORD).statusCode()).isEqualTo(200);
        assertThat(metrics("1.2.3.4, 203.0.113.7", RunningApplication.PASSWORD).statusCode())
                .as("a client cannot choose its address")
                .isEqualTo(429);
        assertThat(
                        running.get(
                                        "/observe/metrics",
                                        "Authorization",
                                        "Bearer " + RunningApplication.TOKEN,
                                        "X-Forwarded-For",
                                        attacker)
                                .statusCode())
                .isEqualTo(200);
        assertThat(logIn(RunningApplication.PASSWORD, "X-Forwarded-For", attacker).statusCode())
                .isEqualTo(200);
        await().atMost(Duration.ofSeconds(16))
                .until(() -> metrics(attacker, RunningApplication.PASSWORD).statusCode() == 200);
    }

    @Test
    void wrongPasswordsOnTheLoginPageAreSlowedToo() {
        List<Integer> answers =
                IntStream.range(0, 50)
                        .mapToObj(i -> logIn("wrong", "X-Forwarded-For", "203.0.113.9"))
                        .map(HttpResponse::statusCode)
                        .toList();

        assertThat(answers).contains(429);
        assertThat(answers.stream().filter(status -> status != 429)).hasSizeBetween(5, 8);
    }

    @Test
    void slowBodiesDoNotStopTheProbes() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 400; i++) {
                Socket socket = connect("127.0.0.2");
                slow.add(socket);
                write(
                        socket,
                        "POST /hawtio/auth/login HTTP/1.1\r\nHost: localhost\r\n"
                                + "Content-Length: 100000\r\n\r\n{");
            }
            long started = System.nanoTime();

            assertThat(running.anonymous("/observe/health/live").statusCode()).isEqualTo(200);
            assertThat(Duration.ofNanos(System.nanoTime() - started))
                    .isLessThan(Duration.ofSeconds(3));
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    /** Hawtio's scripts need no login and are larger than what a socket buffers. */
    @Test
    void clientsOfManyAddressesThatDoNotReadDoNotStopTheProbes() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 300; i++) {
                Socket socket = connect("127.0.0." + (10 + i / 50));
                slow.add(socket);
                write(
                        socket,
                        "GET /hawtio/json.worker.js HTTP/1.1\r\nHost: localhost\r\n\r\n"
                                .repeat(30));
            }
            long started = System.nanoTime();

            assertThat(running.anonymous("/observe/health/live").statusCode()).isEqualTo(200);
            assertThat(Duration.ofNanos(System.nanoTime() - started))
                    .isLessThan(Duration.ofSeconds(3));
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
        // Their requests end with their connections: Hawtio answers again, to them as well.
        String page =
                "HEAD /hawtio/json.worker.js HTTP/1.1\r\n"
                        + "Host: localhost\r\n"
                        + "Connection: close\r\n\r\n";
        await().atMost(Duration.ofSeconds(10))
                .until(() -> answerTo("127.0.0.10", page).startsWith("HTTP/1.1 200"));
    }

    @Test
    void aBodyWithoutEndIsRefused() {
        HttpResponse<String> answer =
                send(jolokia("x".repeat(1_500_000)).header("Authorization", login()));

        assertThat(answer.statusCode()).isEqualTo(413);
    }

    private static HttpRequest.Builder jolokia(String json) {
        return HttpRequest.newBuilder(URI.create(running.address() + "/hawtio/jolokia/"))
                .POST(HttpRequest.BodyPublishers.ofString(json));
    }

    private static HttpResponse<String> metrics(String client, String password) {
        return running.get(
                "/observe/metrics",
                "Authorization",
                RunningApplication.basic(RunningApplication.USER, password),
                "X-Forwarded-For",
                client);
    }

    private static HttpResponse<String> logIn(String password, String... headers) {
        String body =
                "{\"username\": \"%s\", \"password\": \"%s\"}"
                        .formatted(RunningApplication.USER, password);
        return send(
                HttpRequest.newBuilder(URI.create(running.address() + "/hawtio/auth/login"))
                        .headers(headers)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        return RunningApplication.send(request);
    }

    private static String login() {
        return RunningApplication.basic(RunningApplication.USER, RunningApplication.PASSWORD);
    }

    private static String answerTo(String from, String request) throws IOException {
        try (Socket socket = connect(from)) {
            write(socket, request);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Socket connect(String from) throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(from, 0));
        socket.connect(new InetSocketAddress("127.0.0.1", running.address().getPort()));
        return socket;
    }

    private static void write(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
