package dev.p2c.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.sandbox.http.InitialData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks on the console by pages of other origins, and by operators who may not do everything. */
class ConsoleAttacksTest {

    private static final String READ =
            "{\"type\": \"read\", \"mbean\": \"java.lang:type=Memory\", \"attribute\": \"Verbose\"%s}";
    private static final String QUARTZ =
            "quartz:instance=NON_CLUSTERED,name=DefaultQuartzScheduler-p2c,type=QuartzScheduler";

    @TempDir static Path directory;
    private static RunningApplication running;

    @BeforeAll
    static void start() {
        running = RunningApplication.start(directory, InitialData.EMPTY, Map.of());
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @Test
    void theProcessConnectsToNoAddressThatACallerNames() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            listener.setSoTimeout(300);
            String target =
                    ", \"target\": {\"url\": \"service:jmx:rmi:///jndi/rmi://127.0.0.1:%d/x\"}"
                            .formatted(listener.getLocalPort());

            JsonNode unused = operator(READ.formatted(target));

            assertThat(isReached(listener)).isFalse();
        }
    }

    private static boolean isReached(ServerSocket listener) throws IOException {
        try (Socket unused = listener.accept()) {
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    @Test
    void noSerializedObjectIsRead() {
        // java.util.Date, written by ObjectOutputStream
        byte[] date =
                Base64.getDecoder()
                        .decode("rO0ABXNyAA5qYXZhLnV0aWwuRGF0ZWhqgQFLWXQZAwAAeHB3CAAAAAAAAAAAeA==");

        assertThatThrownBy(() -> new ObjectInputStream(new ByteArrayInputStream(date)).readObject())
                .isInstanceOf(InvalidClassException.class)
                .hasMessageContaining("REJECTED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:3000",
                "https://localhost:PORT",
                "http://127.0.0.1:PORT",
                "http://evil.example",
                "null",
                "nonsense"
            })
    void anotherOriginGetsNoAnswerByAnyMethodOnAnyPath(String origin) {
        String from = origin.replace("PORT", String.valueOf(running.address().getPort()));
        for (String path : List.of("/hawtio/jolokia/", "/observe/health", "/hawtio/auth/login")) {
            for (String method : List.of("GET", "POST", "OPTIONS", "HEAD")) {
                HttpResponse<String> answer =
                        send(method, path, READ.formatted(""), "Origin", from, login());
                assertThat(answer.statusCode()).as(method + path).isIn(403, 405);
                assertThat(answer.headers().map().keySet())
                        .noneMatch(
                                name -> name.toLowerCase(Locale.ROOT).startsWith("access-control"));
                assertThat(answer.body()).doesNotContain("\"value\"");
            }
        }
    }

    /** A name of an attacker that leads to this machine: such a page has the console's origin. */
    @Test
    void aPageWhoseNameWasReboundToThisMachineIsRefused() throws IOException {
        String request =
                "GET /observe/health HTTP/1.1\r\nHost: evil.example:%1$d\r\n"
                        + "Origin: http://evil.example:%1$d\r\nAuthorization: %2$s\r\n"
                        + "Connection: close\r\n\r\n";
        int port = running.address().getPort();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request.formatted(port, login()).getBytes(UTF_8));

            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .startsWith("HTTP/1.1 403")
                    .contains("Host is not this machine");
        }
    }

    /** A script element of any page may load an answer that is a script. */
    @ParameterizedTest
    @ValueSource(strings = {"callback=f", "c%61llback=f", "a=b&callback"})
    void noAnswerIsAScript(String parameter) {
        assertThat(running.get("/hawtio/jolokia/version?" + parameter).statusCode()).isEqualTo(403);
    }

    @Test
    void theConsolesOwnOriginIsServed() {
        HttpResponse<String> answer =
                send(
                        "POST",
                        "/hawtio/jolokia/",
                        READ.formatted(""),
                        "Origin",
                        running.address().toString(),
                        login());

        assertThat(RunningApplication.json(answer).path("status").asInt()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"same-site, no-cors", "same-site, cors", "cross-site, no-cors"})
    void aPageOfAnotherPortOrSiteIsRefusedWithoutAnOrigin(String site, String mode) {
        HttpResponse<String> answer =
                running.get(
                        "/hawtio/jolokia/version",
                        "Sec-Fetch-Site",
                        site,
                        "Sec-Fetch-Mode",
                        mode,
                        "Authorization",
                        login());

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/exec/java.lang:type=Memory/gc",
                "/EXEC/java.lang:type=Memory/gc",
                "/%65xec/java.lang:type=Memory/gc",
                ";a=b/exec/java.lang:type=Memory/gc",
                "/read/../exec/java.lang:type=Memory/gc",
                "/!exec/java.lang:type=Memory/gc",
                "/write/java.lang:type=Memory/Verbose/true",
                "?p=exec/java.lang:type=Memory/gc",
                "?x=y&p=/exec/java.lang:type=Memory/gc",
                "?%70=exec/java.lang:type=Memory/gc"
            })
    void operationsByGetAreRefused(String path) {
        HttpResponse<String> answer =
                running.get("/hawtio/jolokia" + path, "Authorization", login());

        assertThat(answer.statusCode()).isIn(400, 403);
    }

    @Test
    void readingByGetWorks() {
        HttpResponse<String> answer =
                running.get(
                        "/hawtio/jolokia/read/java.lang:type=Memory/Verbose",
                        "Authorization",
                        login());

        assertThat(RunningApplication.json(answer).path("value").asText()).isEqualTo("false");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "standby",
                "shutdown",
                "start",
                "clear",
                "pauseAllTriggers",
                "pauseJobs",
                "deleteJob",
                "unscheduleJob",
                "scheduleJob",
                "scheduleBasicJob",
                "addJob",
                "updateCronTrigger",
                "triggerJob",
                "interruptJob"
            })
    void theSchedulerCannotBeStoppedOrChanged(String operation) {
        JsonNode answer =
                operator(
                        "{\"type\": \"exec\", \"mbean\": \"%s\", \"operation\": \"%s\", \"arguments\": []}"
                                .formatted(QUARTZ, operation));

        assertThat(answer.path("status").asInt()).as(answer.toString()).isEqualTo(403);
    }

    @Test
    void theSchedulesCanBeLookedAt() {
        JsonNode answer =
                operator(
                        "{\"type\": \"read\", \"mbean\": \"%s\", \"attribute\": \"AllTriggers\"}"
                                .formatted(QUARTZ));

        assertThat(answer.path("value")).as(answer.toString()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"3000, list, 413", "1001, version, 413", "4, list, 413", "300, version, 200"})
    void aBulkThatWouldFillTheMemoryIsRefusedWithItsLimits(int count, String type, int status) {
        String one = "{\"type\": \"" + type + "\"}";
        String bulk = "[" + String.join(",", Collections.nCopies(count, one)) + "]";
        HttpResponse<String> answer = send(jolokia(bulk).header("Authorization", login()));

        assertThat(answer.statusCode()).isEqualTo(status);
        if (status == 200) {
            assertThat(RunningApplication.json(answer)).hasSize(count);
        } else {
            assertThat(RunningApplication.json(answer).path("error").asText())
                    .contains(count + " requests", "at most 1000 and 3");
        }
    }

    @Test
    void aBodyThatIsTooLongIsRefusedWithItsLimit() {
        HttpRequest.Builder tooLong = jolokia(" ".repeat(1_000_001));
        HttpResponse<String> answer = send(tooLong.header("Authorization", login()));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("more than 1000000 bytes");
    }

    @Test
    void aBodyThatIsNestedWithoutEndIsRefused() {
        assertThat(operator("[".repeat(500_000)).path("status").asInt()).isEqualTo(400);
    }

    private static JsonNode operator(String json) {
        return RunningApplication.json(send(jolokia(json).header("Authorization", login())));
    }

    private static HttpRequest.Builder jolokia(String json) {
        return HttpRequest.newBuilder(URI.create(running.address() + "/hawtio/jolokia/"))
                .POST(HttpRequest.BodyPublishers.ofString(json));
    }

    private static HttpResponse<String> send(
            String method, String path, String body, String name, String value, String login) {
        HttpRequest.BodyPublisher sent =
                method.equals("POST")
                        ? HttpRequest.BodyPublishers.ofString(body)
                        : HttpRequest.BodyPublishers.noBody();
        return send(
                HttpRequest.newBuilder(URI.create(running.address() + path))
                        .method(method, sent)
                        .header(name, value)
                        .header("Authorization", login));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        return RunningApplication.send(request);
    }

    private static String login() {
        return RunningApplication.basic(RunningApplication.USER, RunningApplication.PASSWORD);
    }
}
