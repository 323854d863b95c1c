package dev.p2c.chaos;

import dev.p2c.state.StateSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Implements {@code bin/chaos}: one trial for each kind of state and a report; exit code 1 if the
 * services differ.
 */
@Command(name = "chaos", mixinStandardHelpOptions = true)
final class Chaos implements Callable<Integer> {

    @Option(names = "--seed", description = "Repeats a run's business and lengths of lives.")
    private Long seed;

    @Option(names = "--kills", defaultValue = "50", description = "For each kind of state.")
    private int kills;

    @Option(
            names = "--pauses",
            defaultValue = "10",
            description = "How many of the kills follow a kill -STOP, for each kind of state.")
    private int pauses;

    @Option(names = "--state", defaultValue = "both", description = "h2, postgresql, both or none.")
    private String state;

    @Option(
            names = "--products",
            defaultValue = "20000",
            description = "Rows of the pass under the service's limits; 0 leaves it out.")
    private int products;

    @Option(names = "--staged", description = "The directions through Common Data Service.")
    private boolean staged;

    public static void main(String[] args) {
        System.exit(new CommandLine(new Chaos()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        long first = seed == null ? new Random().nextInt(1_000_000) : seed;
        Path directory = Files.createDirectories(Path.of("target", "chaos", "" + first));
        System.out.printf(
                "seed %d, %d kills and %d pauses for each kind of state%n",
                first, kills, Math.min(pauses, kills));
        List<CompletableFuture<Trial.TrialResult>> trials = new ArrayList<>();
        if (state.matches("h2|both")) {
            trials.add(begun(() -> onH2(first, directory)));
        }
        if (state.matches("postgresql|both")) {
            trials.add(begun(() -> onPostgresql(first, directory)));
        }
        List<Trial.TrialResult> results = trials.stream().map(CompletableFuture::join).toList();
        results.forEach(Chaos::report);
        boolean right = results.stream().allMatch(result -> result.differences().isEmpty());
        return right && throttling() ? 0 : 1;
    }

    private boolean throttling() throws IOException {
        if (products == 0) {
            return true;
        }
        Throttling.ThrottlingResult result = Throttling.run(products);
        System.out.printf(
                "%nlimits: %d rows in %d s under the service's limits, %d answers of 429,"
                        + " %.1f %% of the time throttled (at most 2 %%)%n",
                result.rows(), result.took().toSeconds(), result.throttled(), result.share() * 100);
        return result.share() < 0.02;
    }

    private Trial.TrialResult onH2(long first, Path directory) throws Exception {
        Path data = Files.createTempDirectory("chaos");
        StateSettings settings =
                new StateSettings("jdbc:h2:file:" + data.resolve("p2c"), "", "", 4);
        return run(new Trial("h2", settings, kills, pauses, new Random(first), directory));
    }

    private Trial.TrialResult onPostgresql(long first, Path directory) throws Exception {
        try (EmbeddedPostgres server =
                EmbeddedPostgres.builder()
                        .setServerConfig("listen_addresses", "127.0.0.1")
                        .start()) {
            String url = "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
            StateSettings settings = new StateSettings(url, "postgres", "", 4);
            return run(
                    new Trial(
                            "postgresql",
                            settings,
                            kills,
                            pauses,
                            new Random(first + 1),
                            directory));
        }
    }

    private Trial.TrialResult run(Trial trial) throws Exception {
        return (staged ? trial.staged() : trial).withInvoices().run();
    }

    /** Runs both trials at once, because most of the time goes into starting the application. */
    private static CompletableFuture<Trial.TrialResult> begun(Callable<Trial.TrialResult> trial) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return trial.call();
                    } catch (Exception e) {
                        throw new CompletionException(e);
                    }
                },
                work -> new Thread(work).start());
    }

    private static void report(Trial.TrialResult result) {
        System.out.printf(
                "%n%s: %d kills, %d of them in the middle of runs, %d faults, %d s%n",
                result.kind(),
                result.kills(),
                result.interrupted(),
                result.faults(),
                result.took().toSeconds());
        result.compared()
                .forEach((what, rows) -> System.out.printf("  %6d %s compared%n", rows, what));
        result.differences().forEach(difference -> System.out.println("  WRONG " + difference));
        System.out.println(
                result.differences().isEmpty()
                        ? "  nothing lost, nothing doubled"
                        : "  " + result.differences().size() + " differences");
    }
}
