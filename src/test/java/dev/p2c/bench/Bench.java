package dev.p2c.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Runs all measurements of {@code make bench} and writes {@code docs/performance.md}. */
final class Bench {

    private static final int SALES = 9181;
    private static final int FINANCE = 9182;
    private static final int TOKENS = 9180;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** As {@code bin/p2c} starts the application. */
    private static final List<String> OF_RUN = List.of("-Xmx1g", "-XX:TieredStopAtLevel=1");

    /** As it starts commands. */
    private static final List<String> OF_COMMANDS =
            List.of(
                    "-Xmx1g",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-XX:MetaspaceSize=128m",
                    "-XX:InitialRAMPercentage=6");

    /** The archive of classes, as {@code bin/p2c} uses it. */
    private static final List<String> OF_ARCHIVE =
            List.of(
                    "-XX:+UnlockDiagnosticVMOptions",
                    "-XX:ArchiveRelocationMode=0",
                    "-XX:SharedArchiveFile=target/p2c.jsa",
                    "-Xlog:cds=off",
                    "-Xlog:cds+dynamic=off");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> extra = new HashMap<>();
    private final Path state = Files.createTempDirectory("p2c-bench");

    private Bench() throws IOException {}

    public static void main(String[] args) throws Exception {
        new Bench().run();
    }

    private void run() throws Exception {
        Process standIns = standIns();
        try {
            awaitStandIns();
            Report report = new Report();
            latency(40, 3);
            report.firstPass(
                    measure(HandWritten.class, 100_000, OF_RUN),
                    measure(AppPass.class, 100_000, OF_RUN));
            report.idle(idlePass());
            report.commands(commands());
            history(report);
            latency(0, 0);
            report.cpu(
                    measure(HandWritten.class, 100_000, OF_RUN),
                    measure(AppPass.class, 100_000, OF_RUN));
            comparisons(report);
            report.memory(measure(AppPass.class, 300_000, inLittleMemory(OF_RUN), AppPass.HEAP));
            report.write(Path.of("docs/performance.md"));
            System.out.println(report.text());
        } finally {
            standIns.destroy();
            standIns.waitFor(10, TimeUnit.SECONDS);
        }
    }

    private static List<String> inLittleMemory(List<String> options) {
        return options.stream()
                .map(option -> option.equals("-Xmx1g") ? "-Xmx256m" : option)
                .toList();
    }

