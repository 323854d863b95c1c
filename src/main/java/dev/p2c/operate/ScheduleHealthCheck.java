package dev.p2c.operate;

import dev.p2c.error.UnavailableException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * A health check that is down if the passes of a direction do not begin. A direction that somebody
 * has paused is up, with who and since when.
 */
public final class ScheduleHealthCheck extends AbstractHealthCheck {

    private final Supplier<Optional<String>> problem;
    private final Supplier<Optional<String>> pause;

    /**
     * @param problem why passes do not begin; empty if they begin or are paused
     * @param pause who has paused them; empty if nobody has
     */
    public ScheduleHealthCheck(
            String direction,
            Supplier<Optional<String>> problem,
            Supplier<Optional<String>> pause) {
        super("p2c", "schedule:" + direction);
        this.problem = problem;
        this.pause = pause;
    }

    /** False, because a restart would hide that somebody paused the schedule. */
    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        try {
            Optional<String> found = problem.get();
            if (found.isPresent()) {
                builder.message(found.get()).down();
            } else {
                pause.get().ifPresent(builder::message);
                builder.up();
            }
        } catch (UnavailableException e) {
            builder.message(e.getMessage()).down();
        }
    }
}
