package dev.p2c.app;

import dev.p2c.app.settings.Settings;
import dev.p2c.error.UnavailableException;
import dev.p2c.state.Alerts;
import dev.p2c.state.Purge;
import dev.p2c.state.State;
import dev.p2c.task.plan.Plans;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes old runs, writes, alerts and source rows of failures from the state. */
final class Retention {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    private final Purge purge;
    private final Alerts alerts;
    private final Plans plans;
    private final Clock clock;
    private final Duration payloads;
    private final Duration runs;
    private final Duration history;

    Retention(Settings settings, State state, Plans plans, Clock clock) {
        this.purge = state.purge();
        this.alerts = state.alerts();
        this.plans = plans;
        this.clock = clock;
        this.payloads = settings.duration("p2c.state.keep.payloads");
        this.history = settings.duration("p2c.state.keep.history");
        this.runs = settings.duration("p2c.state.keep.runs");
    }

    /** Purges the state; an unavailable state is purged at the next call. */
    void apply(Collection<String> tasks) {
        Instant now = clock.instant();
        try {
            int cut = 0;
            for (String task : tasks) {
                cut += purge.payloads(task, now.minus(payloads), row -> plans.keyOnly(task, row));
            }
            int gone = purge.runs(now.minus(runs));
            int writes = purge.history(now.minus(history));
            purge.resolved(now.minus(history));
            alerts.purge(now.minus(runs));
            if (cut + gone + writes > 0) {
                LOG.info(
                        "state: {} source rows, {} runs and {} writes of the history purged",
                        cut,
                        gone,
                        writes);
            }
        } catch (UnavailableException e) {
            LOG.warn("state: nothing purged: {}", e.getMessage());
        }
    }
}
