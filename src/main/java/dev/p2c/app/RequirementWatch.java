package dev.p2c.app;

import dev.p2c.app.settings.Settings;
import dev.p2c.check.Check;
import dev.p2c.check.CheckState;
import dev.p2c.check.Finding;
import dev.p2c.check.Installation;
import dev.p2c.check.Preflight;
import dev.p2c.error.SyncException;
import dev.p2c.mapping.Mappings;
import dev.p2c.odata.Connection;
import dev.p2c.routes.Direction;
import dev.p2c.state.State;
import dev.p2c.text.Visible;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the cheap checks at the start and then now and again, logs what is missing, and notes the
 * same in the state, where {@code p2c status} of another process reads it. A thread of its own,
 * because a system that is away makes a check wait.
 */
final class RequirementWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RequirementWatch.class);
    private static final Duration EVERY = Duration.ofHours(1);

    private final Settings settings;
    private final Mappings mappings;
    private final Supplier<List<Direction>> directions;
    private final Map<String, Connection> connections;
    private final State state;
    private final Clock clock;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(RequirementWatch::thread);
    private volatile List<Finding> found = List.of();

    /** The watch of an application. */
    static RequirementWatch of(Application application) {
        return new RequirementWatch(
                application.settings(),
                application.mappings(),
                application::directions,
                application.connections(),
                application.state(),
                application.clock());
    }

    private RequirementWatch(
            Settings settings,
            Mappings mappings,
            Supplier<List<Direction>> directions,
            Map<String, Connection> connections,
            State state,
            Clock clock) {
        this.settings = settings;
        this.mappings = mappings;
        this.directions = directions;
        this.connections = connections;
        this.state = state;
        this.clock = clock;
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "p2c-check");
        thread.setDaemon(true);
        return thread;
    }

    void start() {
        var unused =
                thread.scheduleWithFixedDelay(this::look, 0, EVERY.toMinutes(), TimeUnit.MINUTES);
    }

    /** What was missing at the last look, a line each. */
    List<String> missing() {
        return found.stream().map(RequirementWatch::line).toList();
    }

    /** Looks once, and returns when the state knows what is missing. */
    void look() {
        try {
            List<Check> cheap = cheap();
            Preflight.Report report = Preflight.of(installation(), cheap, thread::isShutdown);
            List<Finding> now = new ArrayList<>(found);
            // Nobody knows whether a system that is away has been mended.
            now.removeIf(finding -> !report.away().contains(finding.system()));
            report.findings().stream().filter(finding -> isTold(finding, cheap)).forEach(now::add);
            now.stream()
                    .filter(finding -> !found.contains(finding))
                    .forEach(finding -> LOG.warn("{}: {}", finding.state().label(), line(finding)));
            found = List.copyOf(now);
            state.notes().ofInstallation().keepMissing(missing());
        } catch (SyncException e) {
            // Health and the log of the passes name the cause; the next look comes.
            LOG.debug("The requirements were not looked at: {}", e.getMessage());
        } catch (RuntimeException e) {
            if (thread.isShutdown()) {
                return; // the stop broke off a request
            }
            LOG.error("Looking at the requirements failed; the next try follows", e);
        }
    }

    private static boolean isTold(Finding finding, List<Check> checks) {
        return finding.state() == CheckState.MISSING
                || finding.state() == CheckState.WARNING
                        && checks.stream()
                                .filter(Check::tellsWarnings)
                                .anyMatch(check -> check.id().equals(finding.id()));
    }

    private Installation installation() {
        return ConfiguredChecks.installation(
                settings, connections, ConfiguredChecks.inUse(mappings, directions.get()), clock);
    }

    private List<Check> cheap() {
        return ConfiguredChecks.all(connections.keySet()).stream().filter(Check::isCheap).toList();
    }

    private static String line(Finding finding) {
        return Visible.line(finding.id() + ": " + finding.evidence() + " -> " + finding.remedy());
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
