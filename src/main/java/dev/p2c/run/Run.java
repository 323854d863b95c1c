package dev.p2c.run;

import dev.p2c.state.Counts;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

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
    private final AtomicBoolean ended = new AtomicBoolean();
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

    /** True for the first caller only, so that a run is stored and reported once. */
    boolean markEnded() {
        return ended.compareAndSet(false, true);
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

    private record Part(String task, String company) {}
}
