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
 * The right to run a direction: one holder at a time, over all processes on one state database.
 * Renewed while the run goes on; of a process that died it is free after {@link #TERM}, or at once
 * where we can see that it is gone.
 */
public final class DirectionLeases implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DirectionLeases.class);
    private static final Duration TERM = Duration.ofSeconds(45);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    /** Of the whole process, like its number: leases of ours that are in use. */
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
     * @param patience how long to wait for another pass to end
     * @throws UnavailableException naming who holds it
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
                        "a pass is under way (" + holder + "); try again when it is done",
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
        String holder = ProcessName.next();
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

    /** Its process is gone, or it is one of ours that could not be given back. */
    private static boolean isFree(String holder) {
        ProcessName process = ProcessName.of(holder);
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

        /** Called when somebody else has it: this process slept longer than the term. */
        void whenLost(Runnable action) {
            whenLost = action;
        }

        /** A failure here is not the end: the term is three renewals long. */
        void renew() {
            try {
                if (!lease.renew()) {
                    whenLost.run();
                }
            } catch (UnavailableException ignored) {
                // The run itself will meet the missing database and end.
            } catch (RuntimeException e) {
                // Thrown on, it would end the renewals.
                LOG.warn("{} was not renewed", lease.name(), e);
            }
        }

        /** Where the state is gone, so that nobody waits for it once more. */
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
