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
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Kills an application on one kind of state repeatedly and then compares both services. */
final class Trial {

    private static final String COMPANY = "usmf";
    private static final int MOST_PASSES = 12;
    private static final Duration LONGEST = Duration.ofMinutes(40);
    private static final int TOLD_EVERY = 10;

    private final String kind;
    private final StateSettings state;
    private final int kills;
    private final int pauses;
    private final Random random;
    private final Path directory;
    private boolean deliversAtTheEnd;
    private boolean staged;

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

    /** Lets the trial end with invoices of orders that have arrived, which takes more passes. */
    Trial withInvoices() {
        deliversAtTheEnd = true;
        return this;
    }

    /** Runs the directions through Common Data Service. */
    Trial staged() {
        staged = true;
        return this;
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
                Sandbox.start(staged ? standIns().withCommonDataService(0) : standIns())) {
            ChaosServices services = ChaosServices.of(sandbox);
            ChaosBusiness business =
                    new ChaosBusiness(services.sales(), services.finance(), random);
            Lives lives = new Lives(sandbox, state, services, random, log());
            business.begin();
            ChaosFaults.begin(services);
            kill(lives, business, begun);
            long faults = services.sum(Trial::struck);
            ChaosFaults.end(services);
            List<String> differences = new ArrayList<>(settle(lives, services));
            if (deliversAtTheEnd) {
                business.deliver(); // at least these orders are invoiced, whatever came before
                differences.addAll(settle(lives, services));
            }
            Books books = new Books(services);
            differences.addAll(books.differences());
            differences.addAll(uncompared(books));
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

    private static SandboxSettings standIns() {
        return SandboxSettings.defaults().withPorts(0, 0, 0).withData(InitialData.EMPTY);
    }

    private void kill(Lives lives, ChaosBusiness business, Instant begun) throws IOException {
        for (int kill = 1; kill <= kills; kill++) {
            business.someTime();
            lives.live(pause(kill));
            told(kill, begun);
        }
    }

    /** Returns a line for each kind of which there was no row, since it would prove nothing. */
    private List<String> uncompared(Books books) {
        return books.compared().entrySet().stream()
                .filter(kind -> deliversAtTheEnd && kind.getValue() == 0)
                .map(kind -> "no " + kind.getKey() + " were compared")
                .toList();
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
        return kill <= longPauses() ? Lives.LONGER_THAN_A_LEASE : Lives.SHORT_PAUSE;
    }

    /** A paused process serves the H2 file that it opened first: no other could take over. */
    private int longPauses() {
        return kind.equals("h2") ? 0 : Math.min(2, pauses);
    }

    private static long struck(ChaosService service) {
        long struck = 0;
        for (var rule : service.control("faults").findValues("applied")) {
            struck += rule.asLong();
        }
        return struck;
    }

    /** Runs passes of all directions until a pass writes nothing. */
    private List<String> settle(Lives lives, ChaosServices services)
            throws IOException, InterruptedException {
        int exit = -1;
        for (int pass = 1; pass <= MOST_PASSES; pass++) {
            services.all().forEach(service -> service.end("stats"));
            exit = lives.started("sync", "all").end(5);
            if (exit == 0 && services.sum(Trial::writes) == 0) {
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
                                String name = staged ? StagedNames.task(task) : task;
                                Set<String> known = known(open, name);
                                Set<String> tooMany = new TreeSet<>(known);
                                tooMany.removeAll(keys);
                                tooMany.removeAll(books.cameBack(task));
                                if (!tooMany.isEmpty() || !known.containsAll(keys)) {
                                    differences.add(
                                            "ledger of %s: misses %s, has too many: %s"
                                                    .formatted(name, some(keys, known), tooMany));
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
}
