package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.run.Run;
import dev.p2c.sandbox.Sandbox;
import dev.p2c.sandbox.SandboxSettings;
import dev.p2c.sandbox.http.InitialData;
import dev.p2c.testing.TestClock;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Watermarks with pages of two rows and a Sales whose clock the test moves. */
class WatermarkTest {

    /** The watermark stays this far behind the time of Sales. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private static final Duration BEYOND_LOOKBACK = Duration.ofMinutes(10);

    @TempDir Path directory;
    private final TestClock salesTime = TestClock.standing();
    private Engine engine;
    private Accounts accounts;

    @BeforeEach
    void start() {
        SandboxSettings settings =
                SandboxSettings.defaults()
                        .withPorts(0, 0, 0)
                        .withData(InitialData.EMPTY)
                        .withTokenLifetime(Duration.ofDays(1000))
                        .withClock(salesTime);
        engine =
                Engine.on(
                        Sandbox.start(settings),
                        directory,
                        Map.of("P2C_PAGE_SIZE", "2", "P2C_BATCH_SIZE", "1"),
                        Clock.systemUTC());
        accounts = new Accounts(engine);
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void rowsOfOneInstantOnTwoPagesAreAllWritten() {
        create(7);

        Run run = engine.sync("accounts");

        assertThat(run.counts().created()).isEqualTo(7);
        assertThat(watermark()).isEqualTo(salesTime.instant().minus(MARGIN));
        create(7, 10);
        assertThat(engine.sync("accounts").counts().created()).isEqualTo(3);
    }

    @Test
    void aRowThatChangesDuringThePassEndsWithItsNewestValues() {
        List<String> addresses = create(9);
        engine.sales().control("POST", "latency", "{\"perRequestMs\": 150}");
        CompletableFuture<Run> pass = CompletableFuture.supplyAsync(() -> engine.sync("accounts"));
        Awaitility.await().until(() -> accounts.inLedger() >= 2);
        engine.sales().control("DELETE", "latency", "");
        salesTime.advance(BEYOND_LOOKBACK);
        for (String address : addresses) {
            accounts.change(address, "name", "changed while it was read");
        }
        create(9, 10);
        assertThat(pass.join().failures()).isEmpty();

        engine.sync("accounts");

        for (int i = 0; i < 9; i++) {
            assertThat(accounts.name("ACC-" + i)).isEqualTo("changed while it was read");
        }
        assertThat(accounts.customer("ACC-9")).isPresent();
    }

    @Test
    void fullReadsAllRowsAndNeverMovesTheWatermarkBack() {
        create(3);
        salesTime.advance(BEYOND_LOOKBACK);
        create(3, 6);
        engine.sync("accounts");
        Instant before = watermark();
        engine.finance().delete(customerAddress("ACC-1"));

        Run full = engine.application().runNow("accounts", Engine.command(true));

        assertThat(full.counts().read()).isEqualTo(6);
        assertThat(full.counts().created()).as("what is gone from the target").isEqualTo(1);
        assertThat(full.counts().unchanged()).isEqualTo(5);
        assertThat(watermark()).isEqualTo(before);
    }

    @Test
    void sinceReadsFromThatTimeAndKeepsTheWatermark() {
        create(3);
        engine.sync("accounts");
        Instant before = watermark();
        salesTime.advance(BEYOND_LOOKBACK);
        create(3, 5);
        Instant since = salesTime.instant();
        salesTime.advance(BEYOND_LOOKBACK);
        create(5, 6);

        Run run = engine.application().runNow("accounts", PassOptions.since(since));
        assertThat(run.counts().created()).isEqualTo(3);
        assertThat(watermark()).isEqualTo(before);

        Run later = engine.application().runNow("accounts", PassOptions.since(salesTime.instant()));
        assertThat(later.counts().read()).isEqualTo(1);
        assertThat(watermark()).isEqualTo(before);
        assertThat(engine.sync("accounts").counts().unchanged()).isGreaterThanOrEqualTo(3);
        assertThat(watermark()).isEqualTo(salesTime.instant().minus(MARGIN));
    }

    @Test
    void aRowDatedInTheFutureHidesNoOtherRow() {
        salesTime.advance(Duration.ofHours(2));
        create(1);
        salesTime.advance(Duration.ofHours(-2));
        create(1, 2);
        engine.sync("accounts");
        assertThat(watermark()).isEqualTo(salesTime.instant().minus(MARGIN));
        salesTime.advance(BEYOND_LOOKBACK);
        create(2, 3);

        Run run = engine.sync("accounts");

        assertThat(run.counts().created()).isEqualTo(1);
        assertThat(run.counts().read()).as("with the row of the future").isEqualTo(3);
        salesTime.advance(Duration.ofHours(3));
        create(3, 4);
        engine.sync("accounts");
        salesTime.advance(BEYOND_LOOKBACK);
        create(4, 5);
        assertThat(engine.sync("accounts").counts().read()).isEqualTo(2);
    }

    @Test
    void aWatermarkFromTheFutureIsCorrectedByAComparingPass() {
        create(2);
        engine.sync("accounts");
        Instant future = Instant.now().plus(Duration.ofDays(700));
        engine.application().state().watermarks().put(Accounts.TASK, Accounts.COMPANY, future);
        create(2, 3);

        assertThat(engine.sync("accounts").counts().created()).isEqualTo(1);

        assertThat(watermark()).isEqualTo(salesTime.instant().minus(MARGIN));
    }

    @Test
    void theTimeOfTheServiceSaysWhatTheFutureIs() {
        salesTime.advance(Duration.between(salesTime.instant(), Instant.now()).plusHours(3));
        create(2);
        engine.sync("accounts");
        salesTime.advance(BEYOND_LOOKBACK);
        create(2, 4);
        engine.sync("accounts");
        salesTime.advance(BEYOND_LOOKBACK);

        Run run = engine.sync("accounts");

        assertThat(run.counts().read()).as("the newest rows only").isEqualTo(2);
    }

    @Test
    void aKeyWritesThatRowAndKeepsTheWatermark() {
        create(3);

        Run run = engine.application().runNow("accounts", PassOptions.key("ACC-1"));

        assertThat(run.counts().created()).isEqualTo(1);
        assertThat(accounts.customers()).isEqualTo(1);
        assertThat(engine.application().state().watermarks().get(Accounts.TASK, Accounts.COMPANY))
                .isEmpty();
        assertThat(engine.sync("accounts").counts().created()).isEqualTo(2);
    }

    private List<String> create(int to) {
        return create(0, to);
    }

    private List<String> create(int from, int to) {
        List<String> addresses = new ArrayList<>();
        for (int i = from; i < to; i++) {
            addresses.add(accounts.create("ACC-" + i, "Company " + i));
        }
        return addresses;
    }

    private Instant watermark() {
        return engine.application()
                .state()
                .watermarks()
                .get(Accounts.TASK, Accounts.COMPANY)
                .orElseThrow();
    }

    private static String customerAddress(String account) {
        return "CustomersV2(dataAreaId='usmf',CustomerAccount='"
                + account
                + "')?cross-company=true";
    }
}