    /** Plans and compares what a pass has written, and reads both sides alone, in turn. */
    private void comparisons(Report report) throws Exception {
        pass(AppPass.class, OF_RUN, AppPass.ASKED); // gets the first delta link
        pass(PlanPass.class, inLittleMemory(OF_COMMANDS));
        List<BenchFigures> reads = new ArrayList<>();
        List<BenchFigures> plans = new ArrayList<>();
        List<BenchFigures> comparisons = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            reads.add(pass(BothSides.class, OF_COMMANDS));
            plans.add(pass(PlanPass.class, OF_COMMANDS));
            comparisons.add(pass(ReconcilePass.class, OF_COMMANDS));
        }
        BenchFigures bothSides = BenchFigures.median(reads);
        report.plan(bothSides, BenchFigures.median(plans));
        report.reconcile(bothSides, BenchFigures.median(comparisons));
    }

    /** The same first pass with the history of writes and without, in turn. */
    private void history(Report report) throws Exception {
        List<BenchFigures> without = new ArrayList<>();
        List<BenchFigures> with = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            extra.put("P2C_STATE_KEEP_HISTORY", "0s");
            without.add(measure(AppPass.class, 30_000, OF_RUN));
            extra.clear();
            with.add(measure(AppPass.class, 30_000, OF_RUN));
        }
        report.history(BenchFigures.median(without), BenchFigures.median(with));
    }

    /** Measures the commands beside an application that has the same state open. */
    private CommandTimes commands() throws Exception {
        ProcessBuilder builder = java(OF_RUN, RunningApp.class.getName());
        builder.environment().putAll(environment());
        Process app = builder.redirectError(state.resolve("pass.log").toFile()).start();
        try (BufferedReader said = app.inputReader()) {
            for (String line = said.readLine(); !"started".equals(line); line = said.readLine()) {
                if (line == null) {
                    throw new IllegalStateException(
                            "No application:\n" + Files.readString(state.resolve("pass.log")));
                }
            }
            return CommandTimes.measure(environment());
        } finally {
            app.getOutputStream().close();
            app.waitFor(1, TimeUnit.MINUTES);
        }
    }

    private Process standIns() throws IOException {
        ProcessBuilder builder =
                java(List.of("-Xmx4g"), "dev.p2c.app.cli.P2c", "sandbox", "--data", "empty");
        builder.environment().put("P2C_SANDBOX_TOKEN_PORT", String.valueOf(TOKENS));
        builder.environment().put("P2C_SANDBOX_SALES_PORT", String.valueOf(SALES));
        builder.environment().put("P2C_SANDBOX_FINANCE_PORT", String.valueOf(FINANCE));
        return builder.redirectErrorStream(true)
                .redirectOutput(state.resolve("sandbox.log").toFile())
                .start();
    }

    private static ProcessBuilder java(List<String> options, String... words) {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(options);
        command.addAll(OF_ARCHIVE);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(Arrays.asList(words));
        return new ProcessBuilder(command);
    }

    private void awaitStandIns() throws Exception {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (System.nanoTime() < end) {
            try {
                control(SALES, "GET", "stats", "");
                return;
            } catch (ConnectException e) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
            }
        }
        throw new IllegalStateException(
                "The stand-ins do not start: " + Files.readString(state.resolve("sandbox.log")));
    }

    private JsonNode control(int port, String method, String call, String json) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/sandbox/" + call))
                        .method(method, BodyPublishers.ofString(json))
                        .header("Content-Type", "application/json")
                        .build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(
                    call + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body());
    }

    private void latency(int request, int operation) throws Exception {
        String body = "{\"perRequestMs\": " + request + ", \"perOperationMs\": " + operation + "}";
        control(SALES, "POST", "latency", body);
        control(FINANCE, "POST", "latency", body);
    }

    /** Measures one pass in a process of its own, with new services and a new state. */
    private BenchFigures measure(Class<?> pass, int rows, List<String> options, String... args)
            throws Exception {
        control(SALES, "POST", "reset", "{\"data\": \"empty\"}");
        control(FINANCE, "POST", "reset", "{\"data\": \"empty\"}");
        control(SALES, "POST", "seed", "{\"accounts\": " + rows + "}");
        deleteState();
        BenchFigures figures = pass(pass, options, args);
        if (figures.rows() != rows) {
            throw new IllegalStateException(
                    pass.getSimpleName() + " did " + figures.rows() + " of " + rows + " rows");
        }
        System.out.printf(
                "%s: %,d rows, %,.0f rows/s, %.1f µs CPU a row%n",
                pass.getSimpleName(), rows, figures.rowsPerSecond(), figures.cpuMicrosPerRow());
        return figures;
    }

    private BenchFigures pass(Class<?> pass, List<String> options, String... args)
            throws Exception {
        List<String> words = new ArrayList<>(List.of(pass.getName()));
        words.addAll(Arrays.asList(args));
        ProcessBuilder builder = java(options, words.toArray(String[]::new));
        builder.environment().putAll(environment());
        Path log = state.resolve("pass.log");
        builder.environment().remove("P2C_PROFILE");
        Process process = builder.redirectError(log.toFile()).start();
        String out =
                new String(
                        process.getInputStream().readAllBytes(),
                        java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(
                    pass.getSimpleName() + " failed:\n" + out + Files.readString(log));
        }
        List<String> lines = out.lines().toList();
        return BenchFigures.parse(lines.get(lines.size() - 1));
    }

    /** The settings of a pass, and of the commands that read its state. */
    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(extra);
        environment.put("P2C_COMPANIES", "usmf");
        environment.put("P2C_SALES_URL", "http://127.0.0.1:" + SALES + "/api/data/v9.2/");
        environment.put("P2C_FINANCE_URL", "http://127.0.0.1:" + FINANCE + "/data/");
        String tokens = "http://127.0.0.1:" + TOKENS + "/sandbox/oauth2/v2.0/token";
        environment.put("P2C_SALES_TOKEN_URL", tokens);
        environment.put("P2C_FINANCE_TOKEN_URL", tokens);
        environment.put("P2C_STATE_URL", "jdbc:h2:file:" + state.resolve("p2c"));
        return environment;
    }

    /** Counts the requests by service of a second pass on the same state. */
    private Map<String, Long> idlePass() throws Exception {
        control(SALES, "DELETE", "stats", "");
        control(FINANCE, "DELETE", "stats", "");
        pass(AppPass.class, OF_RUN);
        return Map.of(
                "sales",
                entityRequests(SALES, "accounts"),
                "finance",
                entityRequests(FINANCE, "CustomersV2"));
    }

    private long entityRequests(int port, String entity) throws Exception {
        return control(port, "GET", "stats", "").get("byEntity").path(entity).asLong();
    }

    private void deleteState() throws IOException {
        try (var files = Files.list(state)) {
            for (Path file :
                    files.filter(f -> f.getFileName().toString().startsWith("p2c.")).toList()) {
                Files.delete(file);
            }
        }
    }
}
