package dev.p2c.run;

import dev.p2c.error.UnavailableException;
import dev.p2c.state.State;
import dev.p2c.text.Counted;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes to a task's state that a person asks for. Each holds the leases of the task's directions,
 * so that no run of them, in any process, sees half of a change; each is logged with the person, in
 * the operator's log as well, and noted beside the state.
 */
public final class StateByHand {

    private static final Logger LOG = LoggerFactory.getLogger(StateByHand.class);

    private final State state;
    private final Clock clock;
    private final String user;
    private final String from;

    /**
     * @param user the person for the logs
     * @param from from where the person acts, for the operator's log
     */
    public StateByHand(State state, Clock clock, String user, String from) {
        this.state = state;
        this.clock = clock;
        this.user = user;
        this.from = from;
    }

    /**
     * Does work while no run of these directions is under way.
     *
     * @throws UnavailableException naming the process, if a run is under way
     */
    public void whileIdle(Iterable<String> directions, Runnable work) {
        try (DirectionLeases leases = new DirectionLeases(state, clock, new StopRequest())) {
            Runnable locked = work;
            for (String direction : directions) {
                locked = underLease(leases, direction, locked);
            }
            locked.run();
        }
    }

    private static Runnable underLease(DirectionLeases leases, String direction, Runnable work) {
        return () -> {
            try (DirectionLeases.Held held = leases.take(direction, Duration.ZERO)) {
                held.fenced(
                        () -> {
                            work.run();
                            return null;
                        });
            }
        };
    }

    /** Sets the watermark; to be called by work that is under the lease. */
    public void setWatermark(String task, String company, Instant watermark) {
        Optional<Instant> before = state.watermarks().get(task, company);
        state.watermarks().put(task, company, watermark);
        record(
                "set watermark",
                task,
                company,
                "watermark set to %s, was %s"
                        .formatted(watermark, before.map(Instant::toString).orElse("none")));
    }

    /**
     * Forgets what passes know of a task: its next pass is the first one. Rows that wait stay
     * listed; to be called by work that is under the lease.
     */
    public void reset(String task, String company) {
        long rows = state.ledger().count(task, company);
        // For the pass after a reset that was killed half-way.
        state.notes().of(task, company).requestComparison("a reset of the state did not end");
        state.watermarks().forget(task, company);
        state.lastSeen().forget(task, company);
        state.ledger().forget(task, company);
        state.notes().of(task, company).forgetPasses();
        record("reset", task, company, "reset, " + Counted.of(rows, "row") + " forgotten");
    }

    private void record(String action, String task, String company, String what) {
        String who = user + " on " + DirectionLeases.hostName();
        LOG.info("{} {}: {}, by {}", task, company, what, who);
        state.notes().of(task, company).keepByHand(what + ", by " + who);
        state.operatorLines().add(user, from, action, task + " for " + company, what);
    }
}
