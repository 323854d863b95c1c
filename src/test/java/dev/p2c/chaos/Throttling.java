package dev.p2c.chaos;

import dev.p2c.app.Application;
import dev.p2c.app.settings.Settings;
import dev.p2c.odata.transport.ConnectionStats;
import dev.p2c.run.Run;
import dev.p2c.run.RunOptions;
import dev.p2c.sandbox.Sandbox;
import dev.p2c.sandbox.SandboxSettings;
import dev.p2c.sandbox.http.InitialData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * A long pass against a service with the limits of Dataverse (service protection API limits), in a
 * tenth of their window to shorten the test: 1,200 s of execution in 300 s become 120 s in 30 s.
 */
final class Throttling {

    private static final String LIMITS =
            "{\"requests\": 600, \"windowSeconds\": 30, \"concurrent\": 52, \"executionMs\": 120000}";
    private static final String LATENCY = "{\"perRequestMs\": 40, \"perOperationMs\": 10}";

    private Throttling() {}

    /**
     * @param share of the run's time in which it stood still because the service said so
     */
    record ThrottlingResult(long rows, Duration took, long throttled, double share) {}

    static ThrottlingResult run(int products) throws IOException {
        try (Sandbox sandbox =
                Sandbox.start(
                        SandboxSettings.defaults()
                                .withPorts(0, 0, 0)
                                .withData(InitialData.EMPTY))) {
            ChaosService sales = new ChaosService(sandbox.salesUrl(), sandbox.tokenUrl());
            ChaosService finance = new ChaosService(sandbox.financeUrl(), sandbox.tokenUrl());
            finance.press("seed", "{\"products\": " + products + "}");
            sales.press("limits", LIMITS);
            sales.press("latency", LATENCY);
            Settings settings = Settings.load(Path.of(""), environment(sandbox));
            try (Application application = new Application(settings, Clock.systemUTC())) {
                application.start();
                return pass(application);
            }
        }
    }

    private static ThrottlingResult pass(Application application) {
        Instant begun = Instant.now();
        Run run = application.runNow("products", RunOptions.SCHEDULED);
        Duration took = Duration.between(begun, Instant.now());
        if (!run.failures().isEmpty()) {
            throw new IllegalStateException(run.failures().toString());
        }
        ConnectionStats stats = application.connections().get("sales").stats();
        double share = (double) stats.throttledFor().toMillis() / took.toMillis();
        return new ThrottlingResult(run.counts().created(), took, stats.throttled(), share);
    }

    private static Map<String, String> environment(Sandbox sandbox) throws IOException {
        Path data = Files.createTempDirectory("throttling");
        Map<String, String> environment = new HashMap<>();
        environment.put("P2C_SALES_URL", sandbox.salesUrl().toString());
        environment.put("P2C_SALES_TOKEN_URL", sandbox.tokenUrl().toString());
        environment.put("P2C_FINANCE_URL", sandbox.financeUrl().toString());
        environment.put("P2C_FINANCE_TOKEN_URL", sandbox.tokenUrl().toString());
        environment.put("P2C_STATE_URL", "jdbc:h2:file:" + data.resolve("p2c"));
        environment.put("P2C_HTTP_PORT", "0");
        environment.put("P2C_COMPANIES", "usmf");
        return environment;
    }
}
