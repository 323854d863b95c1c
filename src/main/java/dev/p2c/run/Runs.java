package dev.p2c.run;

import dev.p2c.error.StoppedException;
import dev.p2c.error.UnavailableException;
import dev.p2c.state.Backlog;
import dev.p2c.state.Counts;
import dev.p2c.state.RunStatus;
import dev.p2c.state.State;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins and ends runs: takes the lease, writes the run history and logs. Thread-safe. */
public final class Runs {

    private static final Logger LOG = LoggerFactory.getLogger(Runs.class);

    private static final Duration CONFLICTS_KEPT = Duration.ofDays(90);

    private final State state;
    private final DirectionsInForce directions;
    private final List<String> companies;
    private final Clock clock;
    private final Map<String, Active> active = new ConcurrentHashMap<>();
    private final RunLog log;
    private final Map<String, Counts> totals = new ConcurrentHashMap<>();
    private final List<RunListener> listeners = new CopyOnWriteArrayList<>();

    public Runs(State state, DirectionsInForce directions, List<String> companies, Clock clock) {
        this.state = state;
        this.directions = directions;
        this.companies = List.copyOf(companies);
        this.clock = clock;
        this.log = new RunLog(state, clock);
    }

    /**
     * Begins a run of a direction.
     *
     * @param body the {@link RunOptions}; any other message body means a scheduled run
     * @throws UnavailableException if the direction is running, here or in another process
     */
    public Run begin(String direction, Object body) {
        RunOptions options = body instanceof RunOptions asked ? asked : RunOptions.SCHEDULED;
        DirectionLeases.Held lease = directions.take(direction, options.patience());
        try {
            long id = lease.fenced(() -> recorded(direction, options));
            Run run = new Run(id, direction, companies, options, clock.instant());
            lease.whenLost(() -> run.stop(lost(direction)));
            run.under(lease);
            active.put(direction, new Active(run, lease));
            listeners.forEach(listener -> listener.begun(run));
            return run;
        } catch (RuntimeException e) {
            lease.close();
            throw e;
        }
    }

    private long recorded(String direction, RunOptions options) {
        state.runs().abandon(direction);
        String taking = options.company().orElseGet(() -> String.join(",", companies));
        return state.runs().start(direction, taking, options.asked(), clock.instant());
    }

    /** Tells a listener of every run that begins or ends from now on. */
    public void listen(RunListener listener) {
        listeners.add(listener);
    }

    private static StoppedException lost(String direction) {
        return new StoppedException(
                direction,
                "another process has taken over, because this one did not renew its lease in time");
    }

    /** Ends all runs of this process as soon as their batches under way are done. */
    public void stop() {
        active.values()
                .forEach(each -> each.run().stop(StopRequest.stopped(each.run().direction())));
    }

    /**
     * Ends the run of a direction as soon as its batches under way are done.
     *
     * @return false if this process has no run of the direction
     */
    public boolean stop(String direction, String reason) {
        Optional<Run> run = active(direction);
        run.ifPresent(one -> one.stop(new StoppedException(direction, reason)));
        return run.isPresent();
    }

