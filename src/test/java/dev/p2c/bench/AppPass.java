package dev.p2c.bench;

import dev.p2c.app.Application;
import dev.p2c.app.settings.Settings;
import dev.p2c.run.Run;
import dev.p2c.run.RunOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Runs one pass of {@code accounts} by the application and prints its {@link BenchFigures}. */
final class AppPass {

    /** Looks at the heap on the way, which costs collections. */
    static final String HEAP = "heap";

    /** A pass that a person asks for, which looks for deletions. */
    static final String ASKED = "asked";

    private static final long[] MARKS = {10_000, 50_000, 100_000, 200_000, 290_000};

    private AppPass() {}

    public static void main(String[] args) throws Exception {
        pass(args);
        System.exit(0);
    }

    private static void pass(String... args) throws Exception {
        Settings settings = Settings.load(Path.of(""), System.getenv());
        Map<Long, Long> heap = new TreeMap<>();
        try (Application application = new Application(settings, Clock.systemUTC())) {
            application.start();
            ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor();
            List<String> wanted = List.of(args);
            if (wanted.contains(HEAP)) {
                var unused =
                        looking.scheduleAtFixedRate(
                                () -> look(application, heap), 50, 50, TimeUnit.MILLISECONDS);
            }
            BenchFigures.Stopwatch watch = BenchFigures.start();
            Run run =
                    application.runNow(
                            "accounts",
                            wanted.contains(ASKED)
                                    ? RunOptions.triggeredBy("command").build()
                                    : RunOptions.SCHEDULED);
            BenchFigures figures = watch.stop(run.counts().read(), heap);
            looking.shutdownNow();
            if (!run.failures().isEmpty()) {
                throw new IllegalStateException(run.failures().toString());
            }
            figures.print();
        }
    }

    @SuppressWarnings("PMD.DoNotCallGarbageCollectionExplicitly")
    private static void look(Application application, Map<Long, Long> heap) {
        long rows = application.runs().active("accounts").map(r -> r.counts().read()).orElse(0L);
        for (long mark : MARKS) {
            if (rows >= mark && !heap.containsKey(mark)) {
                System.gc();
                Runtime runtime = Runtime.getRuntime();
                heap.put(mark, (runtime.totalMemory() - runtime.freeMemory()) >> 20);
            }
        }
    }
}
