package dev.p2c.run;

import dev.p2c.state.Counts;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One pass of a direction: the body that travels through its route. Thread-safe: batches report to
 * it in parallel.
 */
public final class Run {

    private final long id;
    private final String direction;
    private final List<String> companies;
    private final RunOptions options;
    private final Instant startedAt;
    private final Map<String, Progress> progress = new ConcurrentHashMap<>();
    private final Map<Part, Progress> parts = new ConcurrentHashMap<>();
    private final Map<String, RuntimeException> failures = new ConcurrentHashMap<>();
    private final Map<String, String> held = new ConcurrentHashMap<>();
    private volatile RuntimeException stopped;

    /**
     * @param id its row in the run history
     */
    public Run(
            long id,
            String direction,
            List<String> companies,
            RunOptions options,
            Instant startedAt) {
        this.id = id;
        this.direction = direction;
        this.companies = List.copyOf(companies);
        this.options = options;
        this.startedAt = startedAt;
    }

    public long id() {
        return id;
    }

    public String direction() {
        return direction;
    }

    public RunOptions options() {
        return options;
    }

    public Instant startedAt() {
        return startedAt;
    }

    /** Companies that no earlier task of this run has failed for, in the order of the settings. */
    public List<CompanyRun> open() {
        return taking().stream()
                .filter(company -> !failures.containsKey(company))
                .map(company -> new CompanyRun(this, company))
                .toList();
    }

    /** Every company of the settings, in their order, whether or not it takes part. */
    public List<String> companies() {
        return companies;
    }

    /** Those that take part: one, where somebody asked for one. */
    List<String> taking() {
        return companies.stream()
                .filter(company -> options.company().map(company::equals).orElse(true))
                .toList();
    }

    /** The company's remaining tasks of this run are left out; other companies go on. */
    public void failed(String company, RuntimeException failure) {
        failures.putIfAbsent(company, failure);
    }

    /** Something waits for a person's word; the company's other tasks go on. */
    public void hold(String company, String text) {
        held.merge(company, text, (one, other) -> one + "\n" + other);
    }

    /** What waits for a person's word, by company; the run counts as failed. */
    public Map<String, String> held() {
        return new TreeMap<>(held);
    }

    /** Ends all of it as soon as the batches under way are done. */
    public void stop(RuntimeException reason) {
        stopped = reason;
    }

    public Optional<RuntimeException> stopped() {
        return Optional.ofNullable(stopped);
    }

    /** Why companies failed, in the order of the settings; empty after a good run. */
    public Map<String, RuntimeException> failures() {
        Map<String, RuntimeException> ordered = new LinkedHashMap<>();
        companies.stream()
                .filter(failures::containsKey)
                .forEach(company -> ordered.put(company, failures.get(company)));
        return ordered;
    }

    /** What a task has done so far in this run, all companies together. */
    public Progress progress(String task) {
        return progress.computeIfAbsent(task, name -> new Progress());
    }

    /** A company's share of {@link #progress(String)}. */
    public Progress progress(String task, String company) {
        return parts.computeIfAbsent(new Part(task, company), part -> new Progress(progress(task)));
    }

    /** A company's figures of a task; zero where it has not begun. */
    Counts counts(String task, String company) {
        Progress part = parts.get(new Part(task, company));
        return part == null ? Counts.ZERO : part.counts();
    }

    /** Every task that has begun. */
    public Map<String, Progress> progress() {
        return Map.copyOf(progress);
    }

    /** All tasks together. */
    public Counts counts() {
        return progress.values().stream().map(Progress::counts).reduce(Counts.ZERO, Counts::plus);
    }

    /** One company's part of a run. */
    public record CompanyRun(Run run, String company) {

        public Progress progress(String task) {
            return run.progress(task, company);
        }

        /** A task's name as a log line has it: with the company, where there are several. */
        public String label(String task) {
            return run.companies.size() == 1 ? task : task + " for " + company;
        }
    }

    private record Part(String task, String company) {}

    /**
     * What a person asked of a pass; {@link #SCHEDULED} asks nothing.
     *
     * @param full all rows, not only changed ones
     * @param since instead of the watermark
     * @param key only the row with this integration key
     * @param trigger {@code schedule}, {@code command} or {@code jmx}
     * @param patience how long to wait where the direction is running already
     * @param company only this one; empty for all
     * @param deletesAllowed however many rows are gone from the source
     * @param adopting whether the state goes over to another environment
     */
    public record RunOptions(
            boolean full,
            Optional<Instant> since,
            Optional<String> key,
            String trigger,
            Duration patience,
            Optional<String> company,
            boolean deletesAllowed,
            boolean adopting) {

        private static final String SCHEDULE = "schedule";

        /** True for a pass that a person asked for. */
        public boolean isAsked() {
            return !trigger.equals(SCHEDULE);
        }

        /** With the brake on deletions, in the environment that the state belongs to. */
        public RunOptions(
                boolean full,
                Optional<Instant> since,
                Optional<String> key,
                String trigger,
                Duration patience,
                Optional<String> company) {
            this(full, since, key, trigger, patience, company, false, false);
        }

        /** For all companies. */
        public RunOptions(
                boolean full,
                Optional<Instant> since,
                Optional<String> key,
                String trigger,
                Duration patience) {
            this(full, since, key, trigger, patience, Optional.empty());
        }

        /** The same without the brake. */
        public RunOptions allowingDeletes() {
            return new RunOptions(full, since, key, trigger, patience, company, true, adopting);
        }

        /** The same for whatever environment this is. */
        public RunOptions adopted() {
            return new RunOptions(
                    full, since, key, trigger, patience, company, deletesAllowed, true);
        }

        public static final RunOptions SCHEDULED =
                new RunOptions(false, Optional.empty(), Optional.empty(), SCHEDULE, Duration.ZERO);
    }
}
