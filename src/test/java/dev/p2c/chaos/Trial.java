package dev.p2c.chaos;

import dev.p2c.sandbox.Sandbox;
import dev.p2c.sandbox.SandboxSettings;
import dev.p2c.sandbox.http.InitialData;
import dev.p2c.state.FailureFilter;
import dev.p2c.state.RunStatus;
import dev.p2c.state.State;
import dev.p2c.state.StateSettings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Kills an application on one kind of state repeatedly and then compares both services. */
final class Trial {

    private static final List<String> DIRECTIONS =
            List.of(
                    "accounts",
                    "products",
                    "contacts",
                    "contact-customers",
                    "quotes",
                    "orders-to-finance",
                    "orders-to-sales",
                    "invoices");
    private static final String COMPANY = "usmf";
    private static final int LONGEST_LIFE_MS = 5000;
    private static final Duration LONGEST_START = Duration.ofSeconds(60);
    private static final Duration SHORT_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGER_THAN_A_LEASE = Duration.ofSeconds(50);
    private static final int MOST_PASSES = 12;
    private static final Duration LONGEST = Duration.ofMinutes(40);
    private static final int TOLD_EVERY = 10;

    private final String kind;
    private final StateSettings state;
    private final int kills;
    private final int pauses;
    private final Random random;
    private final Path directory;

    /**
     * @param kind of state, for the report
     * @param pauses how many of the killed processes are paused before they are killed
     */
    Trial(String kind, StateSettings state, int kills, int pauses, Random random, Path directory) {
        this.kind = kind;
        this.state = state;
        this.kills = kills;
        this.pauses = pauses;
        this.random = random;
        this.directory = directory;
    }

    /** The result of a trial. */
    record TrialResult(
            String kind,
            int kills,
            int interrupted,
            long faults,
            Map<String, Integer> compared,
            List<String> differences,
            Duration took) {}

    TrialResult run() throws IOException, InterruptedException {
        Instant begun = Instant.now();
        try (Sandbox sandbox =
                Sandbox.start(
                        SandboxSettings.defaults()
                                .withPorts(0, 0, 0)
                                .withData(InitialData.EMPTY))) {
            ChaosService sales = new ChaosService(sandbox.salesUrl(), sandbox.tokenUrl());
            ChaosService finance = new ChaosService(sandbox.financeUrl(), sandbox.tokenUrl());
            ChaosBusiness business = new ChaosBusiness(sales, finance, random);
            business.begin();
            ChaosFaults.begin(sales, finance);
            for (int kill = 1; kill <= kills; kill++) {
                business.someTime();
                live(sandbox, sales, finance, pause(kill));
                told(kill, begun);
            }
            long faults = struck(sales) + struck(finance);
            ChaosFaults.end(sales, finance);
            List<String> differences = new ArrayList<>(settle(sandbox, sales, finance));
            Books books = new Books(sales, finance);
            differences.addAll(books.differences());
            differences.addAll(ledger(books));
            return new TrialResult(
                    kind,
                    kills,
                    interrupted(),
                    faults,
                    books.compared(),
                    differences,
                    Duration.between(begun, Instant.now()));
        }
    }

    private void told(int kill, Instant begun) {
        Duration took = Duration.between(begun, Instant.now());
        if (took.compareTo(LONGEST) > 0) {
            throw new IllegalStateException(kill + " kills took " + took.toMinutes() + " minutes");
        }
        if (kill % TOLD_EVERY == 0) {
            System.out.printf("%s: %d of %d kills, %d s%n", kind, kill, kills, took.toSeconds());
        }
    }

    /** How long the process of this kill is paused before; the first pauses are the long ones. */
    private Duration pause(int kill) {
        if (kill > pauses) {
            return Duration.ZERO;
        }
        return kill <= longPauses() ? LONGER_THAN_A_LEASE : SHORT_PAUSE;
    }

    /** A paused process serves the H2 file that it opened first: no other could take over. */
    private int longPauses() {
        return kind.equals("h2") ? 0 : Math.min(2, pauses);
    }

    private void live(Sandbox sandbox, ChaosService sales, ChaosService finance, Duration pause)
            throws IOException {
        AppLife life = started(sandbox, sales, finance);
        TimedPause.millis(random.nextInt(LONGEST_LIFE_MS));
        if (!pause.isZero()) {
            life.pause();
            TimedPause.millis(pause.toMillis());
        }
        if (pause.equals(LONGER_THAN_A_LEASE)) {
            // Takes over what the paused process held; both run when that one wakes up.
            AppLife other = started(sandbox, sales, finance);
            life.goOn();
            TimedPause.millis(LONGEST_LIFE_MS);
            other.kill();
        } else if (!pause.isZero()) {
            life.goOn();
            TimedPause.millis(random.nextInt(1000));
        }
        life.kill();
    }

