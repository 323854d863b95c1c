package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.desk.OperatorLog;
import dev.p2c.sandbox.http.InitialData;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Access to the console: without a login only liveness and readiness are shown. */
class ConsoleAccessTest {

    private static final String AUTHORIZATION = "Authorization";

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

    @ParameterizedTest
    @ValueSource(strings = {"/observe/health/live", "/observe/health/ready"})
    void livenessAndReadinessNeedNoLogin(String path) {
        HttpResponse<String> answer = running.anonymous(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(RunningApplication.json(answer).size()).as(answer.body()).isEqualTo(1);
        assertThat(RunningApplication.json(answer).get("status").asText()).isEqualTo("UP");
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
    void everyOtherPathNeedsALogin(String path) {
        HttpResponse<String> answer = running.anonymous(path);

        assertThat(answer.statusCode()).as(answer.body()).isIn(400, 401, 403, 404);
        assertThat(answer.body()).doesNotContain("jvm_", "\"agent\"", "\"checks\"", "HeapMemory");
    }

    @Test
    void theOperatorMayReadHealthAndMetrics() {
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
    void anInvalidLoginIsRefused(String header) {
        assertThat(running.get("/observe/metrics", AUTHORIZATION, header).statusCode())
                .isIn(401, 429);
    }

    @Test
    void theMetricsTokenAllowsOnlyMetrics() {
        String bearer = "Bearer " + RunningApplication.TOKEN;

        assertThat(running.get("/observe/metrics", AUTHORIZATION, bearer).statusCode())
                .isEqualTo(200);
        assertThat(running.get("/observe/health", AUTHORIZATION, bearer).statusCode())
                .isEqualTo(401);
        assertThat(running.get("/hawtio/jolokia/version", AUTHORIZATION, bearer).statusCode())
                .isIn(401, 403);
    }

    @Test
    void theObservePagesAreReadOnly() {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(running.address() + "/observe/health/live"))
                        .POST(HttpRequest.BodyPublishers.ofString("x"));

        assertThat(RunningApplication.send(request).statusCode()).isEqualTo(405);
    }

    @Test
    void thePagesHaveSecurityHeaders() {
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
    void requestsSentByOtherSitesAreRefused() {
        String login =
                RunningApplication.basic(RunningApplication.USER, RunningApplication.PASSWORD);

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
    void controlCharactersLeaveAnAnswerReadable() {
        String controls = "\\u000b \\u001b \\u001f \\u0000 \\u0001 \\\\u001; \\n end";
        String find =
                "{\"type\":\"exec\",\"mbean\":\"p2c:type=Find\",\"operation\":\"find\",\"arguments\":[\"%s\"]}"
                        .formatted(controls);

        JsonNode answer =
                RunningApplication.json(
                        running.jolokia(
                                find, RunningApplication.USER, RunningApplication.PASSWORD));

        assertThat(answer.path("status").asInt()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.path("request").path("arguments").path(0).asText())
                .startsWith("\u000b \u001b \u001f ")
                .endsWith(" \u0001 \\u001; \n end");
    }

    @Test
    void foldersAreNotListed() {
        for (String folder : List.of("/hawtio/static/", "/hawtio/static/js/")) {
            assertThat(running.get(folder).statusCode()).as(folder).isEqualTo(403);
        }
    }

    @Test
    void noPortForRemoteJmxIsOpen() {
        assertThat(System.getProperties().stringPropertyNames())
                .noneMatch(name -> name.startsWith("com.sun.management.jmxremote"));
        assertThat(ManagementFactory.getRuntimeMXBean().getInputArguments())
                .noneMatch(argument -> argument.contains("jmxremote"));
    }

    @Test
    void theOperatorCannotReadTheProcesssEnvironment() {
        for (String attribute : new String[] {"SystemProperties", "InputArguments"}) {
            HttpResponse<String> answer =
                    running.jolokia(
                            "{\"type\": \"read\", \"mbean\": \"java.lang:type=Runtime\","
                                    + " \"attribute\": \""
                                    + attribute
                                    + "\"}",
                            RunningApplication.USER,
                            RunningApplication.PASSWORD);
            JsonNode json = RunningApplication.json(answer);
            assertThat(json.path("status").asInt()).as(attribute).isEqualTo(403);
        }
        HttpResponse<String> all =
                running.jolokia(
                        "{\"type\": \"read\", \"mbean\": \"java.lang:type=Runtime\"}",
                        RunningApplication.USER,
                        RunningApplication.PASSWORD);
        assertThat(all.body()).doesNotContain("java.class.path", "-Xmx");
    }

    /** Hawtio asks for every bean, in each of these forms, before it offers operations. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "(java.lang.String)\", \"arguments\": [\"p2c:type=Failures\"]",
                "(java.util.Map)\", \"arguments\": [{}]"
            })
    void hawtioMayAskWhatTheOperatorMayDo(String form) {
        HttpResponse<String> answer =
                running.jolokia(
                        "{\"type\": \"exec\", \"mbean\": \"hawtio:area=jmx,name=HawtioDummyJMXSecurity,type=security\","
                                + " \"operation\": \"canInvoke"
                                + form
                                + "}",
                        RunningApplication.USER,
                        RunningApplication.PASSWORD);
        assertThat(RunningApplication.json(answer).path("status").asInt())
                .as(answer.body())
                .isEqualTo(200);
    }

    @Test
    void whatAnOperatorDoesWithCamelAndQuartzIsInTheLog() throws Exception {
        String route = "org.apache.camel:context=p2c,name=\\\"accounts\\\",type=routes";
        String bulk =
                "[%s]"
                        .formatted(
                                String.join(
                                        ",",
                                        exec("p2c:type=Failures", "count", ""),
                                        exec(route, "stop()", ""),
                                        exec(route, "dumpRouteAsXml()", ""),
                                        exec("quartz:type=QuartzScheduler", "shutdown", ""),
                                        // Jolokia repeats the character, and writes it wrongly.
                                        exec("quartz:type=Q", "pause", "\"\\u001b\""),
                                        exec(route, "start()", "").replace("exec", "Exec"),
                                        "{\"type\":\"write\",\"mbean\":\"java.lang:type=Memory\",\"attribute\":\"Verbose\",\"value\":true}"));

        HttpResponse<String> answer =
                running.jolokia(bulk, RunningApplication.USER, RunningApplication.PASSWORD);

        assertThat(RunningApplication.json(answer)).hasSize(7);
        assertThat(RunningApplication.json(answer).at("/4/request/arguments/0").asText())
                .isEqualTo("\u001b");
        assertThat(new OperatorLog(running.application().state()).page(Instant.EPOCH, 0, 9).rows())
                .extracting(line -> line.action() + " " + line.subject() + ": " + line.detail())
                .satisfiesExactly(
                        line ->
                                assertThat(line)
                                        .startsWith(
                                                "write Verbose java.lang:type=Memory: true: not"
                                                        + " done: "),
                        line -> assertThat(line).isEqualTo("start route accounts (Camel): done"),
                        line -> assertThat(line).startsWith("pause quartz:type=Q: "),
                        line ->
                                assertThat(line)
                                        .startsWith(
                                                "shutdown quartz:type=QuartzScheduler: not done: "),
                        line -> assertThat(line).isEqualTo("stop route accounts (Camel): done"));
        assertThat(new OperatorLog(running.application().state()).page(Instant.EPOCH, 0, 9).rows())
                .allMatch(line -> line.who().equals(RunningApplication.USER))
                .allMatch(line -> line.origin().equals("Hawtio 127.0.0.1"));
    }

    private static String exec(String bean, String operation, String arguments) {
        return "{\"type\":\"exec\",\"mbean\":\"%s\",\"operation\":\"%s\",\"arguments\":[%s]}"
                .formatted(bean, operation, arguments);
    }
}
