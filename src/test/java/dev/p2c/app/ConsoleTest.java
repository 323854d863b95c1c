package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.sandbox.http.InitialData;
import dev.p2c.state.AlertRecord;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Health, metrics, JMX beans and Jolokia of a running application. */
class ConsoleTest {

    @TempDir static Path directory;
    private static RunningApplication running;

    @BeforeAll
    static void start() {
        running =
                RunningApplication.start(
                        directory,
                        InitialData.DEMO,
                        Map.of(
                                "P2C_FINANCE_ATTEMPTS", "1",
                                "P2C_ALERT_WAITING_ROWS", "1",
                                "P2C_SALES_SECRET_EXPIRES", "2100-01-31"));
        RunningApplication.runNow("accounts");
        RunningApplication.runNow("products");
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @AfterEach
    void noFaults() {
        running.finance().control("DELETE", "faults", "");
        running.sales().control("DELETE", "faults", "");
    }

    @Test
    void healthNamesEveryDirectionAndLiveAndReadyAnswer() {
        HttpResponse<String> health = running.get("/observe/health");

        assertThat(health.statusCode()).isEqualTo(200);
        // Rows of the demo data wait, which no restart mends.
        assertThat(RunningApplication.json(health).get("status").asText()).isEqualTo("DEGRADED");
        assertThat(RunningApplication.json(health).findValuesAsText("name"))
                .contains("direction:accounts", "direction:products", "context");
        assertThat(running.get("/observe/health/live").statusCode()).isEqualTo(200);
        assertThat(running.get("/observe/health/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void healthIsDownFromAFailedRunUntilTheNextSuccessfulOne() {
        running.sales()
                .control(
                        "POST",
                        "faults",
                        "[{\"status\": 503, \"retryAfter\": 0, \"times\": 1000}]");
        assertThat(RunningApplication.runNow("accounts")).contains("sales");

        HttpResponse<String> down = running.get("/observe/health");
        assertThat(down.statusCode()).isEqualTo(503);
        JsonNode check = check(RunningApplication.json(down), "direction:accounts");
        assertThat(check.get("status").asText()).isEqualTo("DOWN");
        assertThat(check.get("message").asText()).contains("503");
        assertThat(
                        check(RunningApplication.json(down), "direction:products")
                                .get("status")
                                .asText())
                .isEqualTo("UP");
        assertThat(running.get("/observe/health/live").statusCode()).isEqualTo(200);
        assertThat(RunningApplication.attribute("type=Direction,name=accounts", "LastRunStatus"))
                .isEqualTo("FAILED");

        noFaults();
        RunningApplication.runNow("accounts");

        assertThat(running.get("/observe/health").statusCode()).isEqualTo(200);
    }

    private static JsonNode check(JsonNode health, String name) {
        for (JsonNode check : health.get("checks")) {
            if (check.get("name").asText().equals(name)) {
                return check;
            }
        }
        throw new AssertionError(name + " is not among the checks: " + health);
    }

    @Test
    void metricsHaveRowsRequestsRoutesAndTheJvm() {
        ExpectedMetrics.areIn(running.get("/observe/metrics").body());
    }

    @Test
    void moreWaitingRowsThanTheLimitAreDegradedHealthAndAnAlert() throws Exception {
        HttpResponse<String> health = running.get("/observe/health");

        JsonNode rows = check(RunningApplication.json(health), "waiting-rows");
        assertThat(rows.get("status").asText()).isEqualTo("DEGRADED");
        assertThat(rows.get("message").asText()).contains("accounts-to-customers");
        assertThat(check(RunningApplication.json(health), "state").get("status").asText())
                .isEqualTo("UP");
        assertThat(running.anonymous("/observe/health/live").statusCode()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () ->
                                assertThat(running.application().state().alerts().open())
                                        .extracting(AlertRecord::rule, AlertRecord::subject)
                                        .contains(tuple("waiting", "accounts-to-customers")));
        assertThat(RunningApplication.attribute("type=Alerts", "Open"))
                .isInstanceOf(CompositeData[].class);
    }

    @Test
    void dashboardAndAlertRulesNameOnlyWhatIsExported() throws IOException {
        String metrics = running.get("/observe/metrics").body();

        assertThat(MonitoringFiles.dashboard()).hasSizeGreaterThan(10);
        assertThat(MonitoringFiles.alerts()).hasSizeGreaterThan(5);
        assertThat(MonitoringFiles.unknown(metrics)).isEmpty();
    }

    @Test
    void anUnknownPathIsNotFound() {
        assertThat(running.get("/observe/nothing").statusCode()).isEqualTo(404);
        assertThat(running.get("/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void beansOfDirectionsShowTheLastRun() {
        RunningApplication.runNow("products");
        String bean = "type=Direction,name=products";

        assertThat(RunningApplication.attribute(bean, "Description"))
                .asString()
                .contains("products");
        assertThat(RunningApplication.attribute(bean, "Running")).isEqualTo(false);
        assertThat(RunningApplication.attribute(bean, "LastRunCounts")).asString().contains("read");
        assertThat(RunningApplication.attribute(bean, "LastRunError")).isEqualTo("");
        Instant started =
                Instant.parse((String) RunningApplication.attribute(bean, "LastRunStartedAt"));
        Instant ended =
                Instant.parse((String) RunningApplication.attribute(bean, "LastRunEndedAt"));
        assertThat(started).isBeforeOrEqualTo(ended).isBefore(Instant.now());
        assertThat(RunningApplication.hasBean("type=Direction,name=accounts")).isTrue();
    }

    @Test
    void beansOfTasksShowWrittenAndWaitingRows() {
        String bean = "type=Task,name=accounts-to-customers";

        assertThat((Long) RunningApplication.attribute(bean, "RowsAcross")).isGreaterThan(400);
        assertThat((Long) RunningApplication.attribute(bean, "RowsWaiting")).isPositive();
        assertThat(RunningApplication.attribute(bean, "Watermark"))
                .asString()
                .startsWith("usmf 20");
        assertThat(RunningApplication.attribute(bean, "MappingFileBroken")).isEqualTo(false);
        assertThat(RunningApplication.attribute(bean, "MappingFileProblem")).isEqualTo("");
        assertThat(
                        RunningApplication.attribute(
                                "type=Task,name=released-products-to-products", "Watermark"))
                .isEqualTo("");
    }

    @Test
    void beansOfConnectionsShowRequestCounts() {
        for (String name : new String[] {"sales", "finance"}) {
            String bean = "type=Connection,name=" + name;
            assertThat((Long) RunningApplication.attribute(bean, "Requests")).isPositive();
            assertThat((Long) RunningApplication.attribute(bean, "BytesSent")).isPositive();
            assertThat(Instant.parse((String) RunningApplication.attribute(bean, "LastRequestAt")))
                    .isBefore(Instant.now());
        }
    }

    @Test
    void theFailuresBeanRetriesARow() {
        assertThat((Long) RunningApplication.attribute("type=Failures", "Rejected")).isPositive();
        String[] newest = (String[]) RunningApplication.attribute("type=Failures", "Newest");
        long id = Long.parseLong(newest[0].substring(0, newest[0].indexOf(' ')));

        assertThat(retry(id))
                .matches("a pass of \\S+ (begins|is under way, the next one tries again)");
        assertThat(retry(999_999)).isEqualTo("no row has this ID any more");
    }

    private static String retry(long id) {
        HttpResponse<String> answer =
                jolokia(
                        "{\"type\": \"exec\", \"mbean\": \"p2c:type=Failures\", \"operation\":"
                                + " \"retry\", \"arguments\": ["
                                + id
                                + "]}");
        return RunningApplication.json(answer).path("value").asText();
    }

    @Test
    void hawtiosBulkRequestsAreAnswered() {
        JsonNode answers =
                RunningApplication.json(
                        jolokia(
                                """
[{"type": "read", "mbean": "p2c:type=Direction,name=accounts", "attribute": "Description"},
 {"type": "search", "mbean": "p2c:*"},
 {"type": "list", "config": {"maxDepth": 2}},
 {"type": "read", "mbean": "org.apache.camel:context=p2c,type=routes,name=\\"accounts-to-customers\\"",
  "attribute": "ExchangesTotal"},
 {"type": "read", "mbean": "quartz:*"}]
"""));

        assertThat(answers).hasSize(5);
        assertThat(answers.get(0).path("value").asText()).contains("Accounts");
        assertThat(answers.get(1).path("value")).hasSizeGreaterThanOrEqualTo(7);
        assertThat(answers.get(2).path("value").has("p2c")).isTrue();
        assertThat(answers.get(3).path("value").asInt()).isPositive();
    }

    @Test
    void anOperatorMayStopAndStartRoutesAndRunADirection() {
        assertThat(exec("org.apache.camel:context=p2c,type=routes,name=\\\"products\\\"", "stop()"))
                .isEqualTo(200);
        assertThat(
                        exec(
                                "org.apache.camel:context=p2c,type=routes,name=\\\"products\\\"",
                                "start()"))
                .isEqualTo(200);
        assertThat(exec("p2c:type=Direction,name=products", "runNow")).isEqualTo(200);
        await().until(() -> running.get("/observe/health").statusCode() == 200);
    }

    @Test
    void commandsOfTheJvmAreNotAccessible() {
        assertThat(exec("com.sun.management:type=DiagnosticCommand", "vmVersion")).isEqualTo(403);
        assertThat(exec("com.sun.management:type=HotSpotDiagnostic", "dumpHeap")).isEqualTo(403);
        assertThat(exec("java.util.logging:type=Logging", "setLoggerLevel")).isEqualTo(403);
        assertThat(exec("org.apache.camel:context=p2c,type=context,name=\\\"p2c\\\"", "stop()"))
                .isEqualTo(403);
        assertThat(
                        exec(
                                "org.apache.camel:context=p2c,type=routes,name=\\\"products\\\"",
                                "remove()"))
                .isEqualTo(403);
        HttpResponse<String> write =
                jolokia(
                        "{\"type\": \"write\", \"mbean\": \"java.lang:type=Memory\", \"attribute\":"
                                + " \"Verbose\", \"value\": true}");
        assertThat(RunningApplication.json(write).path("status").asInt()).isEqualTo(403);
    }

    @Test
    void aWrongPasswordIsRefused() {
        assertThat(running.anonymous("/hawtio/jolokia/version").statusCode()).isIn(401, 403);
        assertThat(
                        running.jolokia("{\"type\": \"version\"}", RunningApplication.USER, "wrong")
                                .statusCode())
                .isIn(401, 403);
    }

    private static int exec(String bean, String operation) {
        String request =
                "{\"type\": \"exec\", \"mbean\": \""
                        + bean
                        + "\", \"operation\": \""
                        + operation
                        + "\"}";
        HttpResponse<String> answer = jolokia(request);
        return RunningApplication.json(answer).path("status").asInt();
    }

    private static HttpResponse<String> jolokia(String json) {
        HttpResponse<String> answer =
                running.jolokia(json, RunningApplication.USER, RunningApplication.PASSWORD);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer;
    }
}
