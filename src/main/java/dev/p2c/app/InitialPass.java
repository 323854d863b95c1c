package dev.p2c.app;

import dev.p2c.error.StoppedException;
import dev.p2c.error.SyncException;
import dev.p2c.routes.Direction;
import dev.p2c.run.Run;
import dev.p2c.run.RunOptions;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs every direction once, in order, and then starts the schedules. Between empty systems, a
 * schedule that fires too early would park hundreds of rows whose customers are not there yet.
 */
public final class InitialPass implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(InitialPass.class);
    private static final Duration LONGEST_END = Duration.ofSeconds(1);
    private static final RunOptions OPTIONS = RunOptions.triggeredBy(RunOptions.START).build();

    private final Application application;
    private final Thread thread = new Thread(this::run, "p2c-initial-pass");
    private volatile boolean stopping;

    private InitialPass(Application application) {
        this.application = application;
    }

    public static InitialPass start(Application application) {
        InitialPass first = new InitialPass(application);
        first.thread.start();
        return first;
    }

    private void run() {
        for (Direction direction : application.directions()) {
            if (stopping) {
                return;
            }
            if (application.insteadOfPass(direction.id())) {
                continue;
            }
            try {
                Run unused = application.runNow(direction.id(), OPTIONS);
            } catch (StoppedException e) {
                return;
            } catch (SyncException e) {
                LOG.warn("{}: initial pass failed: {}", direction.id(), e.getMessage());
            }
        }
        if (!stopping) {
            application.schedule();
        }
    }

    /** Starts no further direction; the application has ended the one that was running. */
    @Override
    public void close() {
        stopping = true;
        try {
            thread.join(LONGEST_END.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
