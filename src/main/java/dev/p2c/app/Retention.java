package dev.p2c.app;

import dev.p2c.app.settings.Settings;
import dev.p2c.error.UnavailableException;
import dev.p2c.state.Purge;
import dev.p2c.state.State;
import dev.p2c.task.plan.Plans;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes what the state has kept as long as the settings say. */
final class Retention {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    private final Settings settings;
    private final State state;
    private final Plans plans;
    private final Clock clock;

    Retention(Settings settings, State state, Plans plans, Clock clock) {
        this.settings = settings;
        this.state = state;
        this.plans = plans;
        this.clock = clock;
    }

    /** Purges the state; an unavailable state is purged at the next call. */
    void apply(Collection<String> tasks) {
        Purge purge = state.purge();
        try {
            int cut = 0;
            for (String task : tasks) {
                cut += purge.payloads(task, end("payloads"), row -> plans.keyOnly(task, row));
            }
            int gone = purge.runs(end("runs"));
            int writes = purge.history(end("history"));
            purge.resolved(end("resolved"));
            purge.edits(end("edits"));
            state.alerts().purge(end("alerts"));
            state.operatorLines().purge(end("log"));
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

    /** The time before which entries of a kind are deleted. */
    private Instant end(String kind) {
        return clock.instant().minus(settings.duration("p2c.state.keep." + kind));
    }
}
