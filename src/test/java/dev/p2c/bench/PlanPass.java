package dev.p2c.bench;

import dev.p2c.app.Planning;
import dev.p2c.app.settings.Settings;
import dev.p2c.routes.Direction;
import dev.p2c.run.Run;
import dev.p2c.run.RunOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** Plans a full pass of {@code accounts} and prints its {@link BenchFigures}. */
final class PlanPass {

    private PlanPass() {}

    public static void main(String[] args) throws Exception {
        BenchFigures.Stopwatch watch = BenchFigures.start();
        Settings settings = Settings.load(Path.of(""), System.getenv());
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try (Planning planning = new Planning(settings, Clock.systemUTC(), temporary)) {
            Direction accounts =
                    planning.directions().stream()
                            .filter(direction -> direction.id().equals("accounts"))
                            .findFirst()
                            .orElseThrow();
            Run run =
                    planning.plan(
                            accounts,
                            RunOptions.triggeredBy(RunOptions.PLAN).full(true).build(),
                            Long.MAX_VALUE);
            if (!run.failures().isEmpty() || planning.rows().counts().written() > 0) {
                throw new IllegalStateException(run.failures() + " " + planning.rows().counts());
            }
            watch.stop(planning.rows().counts().unchanged(), Map.of()).print();
        }
        System.exit(0);
    }
}
