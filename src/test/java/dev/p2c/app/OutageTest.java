package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import dev.p2c.error.UnavailableException;
import dev.p2c.run.Run;
import dev.p2c.sandbox.Sandbox;
import dev.p2c.sandbox.http.InitialData;
import dev.p2c.state.RunStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Outages of a system or of the state during a pass. */
class OutageTest {

    private static final int ACCOUNTS = 300;
    private static final int BATCH = 10;

    /** Two writing threads and the reading thread, which also writes when they are busy. */
    private static final int UNDER_WAY = 3;

    @TempDir Path directory;
    private Server database;
    private Engine engine;
    private Accounts accounts;

    @BeforeEach
    void start() throws SQLException {
        database = server("0");
        Sandbox sandbox = Engine.standIns(InitialData.EMPTY);
        Map<String, String> settings =
                Map.of(
                        "P2C_STATE_URL",
                        "jdbc:h2:tcp://127.0.0.1:"
                                + database.getPort()
                                + "/"
                                + directory.resolve("state"),
                        "P2C_BATCH_SIZE",
                        "10",
                        "P2C_PAGE_SIZE",
                        "20",
                        "P2C_PARALLELISM",
                        "2",
                        "P2C_FINANCE_ATTEMPTS",
                        "1",
                        "P2C_STATE_WAIT",
                        "2s");
        engine = Engine.on(sandbox, directory, settings, Clock.systemUTC());
        accounts = new Accounts(engine);
        accounts.seed(ACCOUNTS);
    }

    @AfterEach
    void stop() {
        engine.close();
        database.stop();
    }

    private static Server server(String port) throws SQLException {
        return Server.createTcpServer("-tcpPort", port, "-ifNotExists", "-tcpDaemon").start();
    }

    @Test
    void anOutageOfTheTargetIsLoggedInOneLineAndTheNextPassContinues() {
        int before = accounts.customers();
        engine.finance()
                .control(
                        "POST",
                        "faults",
                        "[{\"method\":\"POST\",\"path\":\"$batch\",\"every\":10,\"status\":500},"
                                + "{\"method\":\"POST\",\"path\":\"$batch\",\"latencyMs\":20}]");
        Run run;
        try (LogLines lines = LogLines.of("dev.p2c")) {
            run = engine.sync("accounts");
            assertThat(lines.from(Level.ERROR))
                    .singleElement()
                    .asString()
                    .startsWith("accounts: run failed for usmf: finance: ");
        }

        assertThat(run.failures().get("usmf")).isInstanceOf(UnavailableException.class);
        assertThat(engine.application().state().runs().latest(1).get(0).status())
                .isEqualTo(RunStatus.FAILED);
        long across = accounts.customers() - before;
        assertThat(across).isBetween(1L, ACCOUNTS - 1L);
        assertThat(run.counts().created()).isEqualTo(accounts.inLedger());
        watermarkIsNotBeyondARowThatIsMissing();

        engine.finance().control("DELETE", "faults", "");
        assertThat(engine.sync("products").failures()).isEmpty();
        assertThat(engine.sync("accounts").failures()).isEmpty();
        everythingIsAcrossOnce(before);
    }

    @Test
    void anOutageOfTheSourceBetweenTwoPagesKeepsTheRowsAlreadyRead() throws Exception {
        int before = accounts.customers();
        engine.finance().control("POST", "latency", "{\"perRequestMs\": 100}");
        CompletableFuture<Run> pass = CompletableFuture.supplyAsync(() -> engine.sync("accounts"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> accounts.customers() > before);
        engine.sales()
                .control(
                        "POST",
                        "faults",
                        "[{\"method\":\"GET\",\"path\":\"accounts\",\"status\":500}]");
        Run run = pass.get(60, TimeUnit.SECONDS);
        engine.finance().control("DELETE", "latency", "");

        assertThat(run.failures()).containsOnlyKeys("usmf");
        assertThat(run.counts().created())
                .isBetween(10L, ACCOUNTS - 1L)
                .isEqualTo(accounts.inLedger());
        engine.sales().control("DELETE", "faults", "");
        watermarkIsNotBeyondARowThatIsMissing();
        assertThat(engine.sync("accounts").failures()).isEmpty();
        everythingIsAcrossOnce(before);
    }

    @Test
    void anOutageOfTheStateEndsTheRunAndDuplicatesNothing() throws SQLException, IOException {
        int before = accounts.customers();
        engine.finance().control("POST", "latency", "{\"perRequestMs\": 100}");
        int port = database.getPort();
        Thread pass = new Thread(() -> engine.sync("accounts"));
        pass.start();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> accounts.customers() > before + 30);
        database.stop();
        Awaitility.await().atMost(Duration.ofSeconds(90)).until(() -> !pass.isAlive());
        int written = accounts.customers() - before;
        assertThat(written).as("writing ends when nothing can be recorded").isLessThan(ACCOUNTS);
        assertThat(engine.application().runs().active("accounts")).isEmpty();

        database = server(String.valueOf(port));
        engine.finance().control("DELETE", "latency", "");
        theStateIsUsedAgain();

        assertThat(engine.sync("accounts").failures()).isEmpty();
        everythingIsAcrossOnce(before);
    }

    /** The pool looks for its database less often, the longer the database is away. */
    private void theStateIsUsedAgain() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .ignoreException(UnavailableException.class)
                .until(() -> !engine.application().state().runs().latest(1).isEmpty());
    }

    @Test
    void rowsWrittenDuringAnOutageOfTheStateAreRecordedAfterwards() throws SQLException {
        int before = accounts.customers();
        engine.finance().control("POST", "latency", "{\"perRequestMs\": 100}");
        int port = database.getPort();
        Thread pass = new Thread(() -> engine.sync("accounts"));
        pass.start();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> accounts.customers() > before + 30);
        database.stop();
        int atOnce = accounts.customers();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                // Longer than the wait for a connection, and much shorter than the four waits of a
                // batch that is to be recorded.
                .during(Duration.ofMillis(2_500))
                .until(() -> accounts.customers() <= atOnce + UNDER_WAY * BATCH);
        database = server(String.valueOf(port));
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> !pass.isAlive());

        assertThat(accounts.inLedger()).isEqualTo(accounts.customers() - before);
        engine.finance().control("DELETE", "latency", "");
        assertThat(engine.sync("accounts").failures()).isEmpty();
        everythingIsAcrossOnce(before);
    }

    private void everythingIsAcrossOnce(int before) {
        assertThat(accounts.customers() - before).isEqualTo(ACCOUNTS);
        assertThat(accounts.inLedger()).isEqualTo(ACCOUNTS);
        Engine.setBackCounters(engine.finance());
        engine.sync("accounts");
        assertThat(Engine.writes(engine.finance())).isZero();
    }

    private void watermarkIsNotBeyondARowThatIsMissing() {
        Optional<Instant> watermark =
                engine.application().state().watermarks().get(Accounts.TASK, Accounts.COMPANY);
        if (watermark.isEmpty()) {
            return;
        }
        engine.sales()
                .get(
                        "accounts?$select=accountnumber&$filter=modifiedon lt ".replace(" ", "%20")
                                + watermark.get())
                .json()
                .get("value")
                .forEach(
                        row ->
                                assertThat(accounts.customer(row.get("accountnumber").asText()))
                                        .isPresent());
    }
}
