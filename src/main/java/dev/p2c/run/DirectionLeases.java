package dev.p2c.run;

import dev.p2c.error.StoppedException;
import dev.p2c.error.UnavailableException;
import dev.p2c.state.Lease;
import dev.p2c.state.LeaseInfo;
import dev.p2c.state.RunHistory;
import dev.p2c.state.State;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leases on directions: across all processes that share a state database, one holder at a time may
 * run a direction. A lease is renewed while the run continues. The lease of a dead process expires
 * after {@link #TERM}, or ends at once where its death is proved, see {@link ProcessIdentity}.
 *
 * <p>A process that was suspended may have lost its lease without knowing: see {@link Held#check}
 * for what it still sends, and {@link Lease#fenced} for what it still records.
 */
public final class DirectionLeases implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DirectionLeases.class);
    private static final Duration TERM = Duration.ofSeconds(45);

    /** Time after the last renewal in which a holder relies on its lease without asking. */
    private static final Duration TRUSTED = Duration.ofSeconds(25);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
    private static final AtomicLong COUNTER = new AtomicLong();

    /** The holders of all leases that this process uses; static, as one process is one holder. */
    private static final Set<String> IN_USE = ConcurrentHashMap.newKeySet();

    private final State state;
    private final Clock clock;
    private final StopRequest stop;
    private final ScheduledExecutorService renewing =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, "p2c-leases");
                        thread.setDaemon(true);
                        return thread;
                    });

    /**
     * @param clock of this machine; it only ever shortens the time for which a lease is trusted
     */
    public DirectionLeases(State state, Clock clock, StopRequest stop) {
        this.state = state;
        this.clock = clock;
        this.stop = stop;
    }

    /**
     * Acquires the lease of a direction.
     *
     * @param patience how long to wait for another pass to end
     * @throws UnavailableException naming the holder, if the lease is not free by then
     * @throws StoppedException if the process is asked to stop
     */
    Held take(String direction, Duration patience) {
        String name = RunHistory.lease(direction);
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            if (stop.isAsked()) {
                throw StopRequest.stopped(direction);
            }
            Optional<Held> lease = tryTake(name);
            if (lease.isPresent()) {
                return lease.get();
            }
            if (System.nanoTime() - deadline >= 0) {
                String holder =
                        state.leases()
                                .holder(name)
                                .map(DirectionLeases::text)
                                .orElse("another process");
                throw new UnavailableException(
                        direction,
                        "a pass is running (" + holder + "); try again when it has ended",
                        null);
            }
            lookAgainLater(direction);
        }
    }

    private void lookAgainLater(String direction) {
        try {
            stop.pause(LOOK_AGAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StopRequest.stopped(direction);
        }
    }

    /** Ends the leases of these directions whose holders are proved dead. */
    public static void endDead(State state, Collection<String> directions) {
        for (String direction : directions) {
            state.leases()
                    .holder(RunHistory.lease(direction))
                    .filter(info -> ProcessIdentity.of(info.process()).isProvedDead())
                    .ifPresent(info -> state.leases().end(info));
        }
    }

    /** Takes a lease if it is free, without waiting. */
    Optional<Held> tryTake(String name) {
        state.leases()
                .holder(name)
                .filter(DirectionLeases::isFree)
                .ifPresent(info -> state.leases().end(info));
        String holder = nextHolder();
        IN_USE.add(holder);
        Optional<Held> held = Optional.empty();
        try {
            Reading before = now();
            held =
                    state.leases()
                            .acquire(name, holder, ProcessIdentity.current().toString(), TERM)
                            .map(lease -> new Held(lease, holder, before));
        } finally {
            if (held.isEmpty()) {
                IN_USE.remove(holder);
            }
        }
        return held;
    }

    /** For people, and unique among the leases of this process. */
    private static String nextHolder() {
        return "process %d on %s #%d"
                .formatted(ProcessHandle.current().pid(), hostName(), COUNTER.incrementAndGet());
    }

    /** The name of this machine, or {@code localhost} if it has none. */
    public static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    /** True for a dead process, and for a lease of this process that could not be released. */
    static boolean isFree(LeaseInfo info) {
        ProcessIdentity process = ProcessIdentity.of(info.process());
        return process.isProvedDead() || process.isThisProcess() && !IN_USE.contains(info.holder());
    }

    private Reading now() {
        return new Reading(System.nanoTime(), clock.instant());
    }

    /**
     * Two clocks of this machine: the monotonic one stands still while some machines sleep, and the
     * other one may be set.
     */
    private record Reading(long nanos, Instant time) {

        private boolean isWithin(Duration limit, Reading later) {
            Duration passed = Duration.between(time, later.time);
            return later.nanos - nanos < limit.toNanos() && passed.compareTo(limit) < 0;
        }
    }

    /** The holder for people. */
    static String text(LeaseInfo info) {
        return info.holder() + " since " + info.acquiredAt();
    }

    @Override
    public void close() {
        renewing.shutdownNow();
    }

    /** A lease that renews itself until it is closed. */
    final class Held implements AutoCloseable {

        private final Lease lease;
        private final String holder;
        private final ScheduledFuture<?> renewal;
        private volatile Reading renewed;
        private volatile Runnable whenLost = () -> {};

        /**
         * @param before a time before the lease was acquired
         */
        private Held(Lease lease, String holder, Reading before) {
            this.lease = lease;
            this.holder = holder;
            this.renewed = before;
            long every = TERM.dividedBy(3).toMillis();
            this.renewal =
                    renewing.scheduleWithFixedDelay(
                            this::renew, every, every, TimeUnit.MILLISECONDS);
        }

        /** Sets the action for a lost lease, which happens when this process sleeps too long. */
        void whenLost(Runnable action) {
            whenLost = action;
        }

        /** Runs work whose writes to the state are refused once the lease is lost. */
        <T> T fenced(Supplier<T> work) {
            return lease.fenced(work);
        }

        /**
         * Asks the database for the lease if this process has not renewed it lately, which happens
         * after it was suspended. A database that does not answer does not end the run: the next
         * check asks again, and the lease lasts until its term is over.
         */
        void check() {
            if (!renewed.isWithin(TRUSTED, now())) {
                renew();
                if (!renewed.isWithin(TERM, now())) {
                    whenLost.run();
                }
            }
        }

        /** Renews the lease. A single failure is harmless: the term is three intervals long. */
        void renew() {
            try {
                Reading before = now();
                if (lease.renew()) {
                    renewed = before;
                } else {
                    whenLost.run();
                }
            } catch (UnavailableException ignored) {
                // The run itself fails on the missing database and ends.
            } catch (RuntimeException e) {
                // An exception that leaves this method would end the renewals.
                LOG.warn("{} was not renewed", lease.name(), e);
            }
        }

        /** Stops renewing without releasing the lease, for a state that is unavailable. */
        void abandon() {
            renewal.cancel(false);
            IN_USE.remove(holder);
        }

        @Override
        public void close() {
            abandon();
            lease.close();
        }
    }
}
