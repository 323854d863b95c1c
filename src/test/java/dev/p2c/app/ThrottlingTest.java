package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.odata.transport.ConnectionStats;
import dev.p2c.run.Run;
import dev.p2c.sandbox.Sandbox;
import dev.p2c.sandbox.SandboxClient;
import dev.p2c.sandbox.SandboxSettings;
import dev.p2c.sandbox.http.InitialData;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Passes complete although services throttle, fail for a moment or drop connections. */
class ThrottlingTest {

    private static final int BATCHES = 4;

    @TempDir static Path directory;
    private static Engine engine;
    private static Accounts accounts;
    private static int number;

    @BeforeAll
    static void start() {
        engine =
                Engine.on(
                        Engine.standIns(InitialData.EMPTY),
                        directory,
                        Map.of(
                                "P2C_BATCH_SIZE", "5",
                                "P2C_PAGE_SIZE", "7",
                                "P2C_SALES_PAUSE", "1s"),
                        Clock.systemUTC());
        accounts = new Accounts(engine);
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @AfterEach
    void mend() {
        engine.sales().control("DELETE", "faults", "");
        engine.finance().control("DELETE", "faults", "");
    }

    @Test
    void theRetryAfterOfA429OnAReadIsObeyed() {
        fault(
                engine.sales(),
                "{'method':'GET','path':'accounts','status':429,'retryAfter':1,'times':1}");
        long throttled = stats("sales").throttled();
        long waited = nanosOf(this::everythingGoesAcross);

        assertThat(stats("sales").throttled()).isEqualTo(throttled + 1);
        assertThat(Duration.ofNanos(waited)).isGreaterThan(Duration.ofMillis(990));
    }

    @Test
    void aRetryAfterOfADayCostsNoMoreThanTheLongestPause() {
        fault(
                engine.sales(),
                "{'method':'GET','path':'accounts','status':429,'retryAfter':86400,'times':1}");
        long waited = nanosOf(this::everythingGoesAcross);

        assertThat(Duration.ofNanos(waited))
                .isBetween(Duration.ofMillis(990), Duration.ofSeconds(30));
    }

    @Test
    void aBatchAnsweredWith429IsSentAgainAfterItsRetryAfter() {
        fault(
                engine.finance(),
                "{'method':'POST','path':'$batch','status':429,'retryAfter':1,'times':1}");
        ConnectionStats before = stats("finance");

        long waited = nanosOf(this::everythingGoesAcross);

        // An HTTP client with its own retry would have hidden the 429.
        assertThat(stats("finance").throttled()).isEqualTo(before.throttled() + 1);
        assertThat(stats("finance").retries()).isEqualTo(before.retries() + 1);
        assertThat(Duration.ofNanos(waited)).isGreaterThan(Duration.ofMillis(990));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = ';',
            value = {
                "sales; {'method':'GET','path':'accounts','status':429,'times':2}",
                "sales; {'method':'GET','path':'accounts','status':503,'times':2}",
                "sales; {'method':'GET','path':'accounts','dropConnection':true,'times':2}",
                "finance; {'method':'POST','path':'$batch','status':429,'times':1}",
                "finance; {'method':'POST','path':'$batch','status':503,'every':2,'times':2}",
                "finance; {'method':'POST','path':'$batch','dropConnection':'before','times':1}",
                "finance; {'method':'POST','path':'$batch','dropConnection':'after','times':2}",
                "finance; {'method':'POST','path':'CustomersV2','status':429,'every':3,'times':3}",
                "finance; {'method':'POST','path':'CustomersV2','status':503,'every':4,'times':2}"
            })
    void aShortOutageLosesAndDuplicatesNothing(String system, String rule) {
        fault(system.equals("sales") ? engine.sales() : engine.finance(), rule);

        everythingGoesAcross();
    }

    @Test
    void aTokenThatExpiresDuringARunIsRenewed(@TempDir Path other) {
        Sandbox sandbox =
                Sandbox.start(
                        SandboxSettings.defaults()
                                .withPorts(0, 0, 0)
                                .withData(InitialData.EMPTY)
                                .withTokenLifetime(Duration.ofSeconds(1)));
        Map<String, String> small =
                Map.of("P2C_BATCH_SIZE", "5", "P2C_PAGE_SIZE", "20", "P2C_PARALLELISM", "1");
        try (Engine shortLived = Engine.on(sandbox, other, small, Clock.systemUTC())) {
            Accounts.seed(shortLived.sales(), 60);
            shortLived.finance().control("POST", "latency", "{\"perRequestMs\": 200}");
            shortLived.sales().control("POST", "latency", "{\"perRequestMs\": 300}");

            Run run = shortLived.sync("accounts");

            assertThat(run.failures()).isEmpty();
            assertThat(run.counts().created()).isEqualTo(60);
        }
    }

    private void everythingGoesAcross() {
        int before = accounts.customers();
        int first = number;
        for (int i = 0; i < BATCHES * 5; i++) {
            number++;
            accounts.create("THR-" + number, "Company " + number);
        }

        Run run = engine.sync("accounts");

        assertThat(run.failures()).isEmpty();
        assertThat(engine.application().state().conflicts().counts()).isEmpty();
        assertThat(run.counts().rejected() + run.counts().parked()).isZero();
        assertThat(accounts.customers()).isEqualTo(before + number - first);
        assertThat(accounts.inLedger()).isEqualTo(number);
        Engine.setBackCounters(engine.finance());
        assertThat(engine.sync("accounts").failures()).isEmpty();
        assertThat(Engine.writes(engine.finance())).isZero();
    }

    private static long nanosOf(Runnable work) {
        long from = System.nanoTime();
        work.run();
        return System.nanoTime() - from;
    }

    private static ConnectionStats stats(String connection) {
        return engine.application().connections().get(connection).stats();
    }

    private static void fault(SandboxClient service, String rule) {
        assertThat(service.control("POST", "faults", "[" + rule.replace('\'', '"') + "]").status())
                .isEqualTo(200);
    }
}
