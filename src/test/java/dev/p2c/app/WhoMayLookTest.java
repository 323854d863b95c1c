package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.sandbox.http.InitialData;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Without a login one learns whether it lives and is ready, and nothing else. */
class WhoMayLookTest {

    private static final String AUTHORIZATION = "Authorization";

    @TempDir static Path directory;
    private static Running running;

    @BeforeAll
    static void start() {
        running = Running.start(directory, InitialData.EMPTY, Map.of());
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/observe/health/live", "/observe/health/ready"})
    void anybodyMayAskWhetherItLivesAndIsReady(String path) {
        HttpResponse<String> answer = running.anonymous(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Running.json(answer).size()).as(answer.body()).isEqualTo(1);
        assertThat(Running.json(answer).get("status").asText()).isEqualTo("UP");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/observe/health",
                "/observe/metrics",
                "/observe/health;a=b",
                "/observe/./metrics",
                "/observe/%6Detrics",
                "/observe/health/../metrics",
                "/observe/health/live/../../metrics",
                "/hawtio/jolokia",
                "/hawtio/jolokia/",
                "/hawtio/jolokia/list",
                "/hawtio/jolokia/read/java.lang:type=Memory",
                "/hawtio/jolokia;a=b/version",
                "/hawtio/%6Aolokia/version",
                "/hawtio/./jolokia/version",
                "/hawtio/css/../jolokia/version",
                "/hawtio/auth/../jolokia/version",
                "/hawtio/proxy/http/localhost/8080/observe/metrics",
                "//observe/metrics",
                "//hawtio//jolokia/version"
            })
    void nothingElseIsAnsweredWithoutALogin(String path) {
        HttpResponse<String> answer = running.anonymous(path);

        assertThat(answer.statusCode()).as(answer.body()).isIn(400, 401, 403, 404);
        assertThat(answer.body()).doesNotContain("jvm_", "\"agent\"", "\"checks\"", "HeapMemory");
    }

    @Test
    void theOperatorsLoginOpensHealthAndMetrics() {
        assertThat(running.anonymous("/observe/health").headers().firstValue("WWW-Authenticate"))
                .contains("Basic realm=\"p2c\"");
        assertThat(running.get("/observe/health").statusCode()).isEqualTo(200);
        assertThat(running.get("/observe/metrics").body()).contains("jvm_memory_used_bytes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Basic",
                "Basic !!!",
                "Basic b3BlcmF0b3I=",
                "Basic b3BlcmF0b3I6",
                "Bearer sandbox",
                "Bearer ",
                "Digest sandbox"
            })
    void aLoginThatIsNoneOpensNothing(String header) {
        assertThat(running.get("/observe/metrics", AUTHORIZATION, header).statusCode())
                .isIn(401, 429);
    }

    @Test
    void theTokenOfTheScraperOpensTheMetricsAndNothingElse() {
        String bearer = "Bearer " + Running.TOKEN;

        assertThat(running.get("/observe/metrics", AUTHORIZATION, bearer).statusCode())
                .isEqualTo(200);
        assertThat(running.get("/observe/health", AUTHORIZATION, bearer).statusCode())
                .isEqualTo(401);
        assertThat(running.get("/hawtio/jolokia/version", AUTHORIZATION, bearer).statusCode())
                .isIn(401, 403);
    }

    @Test
    void nobodyWritesToTheObservePages() {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(running.address() + "/observe/health/live"))
                        .POST(HttpRequest.BodyPublishers.ofString("x"));

        assertThat(Running.send(request).statusCode()).isEqualTo(405);
    }

    @Test
    void ourPagesCarryTheHeadersThatKeepABrowserSafe() {
        HttpResponse<String> answer = running.anonymous("/observe/health/live");

        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("X-Frame-Options")).contains("DENY");
        assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("Server")).isEmpty();
        HttpResponse<String> page = running.anonymous("/hawtio/");
        assertThat(page.headers().firstValue("X-Frame-Options")).isPresent();
        assertThat(page.headers().firstValue("Server")).isEmpty();
    }

    @Test
    void aPageOfAnotherSiteDoesNothingInTheOperatorsName() {
        String login = Running.basic(Running.USER, Running.PASSWORD);

        HttpResponse<String> answer =
                running.get(
                        "/hawtio/jolokia/version",
                        AUTHORIZATION,
                        login,
                        "Sec-Fetch-Site",
                        "cross-site");

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void noPortForRemoteJmxIsOpen() {
        assertThat(System.getProperties().stringPropertyNames())
                .noneMatch(name -> name.startsWith("com.sun.management.jmxremote"));
        assertThat(ManagementFactory.getRuntimeMXBean().getInputArguments())
                .noneMatch(argument -> argument.contains("jmxremote"));
    }

    @Test
    void whatTheProcessWasStartedWithIsClosedEvenToTheOperator() {
        for (String attribute : new String[] {"SystemProperties", "InputArguments"}) {
            HttpResponse<String> answer =
                    running.jolokia(
                            "{\"type\": \"read\", \"mbean\": \"java.lang:type=Runtime\","
                                    + " \"attribute\": \""
                                    + attribute
                                    + "\"}",
                            Running.USER,
                            Running.PASSWORD);
            JsonNode json = Running.json(answer);
            assertThat(json.path("status").asInt()).as(attribute).isEqualTo(403);
        }
        HttpResponse<String> all =
                running.jolokia(
                        "{\"type\": \"read\", \"mbean\": \"java.lang:type=Runtime\"}",
                        Running.USER,
                        Running.PASSWORD);
        assertThat(all.body()).doesNotContain("java.class.path", "-Xmx");
    }

    @Test
    void afterTenWrongPasswordsAnAddressWaits() {
        // An instance of its own: the others of this test go on with their passwords.
        try (Running other =
                Running.start(directory.resolve("other"), InitialData.EMPTY, Map.of())) {
            String wrong = Running.basic(Running.USER, "wrong");
            await().until(
                            () ->
                                    other.get("/observe/metrics", AUTHORIZATION, wrong).statusCode()
                                            == 429);

            HttpResponse<String> right = other.get("/observe/metrics");
            assertThat(right.statusCode()).isEqualTo(429);
            assertThat(Integer.parseInt(right.headers().firstValue("Retry-After").orElseThrow()))
                    .isBetween(1, 60);
            assertThat(other.jolokia("{\"type\": \"version\"}", Running.USER, "x").statusCode())
                    .isEqualTo(429);
            assertThat(other.anonymous("/observe/health/live").statusCode()).isEqualTo(200);
        }
    }
}
