package dev.p2c.bench;

import dev.p2c.app.Planning;
import dev.p2c.app.settings.Settings;
import dev.p2c.reconcile.Reconciled;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares the accounts of both systems and prints its {@link BenchFigures}. */
final class ReconcilePass {

    private ReconcilePass() {}

    public static void main(String[] args) throws Exception {
        BenchFigures.Stopwatch watch = BenchFigures.start();
        Settings settings = Settings.load(Path.of(""), System.getenv());
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try (Planning planning = new Planning(settings, Clock.systemUTC(), temporary)) {
            List<Reconciled> counts =
                    planning.reconciliation()
                            .compare(
                                    List.of("accounts-to-customers"),
                                    Optional.empty(),
                                    difference -> {});
            if (counts.stream().anyMatch(count -> count.differences() > 0)) {
                throw new IllegalStateException(counts.toString());
            }
            watch.stop(counts.stream().mapToLong(Reconciled::compared).sum(), Map.of()).print();
        }
        System.exit(0);
    }
}
