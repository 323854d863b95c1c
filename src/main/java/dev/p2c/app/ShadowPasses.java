package dev.p2c.app;

import dev.p2c.app.settings.Settings;
import dev.p2c.error.ConfigurationException;
import dev.p2c.error.StoppedException;
import dev.p2c.error.SyncException;
import dev.p2c.error.UnavailableException;
import dev.p2c.plan.PlanHead;
import dev.p2c.routes.Direction;
import dev.p2c.routes.DirectionMode;
import dev.p2c.run.Run;
import dev.p2c.run.RunOptions;
import dev.p2c.run.StopRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the plans of directions in shadow, on a copy of the state and without their leases. A plan
 * is made at a time for each direction. Thread-safe.
 */
final class ShadowPasses {

    private static final Logger LOG = LoggerFactory.getLogger(ShadowPasses.class);

    private final Settings settings;
    private final Clock clock;
    private final ShadowPlans plans;
    private final Map<String, DirectionMode> modes = new ConcurrentHashMap<>();
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private final Map<String, Planning> plannings = new ConcurrentHashMap<>();
    private final Map<String, String> logged = new ConcurrentHashMap<>();
    private volatile boolean isStopped;

    ShadowPasses(Settings settings, List<Direction> directions, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.plans = new ShadowPlans(settings);
        directions.forEach(direction -> mode(direction.id(), direction.mode()));
    }

    /** The newest plans. */
    ShadowPlans plans() {
        return plans;
    }

    DirectionMode mode(String direction) {
        return modes.getOrDefault(direction, DirectionMode.LIVE);
    }

    /** Changes a mode. A plan under way ends, because the next pass may have to write. */
    void mode(String direction, DirectionMode mode) {
        modes.put(direction, mode);
        Planning old = plannings.get(direction);
        if (old != null) {
            old.stop();
        }
    }

    /** Deletes the plans of directions that are not in shadow any more. */
    void purge() {
        plans.keepOnly(
                modes.keySet().stream()
                        .filter(direction -> mode(direction) == DirectionMode.SHADOW)
                        .collect(Collectors.toSet()));
    }

    /**
     * Refuses a pass that writes.
     *
     * @throws ConfigurationException for a direction that is off or in shadow
     */
    void refuse(String direction) {
        if (mode(direction) != DirectionMode.LIVE) {
            throw new ConfigurationException(
                    direction, ShadowPlans.whyNoPass(mode(direction), direction));
        }
    }

    /**
     * Makes the plan that takes the place of a pass.
     *
     * @return false for a live direction, whose pass is to run
     */
    boolean insteadOfPass(String direction) {
        DirectionMode mode = mode(direction);
        if (mode == DirectionMode.SHADOW) {
            String unused = plan(direction);
        }
        return mode != DirectionMode.LIVE;
    }

    /** Makes a plan, keeps the plan as the newest, and returns its counts or why there is none. */
    String plan(String direction) {
        if (isStopped) {
            return "the application is stopping";
        }
        if (!underWay.add(direction)) {
            return "a plan of %s is being made already".formatted(direction);
        }
        try {
            String text = planned(direction);
            if (!text.equals(logged.put(direction, text))) {
                LOG.info("{}: in shadow, {}", direction, text);
            }
            return text;
        } catch (StoppedException e) {
            return e.getMessage();
        } catch (UnavailableException e) {
            LOG.warn("{}: no plan: {}", direction, e.getMessage());
            return failed(direction, e.getMessage());
        } catch (SyncException e) {
            LOG.error("{}: no plan: {}", direction, e.getMessage());
            return failed(direction, e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("{}: a bug ended the plan", direction, e);
            return failed(direction, e.toString());
        } finally {
            synchronized (underWay) {
                underWay.remove(direction);
                underWay.notifyAll();
            }
        }
    }

    private String failed(String direction, String problem) {
        plans.failed(direction, problem);
        return problem;
    }

    private String planned(String id) {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try (Planning planning = new Planning(settings, clock, temporary)) {
            plannings.put(id, planning);
            try {
                refuseEnded(planning, id);
                planning.found().check(id);
                Direction direction = direction(planning, id);
                Run run =
                        planning.plan(
                                direction,
                                RunOptions.triggeredBy(RunOptions.PLAN).build(),
                                Long.MAX_VALUE);
                refuseEnded(planning, id);
                if (run.failures().keySet().containsAll(run.companies())) {
                    throw run.failures().values().iterator().next(); // nothing was compared
                }
                List<String> notes = notes(run);
                PlanHead head =
                        planning.head(List.of(direction), List.of(), notes)
                                .incomplete(!notes.isEmpty());
                plans.keep(id, out -> planning.rows().write(head, planning.cost(), out));
                return ShadowPlans.text(planning.rows().counts());
            } finally {
                plannings.remove(id);
            }
        }
    }

    private void refuseEnded(Planning planning, String id) {
        if (isStopped || planning.isStopped() || mode(id) != DirectionMode.SHADOW) {
            throw new StoppedException(
                    id, "the plan was stopped; the previous plan stays the newest");
        }
    }

    private static Direction direction(Planning planning, String id) {
        return planning.directions().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ConfigurationException(id, "has no route file any more"));
    }

    private static List<String> notes(Run run) {
        List<String> notes = new ArrayList<>();
        run.held().forEach((company, text) -> notes.add(company + ": " + text));
        run.failures()
                .forEach(
                        (company, e) ->
                                notes.add(
                                        "the plan is not complete for %s: %s"
                                                .formatted(company, e.getMessage())));
        return notes;
    }

    /** Ends the plans under way and waits for their ends; the plans before them stay. */
    void stop() {
        isStopped = true;
        plannings.values().forEach(Planning::stop);
        long deadline = System.nanoTime() + StopRequest.LAST_REQUESTS.toNanos();
        synchronized (underWay) {
            for (long left = StopRequest.LAST_REQUESTS.toMillis();
                    left > 0 && !underWay.isEmpty();
                    left = Duration.ofNanos(deadline - System.nanoTime()).toMillis()) {
                try {
                    underWay.wait(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }
}
