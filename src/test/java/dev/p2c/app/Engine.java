package dev.p2c.app;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.app.cli.P2c;
import dev.p2c.app.settings.Settings;
import dev.p2c.run.Run;
import dev.p2c.run.RunOptions;
import dev.p2c.sandbox.Sandbox;
import dev.p2c.sandbox.SandboxClient;
import dev.p2c.sandbox.SandboxSettings;
import dev.p2c.sandbox.http.InitialData;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Both stand-ins on free ports and an application with a state of its own. */
final class Engine implements AutoCloseable {

    /** Uses the companies of the sandbox profile: two, each with its business unit. */
    static final Map<String, String> BOTH_COMPANIES =
            Map.of(
                    "P2C_COMPANIES", "usmf,demf",
                    "P2C_COMPANY_USMF_BUSINESS_UNIT", "US operations");

    private final Sandbox sandbox;
    private final Map<String, String> environment;
    private final Application application;

    private Engine(Sandbox sandbox, Map<String, String> environment, Clock clock) {
        this.sandbox = sandbox;
        this.environment = environment;
        this.application = new Application(settings(), clock);
        application.start();
    }

    /**
     * @param directory for the state
     */
    static Engine start(Path directory, InitialData data) {
        return start(directory, data, Map.of());
    }

    /**
     * @param settings on top of what the stand-ins and the directory make
     */
    static Engine start(Path directory, InitialData data, Map<String, String> settings) {
        return on(standIns(data), directory, settings, Clock.systemUTC());
    }

    /** Uses running stand-ins, which are closed with the engine. */
    static Engine on(Sandbox sandbox, Path directory, Map<String, String> settings, Clock clock) {
        Map<String, String> environment = environment(sandbox, directory);
        environment.putAll(settings);
        EmptyState.copyTo(directory);
        return new Engine(sandbox, environment, clock);
    }

    static Engine on(Sandbox sandbox, Path directory, Map<String, String> settings) {
        return on(sandbox, directory, settings, Clock.systemUTC());
    }

    static Sandbox standIns(InitialData data) {
        return Sandbox.start(SandboxSettings.defaults().withPorts(0, 0, 0).withData(data));
    }

    /** The stand-ins for the directions through Common Data Service. */
    static Sandbox threeStandIns(InitialData data) {
        return Sandbox.start(
                SandboxSettings.defaults()
                        .withPorts(0, 0, 0)
                        .withCommonDataService(0)
                        .withData(data));
    }

    static Map<String, String> environment(Sandbox sandbox, Path directory) {
        Map<String, String> environment = new HashMap<>();
        environment.put("P2C_SALES_URL", sandbox.salesUrl().toString());
        environment.put("P2C_SALES_TOKEN_URL", sandbox.tokenUrl().toString());
        environment.put("P2C_FINANCE_URL", sandbox.financeUrl().toString());
        environment.put("P2C_FINANCE_TOKEN_URL", sandbox.tokenUrl().toString());
        sandbox.cdsUrl().ifPresent(url -> stage(environment, sandbox, url));
        environment.put(
                "P2C_STATE_URL", "jdbc:h2:file:" + directory.resolve("p2c").toAbsolutePath());
        environment.put("P2C_HTTP_PORT", "0");
        environment.put("COLUMNS", "100000"); // tables show all; other widths have tests
        // Tests change as many rows as they like; the brake has a test of its own.
        environment.put("P2C_CHANGES_MOST", "0");
        // A company with the rows of all business units is enough for most tests.
        environment.put("P2C_COMPANIES", "usmf");
        environment.put("P2C_COMPANY_USMF_BUSINESS_UNIT", "");
        return environment;
    }

    private static void stage(Map<String, String> environment, Sandbox sandbox, URI cds) {
        environment.put("P2C_STAGED", "true");
        environment.put("P2C_CDS_URL", cds.toString());
        environment.put("P2C_CDS_TOKEN_URL", sandbox.tokenUrl().toString());
    }

    Settings settings() {
        return Settings.load(Path.of(""), environment);
    }

    Map<String, String> environment() {
        return environment;
    }

    Sandbox sandbox() {
        return sandbox;
    }

    Application application() {
        return application;
    }

    SandboxClient sales() {
        return new SandboxClient(sandbox.salesUrl(), sandbox.tokenUrl());
    }

    SandboxClient finance() {
        return new SandboxClient(sandbox.financeUrl(), sandbox.tokenUrl());
    }

    /** Common Data Service, which must have been started. */
    SandboxClient cds() {
        return new SandboxClient(sandbox.cdsUrl().orElseThrow(), sandbox.tokenUrl());
    }

    /** Runs one pass and returns when it has ended. */
    Run sync(String direction) {
        return application.runNow(direction, command(false));
    }

    /** Options of a scheduled pass, except that the pass waits while the direction is running. */
    static RunOptions command(boolean full) {
        return RunOptions.triggeredBy("schedule")
                .full(full)
                .patience(Duration.ofSeconds(30))
                .build();
    }

    /** Returns the number of operations of one method since the last reset of the counters. */
    static long operations(SandboxClient service, String method) {
        JsonNode stats = service.control("GET", "stats", "").json();
        return stats.get("byMethod").path(method).asLong();
    }

    static long writes(SandboxClient service) {
        return operations(service, "POST")
                + operations(service, "PATCH")
                + operations(service, "DELETE");
    }

    static void setBackCounters(SandboxClient service) {
        service.control("DELETE", "stats", "");
    }

    /** Runs a command in this process, beside the engine. */
    Command p2c(String... args) {
        return command(environment, args);
    }

    static Command command(Map<String, String> environment, String... args) {
        return command(environment, Clock.systemUTC(), args);
    }

    static Command command(Map<String, String> environment, Clock clock, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        P2c p2c = new P2c(Path.of(""), environment, clock);
        int exit = p2c.execute(new PrintWriter(out), new PrintWriter(err), args);
        return new Command(exit, out.toString(), err.toString());
    }

    record Command(int exit, String out, String err) {}

    @Override
    public void close() {
        application.close();
        sandbox.close();
    }
}
