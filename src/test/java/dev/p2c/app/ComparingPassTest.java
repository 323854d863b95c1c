package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.app.cli.ExitCode;
import dev.p2c.operate.QuietTasksHealthCheck;
import dev.p2c.run.Run;
import dev.p2c.sandbox.Sandbox;
import dev.p2c.sandbox.SandboxClient;
import dev.p2c.sandbox.SandboxSettings;
import dev.p2c.sandbox.http.InitialData;
import dev.p2c.state.LastSeen.SeenRow;
import dev.p2c.testing.TestClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.health.HealthCheck;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Passes that compare all rows, after the state, the watermark or a system was restored or lost.
 */
class ComparingPassTest {

    private static final String TASK = "accounts-to-customers";
    private static final Duration LATER = Duration.ofMinutes(61);

    @TempDir Path directory;
    private final TestClock clock = TestClock.running();
    private final TestClock salesTime = TestClock.standing();
    private final List<String> addresses = new ArrayList<>();
    private Engine engine;
    private Accounts accounts;
    private SandboxClient finance;

    @BeforeEach
    void start() {
        engine = Engine.on(Sandbox.start(standIns()), directory, Map.of(), clock);
        accounts = new Accounts(engine);
        finance = engine.finance();
        for (int i = 0; i < 6; i++) {
            addresses.add(accounts.create("ACC-" + i, "Company " + i));
        }
        assertThat(engine.sync("accounts").counts().created()).isEqualTo(6);
        Engine.setBackCounters(finance);
    }

