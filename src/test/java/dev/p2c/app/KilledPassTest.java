package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.app.cli.P2c;
import dev.p2c.run.Run;
import dev.p2c.run.RunOptions;
import dev.p2c.sandbox.Sandbox;
import dev.p2c.sandbox.SandboxClient;
import dev.p2c.sandbox.http.InitialData;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two passes that {@code kill -9} ends, and a pass that completes their work. */
@Tag("long")
class KilledPassTest {

    private static final int ACCOUNTS = 6_000;

    @TempDir Path directory;

    @Test
    void everyAccountIsExactlyOneCustomerAfterAKill() throws IOException {
        Sandbox sandbox = Engine.standIns(InitialData.EMPTY);
        SandboxClient sales = new SandboxClient(sandbox.salesUrl(), sandbox.tokenUrl());
        SandboxClient finance = new SandboxClient(sandbox.financeUrl(), sandbox.tokenUrl());
        int before = Accounts.customers(finance);
        Accounts.seed(sales, ACCOUNTS);
        // So slow that the pass cannot end before the kill.
        finance.control("POST", "latency", "{\"perRequestMs\": 100}");
        killAfter(500, sandbox, finance);
        killAfter(3_000, sandbox, finance);
        finance.control("DELETE", "latency", "");

        try (Engine engine = Engine.on(sandbox, directory, Map.of(), Clock.systemUTC())) {
            // A scheduled pass does not wait, so the lease of the dead process must be free.
            Run run = engine.application().runNow("accounts", RunOptions.SCHEDULED);

            assertThat(run.failures()).isEmpty();
            assertThat(run.counts().created()).isBetween(1L, ACCOUNTS - 3_000L + 100L);
            assertThat(Accounts.customers(finance) - before).isEqualTo(ACCOUNTS);
            assertThat(new Accounts(engine).inLedger()).isEqualTo(ACCOUNTS);
            assertThat(engine.application().state().runs().latest(5))
                    .extracting(each -> each.status().name())
                    .containsExactly("DONE", "ABANDONED", "ABANDONED");
            Engine.setBackCounters(finance);
            engine.application().runNow("accounts", RunOptions.SCHEDULED);
            assertThat(Engine.writes(finance)).isZero();
        }
    }

    private void killAfter(int customers, Sandbox sandbox, SandboxClient finance)
            throws IOException {
        Process pass = startPass(sandbox);
        try {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(90))
                    .pollInterval(Duration.ofMillis(50))
                    .failFast("the pass ended by itself", () -> !pass.isAlive())
                    .until(() -> Accounts.customers(finance) >= customers);
        } finally {
            pass.destroyForcibly().onExit().join();
        }
        assertThat(Accounts.customers(finance)).isLessThan(ACCOUNTS);
    }

    private Process startPass(Sandbox sandbox) throws IOException {
        ProcessBuilder pass =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        P2c.class.getName(),
                        "sync",
                        "accounts");
        pass.environment().putAll(Engine.environment(sandbox, directory));
        File output = directory.resolve("pass.log").toFile();
        return pass.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output))
                .start();
    }
}