    /** Waits until no run of this process is under way, no longer than this. */
    public void awaitEnd(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        synchronized (active) {
            for (long left = patience.toMillis();
                    left > 0 && !active.isEmpty();
                    left = Duration.ofNanos(deadline - System.nanoTime()).toMillis()) {
                try {
                    active.wait(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    /**
     * Stores the end of runs that are still under way when the process has to end. Their leases
     * stay, because a last request may be under way.
     */
    public void leaveUnfinished() {
        for (Active each : active.values()) {
            Run run = each.run();
            if (run.markEnded()) {
                String error =
                        StopRequest.stopped(run.direction()).getMessage()
                                + " while a request was under way; its rows are compared in the"
                                + " next pass";
                store(run, RunStatus.STOPPED, error);
                LOG.warn("{}", error);
                each.lease().abandon();
            }
            active.remove(run.direction(), each);
        }
    }

    /** The companies that continue with the next task of the run. */
    public List<CompanyRun> open(Run run) {
        return run.open();
    }

    /** Stores the run's end and logs its counts; does nothing if the run has ended already. */
    public void end(Run run) {
        if (!run.markEnded()) {
            return;
        }
        Map<String, RuntimeException> failures = run.failures();
        run.leaves(backlog(run));
        RunStatus status = statusOf(run);
        String reason =
                status == RunStatus.INCOMPLETE
                        ? RunText.incomplete(run)
                        : texts(failures, run.held());
        boolean isStored = finish(run, status, reason);
        report(run, failures, isStored);
    }

    /**
     * Releases the lease in any case, because a lease that is always renewed blocks the direction.
     */
    private boolean finish(Run run, RunStatus status, String error) {
        boolean isStored = false;
        try {
            isStored = store(run, status, error);
        } finally {
            release(run, isStored);
        }
        Duration took = Duration.between(run.startedAt(), clock.instant());
        listeners.forEach(listener -> listener.ended(run, status, took));
        return isStored;
    }

    private boolean store(Run run, RunStatus status, String error) {
        try {
            run.work(
                    () -> {
                        state.runs().finish(run.id(), status, error, run.allRead());
                        return null;
                    });
            state.conflicts().purge(clock.instant().minus(CONFLICTS_KEPT));
            return true;
        } catch (UnavailableException e) {
            LOG.warn(
                    "{}: the end of the run could not be stored: {}",
                    run.direction(),
                    e.getMessage());
            return false;
        }
    }

    private Map<String, Backlog> backlog(Run run) {
        if (run.options().key().isPresent() || run.options().isApply()) {
            return Map.of();
        }
        Map<String, Backlog> all = new TreeMap<>();
        try {
            for (String company : run.taking()) {
                state.failureCounts()
                        .backlog(company)
                        .forEach((task, rows) -> all.merge(task, rows, Backlog::plus));
            }
        } catch (UnavailableException e) {
            LOG.debug("{}: the waiting rows could not be counted", run.direction(), e);
        }
        all.keySet().retainAll(run.progress().keySet());
        return all;
    }

    private static RunStatus statusOf(Run run) {
        Collection<RuntimeException> failures = run.failures().values();
        if (!failures.isEmpty() || !run.held().isEmpty()) {
            boolean isStopped = failures.stream().allMatch(StoppedException.class::isInstance);
            return isStopped && run.held().isEmpty() ? RunStatus.STOPPED : RunStatus.FAILED;
        }
        Counts counts = run.counts();
        boolean isDone =
                counts.rejected() + counts.parked() + run.refused() == 0 && run.backlog().isEmpty();
        return isDone ? RunStatus.DONE : RunStatus.INCOMPLETE;
    }

    private void release(Run run, boolean isStateThere) {
        Active ended = active.get(run.direction());
        if (ended != null && ended.run() == run) {
            if (isStateThere) {
                ended.lease().close();
            } else {
                ended.lease().abandon();
            }
            active.remove(run.direction(), ended);
            synchronized (active) {
                active.notifyAll();
            }
        }
    }

    private void report(Run run, Map<String, RuntimeException> failures, boolean isStateThere) {
        run.progress()
                .forEach((task, progress) -> totals.merge(task, progress.counts(), Counts::plus));
        log.ended(run, failures, isStateThere);
    }

    /** The counts of a task since this process started. */
    public Counts total(String task) {
        return totals.getOrDefault(task, Counts.ZERO);
    }

    /**
     * Records a run that could not begin or that an exception ended; does nothing if the run has
     * ended already.
     *
     * @param run null if the run did not begin, for example because the direction is running
     *     already
     */
    public void failed(String direction, Run run, Throwable failure) {
        if (run != null && !run.markEnded()) {
            return;
        }
        if (run != null) {
            finish(run, RunStatus.FAILED, RunLog.text(failure));
        }
        log.failed(direction, run == null, failure);
    }

    /** The direction's run in this process, if there is one. */
    public Optional<Run> active(String direction) {
        return Optional.ofNullable(active.get(direction)).map(Active::run);
    }

    private static String texts(Map<String, RuntimeException> failures, Map<String, String> held) {
        return Stream.concat(
                        failures.entrySet().stream()
                                .map(e -> e.getKey() + ": " + RunLog.text(e.getValue())),
                        held.entrySet().stream().map(e -> e.getKey() + ": " + e.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private record Active(Run run, DirectionLeases.Held lease) {}
}
