package dev.p2c.app;

import dev.p2c.alert.AlertSender;
import dev.p2c.alert.AlertWatch;
import dev.p2c.error.UnavailableException;
import dev.p2c.run.ProcessIdentity;
import dev.p2c.state.Lease;
import dev.p2c.state.State;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the rules and sends what is due, in a thread of its own, so that a mail server that
 * hangs delays no pass. Of several applications on one state one does so, whoever has the lease.
 */
final class AlertThread implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AlertThread.class);
    private static final Duration LEASE_LASTS = Duration.ofMinutes(2);
    private static final Duration EVERY = Duration.ofSeconds(10);

    private final State state;
    private final AlertWatch watch;
    private final AlertSender sender;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(AlertThread::thread);
    private Optional<Lease> lease = Optional.empty();

    AlertThread(State state, AlertWatch watch, AlertSender sender) {
        this.state = state;
        this.watch = watch;
        this.sender = sender;
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "p2c-alerts");
        thread.setDaemon(true);
        return thread;
    }

    /** Takes the lease at once, because its holder is what shows that an application runs. */
    void start() {
        thread.execute(this::begin);
        var unused =
                thread.scheduleWithFixedDelay(
                        this::look, EVERY.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
    }

    private synchronized void begin() {
        try {
            isOurs();
        } catch (UnavailableException e) {
            LOG.debug("no lease for the alerts: {}", e.getMessage());
        }
    }

    /** Looks once and sends what is due; never throws. */
    synchronized void look() {
        try {
            if (isOurs()) {
                watch.look();
                sender.send();
            }
        } catch (UnavailableException e) {
            // Health says that the state is unavailable; the next look comes.
            LOG.debug("no look at the alerts: {}", e.getMessage());
        } catch (RuntimeException e) {
            if (!thread.isShutdown()) {
                LOG.error(
                        "Evaluating the alert rules failed; the application tries again at the next"
                                + " interval",
                        e);
            }
        }
    }

    private boolean isOurs() {
        if (lease.filter(Lease::renew).isEmpty()) {
            LastApplication.endDead(state);
            String process = ProcessIdentity.current().toString();
            lease = state.leases().acquire(LastApplication.LEASE, "alerts", process, LEASE_LASTS);
        }
        return lease.isPresent();
    }

    @Override
    public void close() {
        thread.shutdownNow();
        synchronized (this) {
            lease.ifPresent(Lease::close);
            lease = Optional.empty();
        }
    }
}