    private SandboxSettings standIns() {
        return SandboxSettings.defaults()
                .withPorts(0, 0, 0)
                .withData(InitialData.EMPTY)
                .withTokenLifetime(Duration.ofDays(100))
                .withClock(salesTime);
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void aRowThatIsDatedBackIsFoundWhenAllRowsAreReadOnceAWeek() {
        salesTime.advance(Duration.ofDays(-30));
        accounts.create("ACC-BACK", "Imported with its old date");
        salesTime.advance(Duration.ofDays(30));
        assertThat(engine.sync("accounts").counts().read()).isEqualTo(6);
        clock.advance(Duration.ofDays(7));

        Run run = engine.sync("accounts");

        assertThat(run.counts().created()).isEqualTo(1);
        assertThat(run.counts().unchanged()).isEqualTo(6);
        clock.advance(Duration.ofDays(5));
        assertThat(engine.sync("accounts").counts().read()).as("not yet again").isLessThan(7);
    }

    @Test
    void aTaskThatFindsNothingAnyMoreIsNamedInStatusAndHealth() {
        for (int i = 6; i < 9; i++) {
            clock.advance(Duration.ofHours(1));
            salesTime.advance(Duration.ofHours(1));
            accounts.create("ACC-" + i, "Company " + i);
            engine.sync("accounts");
        }
        var quiet = Monitoring.quietTasks(engine.application());
        var check = new QuietTasksHealthCheck(quiet, () -> List.of(TASK));
        assertThat(check.call().getMessage()).isEmpty();

        clock.advance(Duration.ofDays(8));
        engine.sync("accounts");

        assertThat(check.call().getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(check.call().getMessage())
                .get()
                .asString()
                .contains(TASK + " for usmf has found");
    }

    private static String customer(int number) {
        return "CustomersV2(dataAreaId='usmf',CustomerAccount='ACC-%d')?cross-company=true"
                .formatted(number);
    }

    private void rename(int number) {
        assertThat(finance.patch(customer(number), "{\"OrganizationName\":\"old\"}").status())
                .isEqualTo(204);
    }

    private void deleteCustomers(int from, int to) {
        for (int i = from; i < to; i++) {
            assertThat(finance.delete(customer(i)).status()).isEqualTo(204);
        }
    }

    private Run full() {
        return engine.application().runNow("accounts", Engine.command(true));
    }

    @Test
    void aLostStateCausesNoWritesIfAllRowsAreEqual() {
        engine.application().state().clear();

        Run run = engine.sync("accounts");

        assertThat(run.counts().unchanged()).isEqualTo(6);
        assertThat(Engine.writes(finance)).as("a batch is a POST").isZero();
        assertThat(accounts.inLedger()).isEqualTo(6);
    }

    @Test
    void aLostStateCausesOnlyDifferencesToBeWritten() {
        engine.application().state().clear();
        rename(2);
        deleteCustomers(4, 5);

        Run run = engine.sync("accounts");

        assertThat(run.counts().unchanged()).isEqualTo(4);
        assertThat(run.counts().updated()).isEqualTo(1);
        assertThat(run.counts().created()).isEqualTo(1);
        assertThat(accounts.name("ACC-2")).isEqualTo("Company 2");
    }

    @Test
    void aLostWatermarkCausesAFullReadWithoutWrites() {
        engine.application().state().watermarks().forget(TASK, "usmf");

        Run run = engine.sync("accounts");

        assertThat(run.counts().unchanged()).isEqualTo(6);
        assertThat(Engine.writes(finance)).isZero();
    }

    @Test
    void fullComparesAllRowsWithTheTargetAndWritesOnlyDifferences() {
        rename(1);
        deleteCustomers(5, 6);
        Engine.setBackCounters(finance);

        Run run = full();

        assertThat(run.counts().unchanged()).isEqualTo(4);
        assertThat(run.counts().updated()).isEqualTo(1);
        assertThat(run.counts().created()).isEqualTo(1);
        assertThat(run.progress(TASK).compared()).contains("a full pass was requested");
        assertThat(accounts.name("ACC-1")).isEqualTo("Company 1");
        Engine.setBackCounters(finance);
        assertThat(full().counts().unchanged()).isEqualTo(6);
        assertThat(Engine.writes(finance)).isZero();
    }

    @Test
    void aRestoredTargetGetsItsMissingRowsAgain() {
        engine.sync("accounts");
        deleteCustomers(2, 6);
        clock.advance(LATER);

        Run run = engine.sync("accounts");

        assertThat(run.progress(TASK).compared().orElseThrow())
                .contains(
                        "finance was restored from a backup: of the 6 rows created last, 4 are missing");
        assertThat(run.counts().created()).isEqualTo(4);
        assertThat(run.counts().unchanged()).isEqualTo(2);
        assertThat(engine.sync("accounts").progress(TASK).compared()).isEmpty();
    }

    @Test
    void missingCreatedRowsAreDetectedDespiteManyUpdates() {
        for (int i = 0; i < 12; i++) {
            accounts.change(addresses.get(i % 2), "name", "Renamed " + i);
            engine.sync("accounts");
        }
        deleteCustomers(2, 6);
        clock.advance(LATER);

        assertThat(engine.sync("accounts").counts().created()).isEqualTo(4);
    }

    @Test
    void aBackupFoundByOneTaskMakesEveryTaskOfTheSystemCompare() {
        engine.sync("products");
        deleteCustomers(2, 6);
        clock.advance(LATER);
        engine.sync("accounts");

        Run run = engine.sync("products");

        assertThat(run.progress("released-products-to-products").compared().orElseThrow())
                .contains("finance was restored from a backup");
        assertThat(engine.sync("products").progress("released-products-to-products").compared())
                .isEmpty();
    }

    /** The newest row is newer than the watermark, so only the versions reveal the restore. */
    @Test
    void aRestoredSourceThatWasEditedAgainIsDetectedByItsVersions() {
        String id = addresses.get(3).replaceAll(".*\\(|\\).*", "");
        SeenRow seen = new SeenRow(id, "W/\"" + Long.MAX_VALUE / 100 + "\"");
        engine.application().state().lastSeen().keepRead(TASK, "usmf", List.of(seen));
        accounts.change(addresses.get(5), "name", "Edited after the restore");
        clock.advance(LATER);

        Run run = engine.sync("accounts");

        assertThat(run.progress(TASK).compared().orElseThrow())
                .contains(
                        "sales was restored from a backup: of the 1 row read last, 0 are missing and 1 is older");
        assertThat(run.counts().read()).isEqualTo(6);
        assertThat(run.counts().updated()).isEqualTo(1);
        assertThat(engine.sync("accounts").progress(TASK).compared()).isEmpty();
    }

    @Test
    void aSingleRowDeletedInTheTargetIsNotTakenForABackup() {
        engine.sync("accounts");
        deleteCustomers(0, 1);
        clock.advance(LATER);
        engine.sync("accounts");

        assertThat(engine.sync("accounts").progress(TASK).compared()).isEmpty();
        assertThat(accounts.customers()).isEqualTo(5);
    }

    @Test
    void aRestoredSourceIsReadInFull() {
        salesTime.advance(Duration.ofHours(3));
        addresses.add(accounts.create("ACC-6", "made after the backup"));
        engine.sync("accounts");
        assertThat(engine.sales().delete(addresses.get(6)).status()).isEqualTo(204);
        accountsAreOlderThanTheWatermark();
        clock.advance(LATER);

        Run run = engine.sync("accounts");

        assertThat(run.progress(TASK).compared().orElseThrow())
                .contains("sales was restored from a backup");
        assertThat(run.counts().read()).isEqualTo(6);
        assertThat(run.counts().unchanged()).isEqualTo(6);
        assertThat(engine.sync("accounts").progress(TASK).compared()).isEmpty();
    }

    private void accountsAreOlderThanTheWatermark() {
        assertThat(engine.sync("accounts").counts().read()).isZero();
    }

    @Test
    void aStateOfAnotherEnvironmentIsRefusedUntilAPersonAdoptsIt() {
        String note = "sales other-organization, finance elsewhere";
        engine.application().state().notes().of(TASK, "usmf").keepEnvironment(note);
        Map<String, String> production = new HashMap<>(engine.environment());
        production.put("P2C_PROFILE", "production");
        production.put("P2C_HAWTIO_PASSWORD", "x");
        production.put("P2C_HAWTIO_USER", "x");
        for (String connection : List.of("SALES", "FINANCE")) {
            production.put("P2C_" + connection + "_CLIENT_ID", "p2c-sandbox");
            production.put("P2C_" + connection + "_CLIENT_SECRET", "p2c-sandbox-secret");
        }
        rename(3);

        Engine.Command refused = Engine.command(production, "sync", "accounts");

        assertThat(refused.exit()).isEqualTo(ExitCode.WRONG);
        assertThat(refused.out()).contains(note).contains("--adopt");
        assertThat(accounts.name("ACC-3")).isEqualTo("old");

        Engine.Command adopted = Engine.command(production, "sync", "accounts", "--adopt");

        assertThat(adopted.exit()).isEqualTo(ExitCode.DONE);
        assertThat(adopted.out()).contains("all rows compared").contains("5 unchanged");
        assertThat(accounts.name("ACC-3")).isEqualTo("Company 3");
        assertThat(Engine.command(production, "sync", "accounts").exit()).isEqualTo(ExitCode.DONE);
    }
}
