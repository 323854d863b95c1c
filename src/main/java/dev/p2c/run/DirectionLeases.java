package dev.p2c.run;

import dev.p2c.error.UnavailableException;
import dev.p2c.state.Lease;
import dev.p2c.state.LeaseInfo;
import dev.p2c.state.State;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leases on directions: across all processes that share a state database, one holder at a time may
 * run a direction. A lease is renewed while the run continues. The lease of a dead process expires
 * after {@link #TERM}, or at once if the process ran on this host.
 */
public final class DirectionLeases implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DirectionLeases.class);
    private static final Duration TERM = Duration.ofSeconds(45);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    /** The holders of all leases that this process uses; static, as one process is one holder. */
    private static final Set<String> IN_USE = ConcurrentHashMap.newKeySet();

    private final State state;
    private final ScheduledExecutorService renewing =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, "p2c-leases");
                        thread.setDaemon(true);
                        return thread;
                    });

    public DirectionLeases(State state) {
        this.state = state;
    }

    /**
     * Acquires the lease of a direction.
     *
     * @param patience how long to wait for another pass to end
     * @throws UnavailableException naming the holder, if the lease is not free by then
     */
    Held take(String direction, Duration patience) {
        String name = "direction " + direction;
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
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
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    private Optional<Held> tryTake(String name) {
        state.leases()
                .holder(name)
                .filter(info -> isFree(info.holder()))
                .ifPresent(info -> state.leases().end(info));
        String holder = LeaseHolder.next();
        IN_USE.add(holder);
        Optional<Held> held = Optional.empty();
        try {
            held = state.leases().acquire(name, holder, TERM).map(got -> new Held(got, holder));
        } finally {
            if (held.isEmpty()) {
                IN_USE.remove(holder);
            }
        }
        return held;
    }

    /** True for a dead process, and for a lease of this process that could not be released. */
    private static boolean isFree(String holder) {
        LeaseHolder process = LeaseHolder.of(holder);
        return process.isGone() || process.isThisProcess() && !IN_USE.contains(holder);
    }

    private static String text(LeaseInfo info) {
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
        private volatile Runnable whenLost = () -> {};

        private Held(Lease lease, String holder) {
            this.lease = lease;
            this.holder = holder;
            long every = TERM.dividedBy(3).toMillis();
            this.renewal =
                    renewing.scheduleWithFixedDelay(
                            this::renew, every, every, TimeUnit.MILLISECONDS);
        }

        /** Sets the action for a lost lease, which happens when this process sleeps too long. */
        void whenLost(Runnable action) {
            whenLost = action;
        }

        /** Renews the lease. A single failure is harmless: the term is three intervals long. */
        void renew() {
            try {
                if (!lease.renew()) {
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
