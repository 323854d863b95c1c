package dev.p2c.operate;

import dev.p2c.error.UnavailableException;
import dev.p2c.state.RunRecord;
import dev.p2c.state.RunStatus;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** A health check that is down if a direction's last run failed or the state is unavailable. */
public final class LastRunHealthCheck extends AbstractHealthCheck {

    private final String direction;
    private final dev.p2c.state.State state;

    public LastRunHealthCheck(String direction, dev.p2c.state.State state) {
        super("p2c", "direction:" + direction);
        this.direction = direction;
        this.state = state;
    }

    /** False, because restarting the process does not mend a failed run. */
    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        try {
            Optional<RunRecord> last =
                    state.runs().latestOf(direction, 2).stream()
                            .filter(run -> run.status() != RunStatus.RUNNING)
                            .findFirst();
            last.ifPresent(run -> builder.detail("p2c.lastRun", run.startedAt()));
            if (last.filter(run -> run.status() == RunStatus.FAILED).isPresent()) {
                builder.message(last.get().error()).down();
            } else {
                builder.up();
            }
        } catch (UnavailableException e) {
            builder.message(e.getMessage()).down();
        }
    }
}
