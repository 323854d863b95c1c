package dev.p2c.run;

import dev.p2c.error.Awaited;
import dev.p2c.state.AllRead;
import dev.p2c.state.Backlog;
import dev.p2c.state.Counts;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * One pass of a direction, and the message body of its route. Thread-safe, because batches report
 * their progress in parallel.
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
    private final AtomicLong refused = new AtomicLong();
    private final Map<String, Set<String>> read = new ConcurrentHashMap<>();
    private volatile RuntimeException stopped;
    private volatile DirectionLeases.Held lease;
    private volatile Map<String, Backlog> backlog = Map.of();

    /**
     * Creates a run that has not failed and has no progress.
     *
     * @param id the ID of its entry in the run history
     * @param companies all companies of the settings, in their order
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

    /** The companies for which no task of this run has failed, in the order of the settings. */
    public List<CompanyRun> open() {
        return taking().stream()
                .filter(company -> !failures.containsKey(company))
                .map(company -> new CompanyRun(this, company))
                .toList();
    }

    /** All companies of the settings, in their order, including those that do not take part. */
    public List<String> companies() {
        return companies;
    }

    /** The companies that take part: the company of the options, or all companies. */
    List<String> taking() {
        return companies.stream()
                .filter(company -> options.company().map(company::equals).orElse(true))
                .toList();
    }

    /**
     * Ends the run for this company: its remaining tasks are left out, other companies continue.
     */
    public void failed(String company, RuntimeException failure) {
        failures.putIfAbsent(company, failure);
    }

    /** Records a question that a person must decide; the company's other tasks continue. */
    public void hold(String company, String text) {
        held.merge(company, text, (one, other) -> one + "\n" + other);
    }

    /**
     * The open questions that a person must decide, by company. A run with an open question has
     * failed.
     */
    public Map<String, String> held() {
        return new TreeMap<>(held);
    }

    /**
     * Ends the run for all companies as soon as the current batches are done. The first reason is
     * kept.
     */
    public synchronized void stop(RuntimeException reason) {
        if (stopped == null) {
            stopped = reason;
        }
    }

    /** Why the run ends early; also checks that this process still holds the direction's lease. */
    public Optional<RuntimeException> stopped() {
        DirectionLeases.Held held = lease;
        if (held != null && stopped == null) {
            held.check();
        }
        return Optional.ofNullable(stopped);
    }

    /**
     * The rows that are still to be written after the run, by task; tasks without any are absent. A
     * run of one row or of a plan says nothing about the others and has none.
     */
    public Map<String, Backlog> backlog() {
        return backlog;
    }

    /** Counts a row of a plan that is not written. */
    public void refuse() {
        refused.incrementAndGet();
    }

    /** Rows of a plan that are not written. */
    long refused() {
        return refused.get();
    }

    void leaves(Map<String, Backlog> rows) {
        backlog = Map.copyOf(rows);
    }

    /** Puts the run under the lease of its direction. */
    void under(DirectionLeases.Held held) {
        lease = held;
    }

    /**
     * Does a part of the run's work on this thread. Writes to the state are refused once another
     * process has taken the direction's lease.
     */
    public <T> T work(Supplier<T> part) {
        DirectionLeases.Held held = lease;
        return Work.of(this, held == null ? part : () -> held.fenced(part));
    }

    /** Does a part of the run's work in a thread of its own, beside the caller. */
    public <T> CompletableFuture<T> beside(Supplier<T> part) {
        return Awaited.begun("p2c-beside", () -> work(part));
    }

    /**
     * Notes that every change of a task in a company was read, and that each row has an outcome.
     */
    public void readAll(String task, String company) {
        read.computeIfAbsent(task, name -> ConcurrentHashMap.newKeySet()).add(company);
    }

    /**
     * What the run has read completely, as far as nothing is held back: all changes before it began
     * are across or wait.
     */
    AllRead allRead() {
        Map<String, List<String>> complete = new TreeMap<>();
        read.forEach(
                (task, ofTask) ->
                        complete.put(
                                task,
                                ofTask.stream()
                                        .filter(company -> !held.containsKey(company))
                                        .toList()));
        return new AllRead(startedAt, complete);
    }

    /** True for the first caller only, so that a run is stored and reported once. */
    boolean markEnded() {
        return ended.compareAndSet(false, true);
    }

    /** The failures by company, in the order of the settings; empty after a good run. */
    public Map<String, RuntimeException> failures() {
        Map<String, RuntimeException> ordered = new LinkedHashMap<>();
        companies.stream()
                .filter(failures::containsKey)
                .forEach(company -> ordered.put(company, failures.get(company)));
        return ordered;
    }

    /** The progress of a task in this run, all companies together. */
    public Progress progress(String task) {
        return progress.computeIfAbsent(task, name -> new Progress());
    }

    /** One company's part of {@link #progress(String)}. */
    public Progress progress(String task, String company) {
        return parts.computeIfAbsent(new Part(task, company), part -> new Progress(progress(task)));
    }

    /** One company's counts of a task; zero before the task has begun. */
    Counts counts(String task, String company) {
        Progress part = parts.get(new Part(task, company));
        return part == null ? Counts.ZERO : part.counts();
    }

    /** One company's rows of a task that are in conflict. */
    long conflicts(String task, String company) {
        Progress part = parts.get(new Part(task, company));
        return part == null ? 0 : part.conflicts();
    }

    /** The rows of all tasks that are in conflict. */
    public long conflicts() {
        return progress.values().stream().mapToLong(Progress::conflicts).sum();
    }

    /** The progress of every task that has begun. */
    public Map<String, Progress> progress() {
        return Map.copyOf(progress);
    }

    /** The progress of each task in each company that has begun, in the order of their names. */
    public List<PartProgress> parts() {
        return parts.entrySet().stream()
                .map(
                        one ->
                                new PartProgress(
                                        one.getKey().task(),
                                        one.getKey().company(),
                                        one.getValue()))
                .sorted(
                        Comparator.comparing(PartProgress::task)
                                .thenComparing(PartProgress::company))
                .toList();
    }

    /** The progress of a task in a company. */
    public record PartProgress(String task, String company, Progress progress) {}

    /** The counts of all tasks together. */
    public Counts counts() {
        return progress.values().stream().map(Progress::counts).reduce(Counts.ZERO, Counts::plus);
    }

    private record Part(String task, String company) {}
}