    /** Waits for the first request of the process, from which on it may be killed. */
    private AppLife started(Sandbox sandbox, ChaosService sales, ChaosService finance)
            throws IOException {
        long before = requests(sales, finance);
        AppLife life = AppLife.start(environment(sandbox), log(), "run");
        Instant patience = Instant.now().plus(LONGEST_START);
        while (requests(sales, finance) == before) {
            if (!life.isAlive() || Instant.now().isAfter(patience)) {
                life.kill();
                throw new IllegalStateException("the application does not start; see " + log());
            }
            TimedPause.millis(20);
        }
        return life;
    }

    private static long requests(ChaosService sales, ChaosService finance) {
        return sales.control("stats").get("requests").asLong()
                + finance.control("stats").get("requests").asLong();
    }

    private static long struck(ChaosService service) {
        long struck = 0;
        for (var rule : service.control("faults").findValues("applied")) {
            struck += rule.asLong();
        }
        return struck;
    }

    /** Runs passes of all directions until a pass writes nothing. */
    private List<String> settle(Sandbox sandbox, ChaosService sales, ChaosService finance)
            throws IOException, InterruptedException {
        int exit = -1;
        for (int pass = 1; pass <= MOST_PASSES; pass++) {
            sales.end("stats");
            finance.end("stats");
            exit = AppLife.start(environment(sandbox), log(), "sync", "all").end(5);
            if (exit == 0 && writes(sales) + writes(finance) == 0) {
                return failures();
            }
        }
        return List.of("after %d passes: exit %d, see %s".formatted(MOST_PASSES, exit, log()));
    }

    private static long writes(ChaosService service) {
        var methods = service.control("stats").get("byMethod");
        return methods.path("POST").asLong() + methods.path("PATCH").asLong();
    }

    /** Returns the entries of the state that should be gone. */
    private List<String> failures() {
        try (State open = State.open(state, Clock.systemUTC())) {
            List<String> left = new ArrayList<>();
            open.failures()
                    .list(FailureFilter.all(5))
                    .forEach(f -> left.add(f.task() + " " + f.key() + " waits: " + f.reason()));
            return left;
        }
    }

    /** Checks that the ledger contains exactly the rows that were written. */
    private List<String> ledger(Books books) {
        List<String> differences = new ArrayList<>();
        try (State open = State.open(state, Clock.systemUTC())) {
            books.across()
                    .forEach(
                            (task, keys) -> {
                                Set<String> known = known(open, task);
                                Set<String> tooMany = new TreeSet<>(known);
                                tooMany.removeAll(keys);
                                tooMany.removeAll(books.cameBack(task));
                                if (!tooMany.isEmpty() || !known.containsAll(keys)) {
                                    differences.add(
                                            "ledger of %s: misses %s, has too many: %s"
                                                    .formatted(task, some(keys, known), tooMany));
                                }
                            });
        }
        return differences;
    }

    private static Set<String> known(State state, String task) {
        Set<String> known = new TreeSet<>();
        state.ledgerScan().written(task, COMPANY, entry -> known.add(entry.key()));
        return known;
    }

    private static List<String> some(Set<String> all, Set<String> without) {
        return all.stream().filter(key -> !without.contains(key)).limit(5).toList();
    }

    /** Returns the number of runs that a kill ended. */
    private int interrupted() {
        try (State open = State.open(state, Clock.systemUTC())) {
            return (int)
                    open.runs().latest(100_000).stream()
                            .filter(run -> run.status() == RunStatus.ABANDONED)
                            .count();
        }
    }

    private File log() {
        return directory.resolve(kind + ".log").toFile();
    }

    private Map<String, String> environment(Sandbox sandbox) {
        Map<String, String> environment = new HashMap<>();
        environment.put("P2C_SALES_URL", sandbox.salesUrl().toString());
        environment.put("P2C_SALES_TOKEN_URL", sandbox.tokenUrl().toString());
        environment.put("P2C_FINANCE_URL", sandbox.financeUrl().toString());
        environment.put("P2C_FINANCE_TOKEN_URL", sandbox.tokenUrl().toString());
        environment.put("P2C_STATE_URL", state.url());
        environment.put("P2C_STATE_USER", state.user());
        environment.put("P2C_STATE_PASSWORD", state.password());
        environment.put("P2C_HTTP_PORT", "0");
        environment.put("P2C_RETRY_AFTER", "1s");
        // More requests give more places at which a kill can strike.
        environment.put("P2C_BATCH_SIZE", "20");
        for (String direction : DIRECTIONS) {
            String name = direction.replace('-', '_').toUpperCase(java.util.Locale.ROOT);
            environment.put("P2C_" + name + "_CRON", "* * * * * ?");
        }
        return environment;
    }
}
