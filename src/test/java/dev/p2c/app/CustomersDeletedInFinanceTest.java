package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.run.Run;
import dev.p2c.sandbox.http.InitialData;
import dev.p2c.testing.TestClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Customers that people delete in Finance, whose etags have no order: no restored backup. */
class CustomersDeletedInFinanceTest {

    private static final String TASK = "accounts-to-customers";

    @TempDir Path directory;
    private final TestClock clock = TestClock.running();
    private Engine engine;
    private Accounts accounts;

    @BeforeEach
    void start() {
        engine = Engine.on(Engine.standIns(InitialData.EMPTY), directory, Map.of(), clock);
        accounts = new Accounts(engine);
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    private void create(int from, int to) {
        for (int i = from; i < to; i++) {
            accounts.create("ACC-" + i, "Company " + i);
        }
        assertThat(engine.sync("accounts").counts().created()).isEqualTo(to - from);
    }

    private void deleteCustomers(int from, int to) {
        for (int i = from; i < to; i++) {
            String address = "CustomersV2(dataAreaId='usmf',CustomerAccount='ACC-" + i + "')";
            assertThat(engine.finance().delete(address).status()).isEqualTo(204);
        }
    }

    private void nothingIsTakenForABackup(int customers) {
        clock.advance(Duration.ofMinutes(61));
        Run run = engine.sync("accounts");
        assertThat(run.progress(TASK).compared()).isEmpty();
        assertThat(accounts.customers()).isEqualTo(customers);
    }

    @Test
    void mostOfTheLastCustomersButTheNewest() {
        create(0, 12);

        deleteCustomers(0, 11);

        nothingIsTakenForABackup(1);
    }

    @Test
    void mostOfTheLastCustomersWithTheNewest() {
        create(0, 15);

        deleteCustomers(0, 9);
        deleteCustomers(10, 15);

        nothingIsTakenForABackup(1);
    }

    @Test
    void theNewestTenOfManyThatOnePassCreated() {
        create(0, 30);

        deleteCustomers(20, 30);

        nothingIsTakenForABackup(20);
    }

    @Test
    void allThatWereCreatedSinceAComparisonFoundTheOthers() {
        create(0, 20);
        engine.application().state().clear();
        assertThat(engine.sync("accounts").counts().unchanged()).isEqualTo(20);
        create(20, 30);

        deleteCustomers(20, 30);

        nothingIsTakenForABackup(20);
    }
}
