package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.sandbox.http.InitialData;
import dev.p2c.state.Failure;
import dev.p2c.testing.TestClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Purging the state loses no row that still has to be written. */
class RetentionTest {

    private static final String TOO_LONG =
            "{\"accountnumber\": \"ACC-1\", \"name\": \"%s\", \"telephone1\": \"555-0100\"}";

    @TempDir Path directory;
    private final TestClock clock = TestClock.running();

    @Test
    void aPurgedFailureKeepsTheKeyOfItsRowAndIsWrittenLater() {
        Map<String, String> settings = Map.of("P2C_STATE_KEEP_PAYLOADS", "7d");
        try (Engine engine =
                Engine.on(Engine.standIns(InitialData.EMPTY), directory, settings, clock)) {
            Accounts accounts = new Accounts(engine);
            String address = accounts.create(TOO_LONG.formatted("n".repeat(101)));
            engine.sync("accounts");
            engine.application().purge();
            assertThat(failure(accounts).sourceRow()).contains("555-0100");

            clock.advance(Duration.ofDays(8));
            engine.application().purge();

            assertThat(failure(accounts).sourceRow())
                    .contains("accountid")
                    .doesNotContain("555-0100", "nnn");
            accounts.change(address, "name", "short");
            engine.sync("accounts");
            assertThat(accounts.name("ACC-1")).isEqualTo("short");
        }
    }

    @Test
    void aRetryOfAPurgedRowReadsItAgain() {
        try (Engine engine =
                Engine.on(Engine.standIns(InitialData.EMPTY), directory, Map.of(), clock)) {
            Accounts accounts = new Accounts(engine);
            accounts.create(TOO_LONG.formatted("n".repeat(101)));
            engine.sync("accounts");
            clock.advance(Duration.ofDays(31));
            engine.application().purge();
            assertThat(failure(accounts).sourceRow()).doesNotContain("555-0100");

            engine.sync("accounts");

            assertThat(failure(accounts).attempts()).isEqualTo(2);
            assertThat(failure(accounts).sourceRow()).contains("555-0100");
        }
    }

    private static Failure failure(Accounts accounts) {
        return accounts.failure("ACC-1").orElseThrow();
    }
}
