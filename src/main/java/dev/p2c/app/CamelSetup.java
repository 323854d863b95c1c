package dev.p2c.app;

import dev.p2c.app.settings.Settings;
import dev.p2c.error.ConfigurationException;
import dev.p2c.routes.Direction;
import dev.p2c.routes.LiveRoutes;
import dev.p2c.routes.RouteProperties;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Route;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.component.quartz.QuartzEndpoint;
import org.apache.camel.main.Main;
import org.quartz.SchedulerException;

/** Configures and starts Camel Main with the route files of the settings. */
final class CamelSetup {

    /** Without beans, Quartz shares its scheduler between contexts of one name in a JVM. */
    private static final AtomicInteger COMMANDS = new AtomicInteger();

    private final Main camel;
    private final Settings settings;
    private final ConfiguredFiles files;
    private final StartedDirections started;

    CamelSetup(Main camel, Settings settings, ConfiguredFiles files, StartedDirections started) {
        this.camel = camel;
        this.settings = settings;
        this.files = files;
        this.started = started;
    }

    /**
     * Starts the routes.
     *
     * @param scheduled whether the schedules start, too
     * @param meters receives Camel's metrics; without it Camel makes no beans either, which cost a
     *     quarter of the start and which only Hawtio shows
     * @throws ConfigurationException if Camel refuses a route file
     */
    void start(boolean scheduled, Optional<MeterRegistry> meters) {
        camel.configure()
                .withName(meters.isPresent() ? "p2c" : "p2c-" + COMMANDS.incrementAndGet())
                .withJmxEnabled(meters.isPresent())
                .withRoutesIncludePattern(RouteProperties.includePattern(files.routes()))
                // A task is a route made from a kamelet, which Hawtio and the metrics omit by
                // default.
                .withJmxManagementRegisterRoutesCreateByKamelet(true)
                .withAutoConfigurationLogSummary(false)
                // The runs have ended when Camel stops, or will not end in time, see Application.
                .withShutdownTimeout(1)
                .withShutdownLogInflightExchangesOnTimeout(false);
        // Overrides what Camel itself finds on the class path and in the working directory.
        settings.forCamel().forEach(camel::addOverrideProperty);
        camel.addOverrideProperty(
                "camel.component.quartz.autoStartScheduler", String.valueOf(scheduled));
        RouteProperties.fixed().forEach(camel::addOverrideProperty);
        meters.map(MeteredRoutes::new).ifPresent(camel::addMainListener);
        try {
            camel.start();
        } catch (Exception e) {
            throw new ConfigurationException(
                    files.routes().toString(), "Camel refuses the routes: " + e.getMessage());
        }
        started.directions().forEach(this::add);
        started.refuseStartOfNone();
    }

    /** Adds a direction's route; one that Camel refuses does not keep the others from starting. */
    private void add(Direction direction) {
        LiveRoutes routes = new LiveRoutes(camel.getCamelContext());
        try {
            routes.replace(direction, text(direction));
        } catch (Exception e) {
            routes.removeRefused(direction);
            started.refuse(direction, LiveRoutes.refusal(direction, e));
        }
    }

    private static String text(Direction direction) {
        try {
            return Files.readString(direction.file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a context with nothing but the routes that reach the services, and no beans. */
    static void startGateways(CamelContext camel, Collection<? extends RoutesBuilder> gateways) {
        camel.disableJMX();
        try {
            for (RoutesBuilder one : gateways) {
                camel.addRoutes(one);
            }
            camel.start();
        } catch (Exception e) {
            throw new IllegalStateException("Camel does not start", e);
        }
    }

    /** Starts the schedules after a start without them. */
    static void startSchedules(CamelContext camel) {
        try {
            camel.getComponent("quartz", QuartzComponent.class).getScheduler().start();
        } catch (SchedulerException e) {
            throw new IllegalStateException("the schedules do not start", e);
        }
    }

    /**
     * Returns a direction's cron expression, or the URI of a trigger that is no schedule; empty for
     * a direction without a route, which is off.
     */
    static String schedule(CamelContext camel, String direction) {
        Route route = camel.getRoute(direction);
        if (route == null) {
            return "";
        }
        Endpoint from = route.getEndpoint();
        return from instanceof QuartzEndpoint quartz && quartz.getCron() != null
                ? quartz.getCron()
                : from.getEndpointUri();
    }
}
