package dev.p2c.app;

import dev.p2c.routes.Direction;
import dev.p2c.routes.DirectionMode;
import dev.p2c.run.ProcessIdentity;
import dev.p2c.run.Schedule;
import dev.p2c.state.TaskNotes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.component.quartz.QuartzEndpoint;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger.TriggerState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees when the passes of a direction do not come: its route or the scheduler is stopped, its
 * trigger is paused, or passes are missing for another reason. {@link #look} notes a standstill in
 * the state, where {@code p2c status} of another process reads it.
 */
final class ScheduleWatch {

    private static final Logger LOG = LoggerFactory.getLogger(ScheduleWatch.class);

    private final Application application;
    private final List<String> companies;
    private final Clock clock;
    private final Instant start;
    private final Map<String, String> noted = new ConcurrentHashMap<>();

    ScheduleWatch(Application application, List<String> companies, Clock clock) {
        this.application = application;
        this.companies = companies;
        this.clock = clock;
        this.start = clock.instant();
    }

    /** Why no passes of a direction come; empty if they come. */
    Optional<String> problem(String direction) {
        return standstill(direction)
                .or(
                        () ->
                                isLive(direction)
                                        ? schedule(direction)
                                                .lateness(
                                                        application.state(), start, clock.instant())
                                        : application.shadow().plans().problem(direction));
    }

    /** A direction in shadow has no runs, so that its lateness cannot be seen in them. */
    private boolean isLive(String direction) {
        return application.shadow().mode(direction) == DirectionMode.LIVE;
    }

    /** How many passes were due since the last one and did not begin. */
    long missed(String direction) {
        return isLive(direction)
                ? schedule(direction).missed(application.state(), start, clock.instant())
                : 0;
    }

    /** Seconds since the last pass began, or since this process started if there was none. */
    double secondsSinceLastPass(String direction) {
        Instant last = lastPass(direction).orElse(start);
        return Duration.between(last, clock.instant()).toMillis() / 1000.0;
    }

    /** When the last pass began. */
    Optional<Instant> lastPass(String direction) {
        return application.state().runs().latestOf(direction, 1).stream()
                .map(run -> run.startedAt())
                .findFirst();
    }

    private Schedule schedule(String direction) {
        return new Schedule(direction, application.schedule(direction));
    }

    /** Why the schedule of a direction stands still; empty before the schedules are started. */
    private Optional<String> standstill(String direction) {
        CamelContext camel = application.context();
        Route route = camel.getRoute(direction);
        ServiceStatus status = camel.getRouteController().getRouteStatus(direction);
        if (route == null || status == null || !(route.getEndpoint() instanceof QuartzEndpoint)) {
            return Optional.empty();
        }
        if (!status.isStarted() && !status.isStarting()) {
            return Optional.of("its route is " + status.name().toLowerCase(Locale.ROOT));
        }
        try {
            return standstill((QuartzEndpoint) route.getEndpoint());
        } catch (SchedulerException e) {
            return Optional.of("the scheduler does not answer: " + e.getMessage());
        }
    }

    private Optional<String> standstill(QuartzEndpoint endpoint) throws SchedulerException {
        QuartzComponent quartz = endpoint.getComponent();
        Scheduler scheduler = quartz.getScheduler();
        if (scheduler.isShutdown()) {
            return Optional.of("the scheduler was shut down; restart the application");
        }
        if (scheduler.getMetaData().getRunningSince() == null) {
            return Optional.empty();
        }
        if (scheduler.isInStandbyMode()) {
            return Optional.of("the scheduler is in standby; restart the application");
        }
        TriggerState state = scheduler.getTriggerState(endpoint.getTriggerKey());
        return state == TriggerState.PAUSED || state == TriggerState.ERROR
                ? Optional.of("its trigger is " + state.name().toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    /** Notes and logs which schedules stand still, if that has changed. */
    void look() {
        for (Direction direction : application.directions()) {
            String reason = standstill(direction.id()).orElse("");
            if (!reason.equals(noted.get(direction.id()))) {
                note(direction, reason);
                noted.put(direction.id(), reason);
            }
        }
    }

    private void note(Direction direction, String reason) {
        for (String task : direction.taskNames()) {
            TaskNotes notes = application.state().notes().of(task, companies.get(0));
            if (!reason.isEmpty()) {
                notes.keepStandstill(ProcessIdentity.current().toString(), reason);
            } else {
                notes.standsStillIn()
                        .filter(process -> ProcessIdentity.of(process).isOver())
                        .ifPresent(notes::endStandstill);
            }
        }
        if (!reason.isEmpty()) {
            LOG.warn("{}: no passes come: {}", direction.id(), reason);
        } else if (noted.containsKey(direction.id())) {
            LOG.info("{}: passes come again", direction.id());
        }
    }
}
