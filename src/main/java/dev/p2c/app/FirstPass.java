package dev.p2c.app;

import dev.p2c.error.SyncException;
import dev.p2c.routes.Direction;
import dev.p2c.run.Run;
import dev.p2c.run.RunOptions;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One pass over all directions in order, then the schedules: over empty systems, whichever schedule
 * came first would otherwise park hundreds of rows that wait for others.
 */
public final class FirstPass implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FirstPass.class);
    private static final Duration LONGEST_END = Duration.ofSeconds(30);
    private static final RunOptions OPTIONS = RunOptions.triggeredBy("start").build();

    private final Application application;
    private final Thread thread = new Thread(this::run, "p2c-first-pass");
    private volatile boolean stopping;

    private FirstPass(Application application) {
        this.application = application;
    }

    public static FirstPass start(Application application) {
        FirstPass first = new FirstPass(application);
        first.thread.start();
        return first;
    }

    private void run() {
        for (Direction direction : application.directions()) {
            if (stopping) {
                return;
            }
            try {
                Run unused = application.runNow(direction.id(), OPTIONS);
            } catch (SyncException e) {
                LOG.warn("{}: no first pass: {}", direction.id(), e.getMessage());
            }
        }
        if (!stopping) {
            application.schedule();
        }
    }

    /** The direction under way is finished, as on a schedule. */
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
