package dev.p2c.operate;

import dev.p2c.error.UnavailableException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * A health check that names the quiet tasks. It stays up, because a company that is closed is no
 * fault.
 */
public final class QuietTasksHealthCheck extends AbstractHealthCheck {

    private final QuietTasks quietTasks;
    private final Supplier<List<String>> tasks;

    public QuietTasksHealthCheck(QuietTasks quietTasks, Supplier<List<String>> tasks) {
        super("p2c", "quiet-tasks");
        this.quietTasks = quietTasks;
        this.tasks = tasks;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        try {
            String quiet =
                    tasks.get().stream()
                            .map(quietTasks::sentence)
                            .flatMap(Optional::stream)
                            .collect(Collectors.joining("; "));
            if (!quiet.isEmpty()) {
                builder.message(quiet);
            }
        } catch (UnavailableException e) {
            builder.message("not known: " + e.getMessage());
        }
        builder.up();
    }
}
