package dev.p2c.app;

import dev.p2c.error.ConfigurationException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.component.quartz.QuartzEndpoint;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger.TriggerState;

/** The schedules of this process, as Camel and Quartz have them. */
final class LiveSchedules {

    private final Supplier<CamelContext> camel;

    LiveSchedules(Supplier<CamelContext> camel) {
        this.camel = camel;
    }

    /**
     * Why the schedule of a direction stands still.
     *
     * @param page the page of the console on which somebody paused it; empty for a fault
     */
    record Standstill(String page, String reason) {

        private static Standstill fault(String reason) {
            return new Standstill("", reason);
        }

        boolean isPause() {
            return !page.isEmpty();
        }
    }

    /** Why the schedule of a direction stands still; empty before the schedules are started. */
    Optional<Standstill> standstill(String direction) {
        Route route = camel.get().getRoute(direction);
        ServiceStatus status = camel.get().getRouteController().getRouteStatus(direction);
        if (route == null || status == null || !(route.getEndpoint() instanceof QuartzEndpoint)) {
            return Optional.empty();
        }
        if (!status.isStarted() && !status.isStarting()) {
            String reason = "its route is " + status.name().toLowerCase(Locale.ROOT);
            return Optional.of(new Standstill("Camel tab", reason));
        }
        try {
            return standstill((QuartzEndpoint) route.getEndpoint());
        } catch (SchedulerException e) {
            return Optional.of(
                    Standstill.fault("the scheduler does not answer: " + e.getMessage()));
        }
    }

    private static Optional<Standstill> standstill(QuartzEndpoint endpoint)
            throws SchedulerException {
        QuartzComponent quartz = endpoint.getComponent();
        Scheduler scheduler = quartz.getScheduler();
        if (scheduler.isShutdown()) {
            return Optional.of(
                    Standstill.fault("the scheduler was shut down; restart the application"));
        }
        if (scheduler.getMetaData().getRunningSince() == null) {
            return Optional.empty();
        }
        if (scheduler.isInStandbyMode()) {
            return Optional.of(
                    Standstill.fault("the scheduler is in standby; restart the application"));
        }
        return switch (scheduler.getTriggerState(endpoint.getTriggerKey())) {
            case PAUSED -> Optional.of(new Standstill("Quartz tab", "its trigger is paused"));
            case ERROR -> Optional.of(Standstill.fault("its trigger is in error"));
            default -> Optional.empty();
        };
    }

    /**
     * Resumes the trigger of a direction and starts its route.
     *
     * @throws ConfigurationException if Camel or Quartz refuses
     */
    void resume(String direction) {
        CamelContext context = camel.get();
        Route route = context.getRoute(direction);
        if (route == null || !(route.getEndpoint() instanceof QuartzEndpoint endpoint)) {
            return;
        }
        try {
            ServiceStatus status = context.getRouteController().getRouteStatus(direction);
            if (status.isSuspended()) {
                context.getRouteController().resumeRoute(direction);
            } else if (!status.isStarted()) {
                context.getRouteController().startRoute(direction);
            }
            Scheduler scheduler = endpoint.getComponent().getScheduler();
            if (scheduler.getTriggerState(endpoint.getTriggerKey()) == TriggerState.PAUSED) {
                scheduler.resumeTrigger(endpoint.getTriggerKey());
            }
        } catch (Exception e) {
            throw new ConfigurationException(direction, "cannot be resumed: " + e.getMessage());
        }
    }
}
