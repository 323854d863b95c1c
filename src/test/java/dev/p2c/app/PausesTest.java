package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.p2c.run.RunOptions;
import dev.p2c.sandbox.http.InitialData;
import dev.p2c.state.RunRecord;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.management.NotificationListener;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pauses and passes that commands and beans ask of a running application. */
class PausesTest {

    private static final String ACCOUNTS = "type=Direction,name=accounts";
    private static final ObjectMapper JSON = new ObjectMapper();

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

    @AfterEach
    void resume() {
        command("resume", "all");
    }

    private static Engine.Command command(String... arguments) {
        return Engine.command(running.environment(), Clock.systemUTC(), arguments);
    }

    private static Object attribute(String name) {
        return RunningApplication.attribute(ACCOUNTS, name);
    }

    @Test
    void noPassOfAPausedDirectionBeginsAndEveryoneIsToldWhoPausedIt() throws Exception {
        Engine.Command paused = command("pause", "accounts", "--reason", "month-end");
        assertThat(paused.out()).containsPattern("accounts: paused by \\S+ since \\S+: month-end");
        assertThat(command("pause", "accounts").out()).contains("accounts: already paused by");

        assertThat(RunningApplication.runNow("accounts"))
                .contains("is paused by ", "month-end; resume it first: bin/p2c resume accounts");
        Engine.Command sync = command("sync", "accounts");
        assertThat(sync.exit()).isEqualTo(2);
        assertThat(sync.err()).contains("accounts: is paused by");
        assertThat(command("run", "accounts").err()).contains("accounts: is paused by");
        int runs = runs().size();
        fire();
        assertThat(runs()).hasSize(runs);

        await().untilAsserted(() -> assertThat(attribute("State")).isEqualTo("paused"));
        assertThat(attribute("PauseReason")).isEqualTo("month-end");
        assertThat(attribute("NextRunAt")).isEqualTo("");
        assertThat(command("resume", "accounts").out())
                .contains("accounts: resumed; it was paused");
        assertThat(RunningApplication.runNow("accounts")).contains("read");
    }

    /** What the schedule does when a pass is due. */
    private static void fire() throws Exception {
        var consumer = running.application().context().getRoute("accounts").getConsumer();
        consumer.getProcessor().process(consumer.createExchange(false));
    }

    private static List<RunRecord> runs() {
        return running.application().state().runs().latestOf("accounts", 100);
    }

    @Test
    void theBeanPausesAndResumesAndTellsListeners() throws Exception {
        List<String> told = new CopyOnWriteArrayList<>();
        NotificationListener listener = (event, handback) -> told.add(event.getMessage());
        RunningApplication.runNow("accounts");
        await("the application looks every second, and may have seen the pause of another test")
                .during(Duration.ofSeconds(2))
                .until(() -> attribute("State").equals("flowing"));
        var server = java.lang.management.ManagementFactory.getPlatformMBeanServer();
        server.addNotificationListener(RunningApplication.name(ACCOUNTS), listener, null, null);

        assertThat(RunningApplication.invoke(ACCOUNTS, "pause", "inventory"))
                .asString()
                .contains(": inventory");
        await().until(() -> told.stream().anyMatch(text -> text.contains("paused, was ")));
        assertThat(RunningApplication.invoke(ACCOUNTS, "resume")).isEqualTo("resumed");
        assertThat(RunningApplication.invoke(ACCOUNTS, "resume")).isEqualTo("was not paused");
        await().until(() -> told.stream().anyMatch(text -> text.contains("flowing, was paused")));
        assertThat(RunningApplication.invoke(ACCOUNTS, "stopAfterBatch"))
                .isEqualTo("no pass is under way");
    }

    @Test
    void aCommandRunsAPassInTheRunningApplication() {
        Engine.Command answer = command("run", "accounts");

        assertThat(answer.out()).contains("accounts: 0 read");
        assertThat(answer.exit()).isZero();
        RunRecord run = runs().get(0);
        assertThat(run.trigger()).isEqualTo("command");
        assertThat(run.user()).isEqualTo(System.getProperty("user.name"));
    }

    @Test
    void aPassWithoutAnApplicationIsRefusedInPlainWords(@TempDir Path other) {
        Map<String, String> environment = new java.util.HashMap<>(running.environment());
        environment.put("P2C_STATE_URL", "jdbc:h2:file:" + other.resolve("p2c"));

        Engine.Command answer = Engine.command(environment, Clock.systemUTC(), "run", "accounts");

        assertThat(answer.exit()).isEqualTo(3);
        assertThat(answer.err()).contains("no application runs this direction on the state");
    }

    @Test
    void allDirectionsArePausedAtOnceAndSyncAllSaysSo() throws Exception {
        JsonNode paused = JSON.readTree(command("pause", "all", "--json").out()).path("paused");
        assertThat(paused).hasSize(running.application().directions().size());

        assertThat(command("sync", "all").exit()).isEqualTo(2);
        JsonNode resumed = JSON.readTree(command("resume", "all", "--json").out());
        assertThat(resumed.path("resumed")).hasSize(paused.size());
    }

    @Test
    void anUnknownDirectionIsRefusedWithASuggestion() {
        assertThat(command("pause", "acounts").err()).contains("Did you mean", "accounts");
    }

    @Test
    void freshnessIsAMetricOfEachDirectionAndCompany() {
        running.application().runNow("accounts", RunOptions.SCHEDULED);

        assertThat(running.get("/observe/metrics").body())
                .containsPattern(
                        "p2c_freshness_seconds\\{company=\"usmf\",direction=\"accounts\"\\} \\d");
    }
}
