package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.app.BrokenWire.Fault;
import dev.p2c.error.UnavailableException;
import dev.p2c.run.Run;
import dev.p2c.sandbox.Sandbox;
import dev.p2c.sandbox.http.InitialData;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs end cleanly at every network fault, and the next runs continue. */
class WireFaultsTest {

    private static final int ACCOUNTS = 20;

    @TempDir static Path directory;
    private static BrokenWire toSales;
    private static BrokenWire toFinance;
    private static Engine engine;
    private static Accounts accounts;

    @BeforeAll
    static void start() throws IOException {
        Sandbox sandbox = Engine.standIns(InitialData.EMPTY);
        toSales = new BrokenWire(sandbox.salesUrl());
        toFinance = new BrokenWire(sandbox.financeUrl());
        Map<String, String> settings = settings();
        settings.put("P2C_SALES_SCOPE", scope(sandbox.salesUrl()));
        settings.put("P2C_FINANCE_SCOPE", scope(sandbox.financeUrl()));
        engine = Engine.on(sandbox, directory, settings, Clock.systemUTC());
        accounts = new Accounts(engine);
        assertThat(engine.sync("accounts").failures()).isEmpty();
    }

    private static String scope(URI service) {
        return service.resolve("/") + ".default";
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("P2C_SALES_URL", toSales.url().toString());
        settings.put("P2C_FINANCE_URL", toFinance.url().toString());
        for (String system : new String[] {"SALES", "FINANCE"}) {
            settings.put("P2C_" + system + "_ATTEMPTS", "2");
            settings.put("P2C_" + system + "_TIMEOUT", "1s");
        }
        return settings;
    }

    @AfterAll
    static void stop() throws IOException {
        engine.close();
        toSales.close();
        toFinance.close();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aBrokenWireToTheSourceEndsTheRunAndTheWatermarkStays(Fault fault) {
        accounts.seed(ACCOUNTS);
        int before = accounts.customers();
        toSales.breaks(fault);

        unavailable("sales");

        toSales.breaks(Fault.NONE);
        assertThat(accounts.customers()).isEqualTo(before);
        goesOn(before);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aBrokenWireToTheTargetEndsTheRunAndTheWatermarkStays(Fault fault) {
        accounts.seed(ACCOUNTS);
        int before = accounts.customers();
        toFinance.breaks(fault);

        unavailable("finance");

        toFinance.breaks(Fault.NONE);
        goesOn(before);
    }

    @Test
    void anUnknownHostIsUnavailable() {
        Map<String, String> environment = new HashMap<>(engine.environment());
        environment.put("P2C_FINANCE_URL", "http://no-such-host.invalid/data/");
        environment.put("P2C_STATE_URL", "jdbc:h2:file:" + directory.resolve("other"));

        Engine.Command command = Engine.command(environment, "sync", "accounts");

        assertThat(command.exit()).isEqualTo(3);
        assertThat(command.out() + command.err())
                .contains("finance", "no-such-host.invalid")
                .doesNotContain("\tat ");
    }

    private static void unavailable(String system) {
        Optional<Instant> watermark = watermark();
        Run run = engine.sync("accounts");
        assertThat(run.failures().values())
                .singleElement()
                .isInstanceOfSatisfying(
                        UnavailableException.class,
                        failure -> assertThat(failure.system()).isEqualTo(system));
        assertThat(watermark()).isEqualTo(watermark);
    }

    private static void goesOn(int before) {
        assertThat(engine.sync("accounts").failures()).isEmpty();
        assertThat(accounts.customers() - before).isEqualTo(ACCOUNTS);
        assertThat(accounts.failure("")).isEmpty();
    }

    private static Optional<Instant> watermark() {
        return engine.application().state().watermarks().get(Accounts.TASK, Accounts.COMPANY);
    }
}
