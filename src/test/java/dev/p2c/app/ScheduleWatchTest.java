package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.p2c.run.RunOptions;
import dev.p2c.sandbox.http.InitialData;
import dev.p2c.state.State;
import dev.p2c.testing.TestClock;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Schedules that do not run are seen by health, metrics, JMX and the status of any process. */
class ScheduleWatchTest {

    private static final String AT_NIGHT = "0 0 3 * * ?";

    @TempDir static Path directory;
    private static RunningApplication running;

    @BeforeAll
    static void start() {
        running =
                RunningApplication.start(
                        directory, InitialData.EMPTY, Map.of("P2C_ACCOUNTS_CRON", AT_NIGHT));
        RunningApplication.runNow("accounts");
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @Test
    void aTriggerPausedInTheConsoleIsAPauseAndNoFaultUntilItIsResumed() throws Exception {
        exec("pauseTrigger", "\"accounts\", \"directions\"");
        expectPause("paused by Quartz tab since ", "its trigger is paused");
        assertThat(RunningApplication.runNow("accounts"))
                .contains("accounts: is paused by Quartz tab since", "bin/p2c resume accounts");

        exec("resumeTrigger", "\"accounts\", \"directions\"");
        expectNoPause();
    }

    @Test
    void aRouteStoppedInTheConsoleIsAPauseUntilSomebodyResumesTheDirection() throws Exception {
        running.application().context().getRouteController().stopRoute("accounts");
        assertThat(RunningApplication.runNow("accounts"))
                .contains("accounts: is paused by Camel tab since");
        expectPause("paused by Camel tab since ", "its route is stopped");

        assertThat(RunningApplication.invoke("type=Direction,name=accounts", "resume"))
                .isEqualTo("resumed");
        expectNoPause();
        assertThat(RunningApplication.runNow("accounts")).contains("read");
    }

    @Test
    void theNoteOfAnotherProcessIsVoidOnceAScheduledPassCame() throws Exception {
        State state = running.application().state();
        state.notes()
                .of("accounts-to-customers", "usmf")
                .keepStandstill("another", "its trigger is paused");
        assertThat(status(TestClock.running()).path("late").asBoolean()).isTrue();
        RunningApplication.runNow("accounts");
        assertThat(status(TestClock.running()).path("late").asBoolean()).isTrue();

        running.application().runNow("accounts", RunOptions.SCHEDULED);

        assertThat(status(TestClock.running()).path("late").asBoolean()).isFalse();
    }

    @Test
    void aSchedulerInStandbyIsSeen() throws Exception {
        invokeScheduler("standby");
        expectProblem("the scheduler is in standby");

        invokeScheduler("start");
        expectNoProblem();
    }

    @Test
    void missingPassesAreSeenByTheStatusOfAnotherProcess() throws Exception {
        TestClock later = TestClock.running();
        assertThat(status(later).path("late").asBoolean()).isFalse();

        later.advance(Duration.ofDays(3));

        assertThat(status(later).path("late").asBoolean()).isTrue();
        assertThat(status(later).path("cron").asText()).isEqualTo(AT_NIGHT);
        assertThat(Engine.command(running.environment(), later, "status").out())
                .contains("DONE, late")
                .containsPattern(
                        "accounts: late: no pass since .*, although one was due [23] times");
    }

    @Test
    void theTimeOfTheLastPassIsAMetric() {
        double now = System.currentTimeMillis() / 1000.0;

        assertThat(metric("p2c_last_pass_timestamp_seconds")).isBetween(now - 600, now);
        assertThat(metric("p2c_last_pass_age_seconds")).isBetween(0.0, 600.0);
        assertThat(metric("p2c_passes_missed")).isZero();
    }

    private static void expectProblem(String text) throws Exception {
        await().untilAsserted(
                        () -> {
                            JsonNode check = check();
                            assertThat(check.path("status").asText()).isEqualTo("DOWN");
                            assertThat(check.path("message").asText()).contains(text);
                        });
        assertThat(running.get("/observe/health").statusCode()).isEqualTo(503);
        assertThat(running.get("/observe/health/live").statusCode()).isEqualTo(200);
        assertThat(metric("p2c_schedule_stopped")).isEqualTo(1);
        assertThat(RunningApplication.attribute("type=Direction,name=accounts", "ScheduleProblem"))
                .asString()
                .contains(text);
    }

    private static void expectPause(String... words) {
        await().untilAsserted(
                        () ->
                                assertThat(
                                                RunningApplication.attribute(
                                                        "type=Direction,name=accounts",
                                                        "StateText"))
                                        .asString()
                                        .contains(words));
        assertThat(check().path("status").asText()).isEqualTo("UP");
        assertThat(check().path("message").asText()).contains(words);
        assertThat(metric("p2c_schedule_stopped")).isZero();
        assertThat(metric("p2c_paused")).isEqualTo(1);
        assertThat(RunningApplication.attribute("type=Direction,name=accounts", "State"))
                .isEqualTo("paused");
    }

    private static void expectNoPause() {
        await().untilAsserted(() -> assertThat(metric("p2c_paused")).isZero());
        expectNoProblem();
    }

    private static void expectNoProblem() {
        await().untilAsserted(() -> assertThat(check().path("status").asText()).isEqualTo("UP"));
        assertThat(metric("p2c_schedule_stopped")).isZero();
    }

    private static JsonNode check() {
        for (JsonNode check :
                RunningApplication.json(running.get("/observe/health")).path("checks")) {
            if (check.path("name").asText().equals("schedule:accounts")) {
                return check;
            }
        }
        throw new AssertionError("no check of the schedule");
    }

    private static double metric(String name) {
        return running.get("/observe/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + "{direction=\"accounts\"}"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf('}') + 2)))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode status(TestClock clock) throws Exception {
        String json = Engine.command(running.environment(), clock, "status", "--json").out();
        for (JsonNode task : new ObjectMapper().readTree(json).get("tasks")) {
            if (task.get("direction").asText().equals("accounts")) {
                return task.get("schedule");
            }
        }
        throw new AssertionError(json);
    }

    private static void exec(String operation, String arguments) throws Exception {
        String request =
                "{\"type\": \"exec\", \"mbean\": \"%s\", \"operation\": \"%s\", \"arguments\": [%s]}"
                        .formatted(scheduler(), operation, arguments);
        String answer =
                running.jolokia(request, RunningApplication.USER, RunningApplication.PASSWORD)
                        .body();
        assertThat(answer).contains("\"status\":200");
    }

    private static void invokeScheduler(String operation) throws Exception {
        server().invoke(scheduler(), operation, new Object[0], new String[0]);
    }

    private static ObjectName scheduler() throws Exception {
        return server().queryNames(new ObjectName("quartz:type=QuartzScheduler,*"), null)
                .iterator()
                .next();
    }

    private static MBeanServer server() {
        return ManagementFactory.getPlatformMBeanServer();
    }
}
