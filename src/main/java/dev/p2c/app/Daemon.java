package dev.p2c.app;

import dev.p2c.desk.OperatorLog;
import dev.p2c.error.Problem;
import dev.p2c.error.UnavailableException;
import dev.p2c.operate.Console;
import dev.p2c.operate.HawtioRouteXml;
import dev.p2c.operate.Health;
import dev.p2c.operate.Metrics;
import dev.p2c.routes.Direction;
import dev.p2c.routes.DirectionMode;
import dev.p2c.routes.DirectionReload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The long-running parts around an application: the console, its monitoring, and a thread that
 * reloads changed route files and purges the state.
 */
public final class Daemon implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Daemon.class);
    private static final Duration RELOAD_EVERY = Duration.ofSeconds(1);
    private static final Duration LOOK_AT_SCHEDULES_EVERY = Duration.ofSeconds(1);
    private static final Duration PURGE_EVERY = Duration.ofHours(1);

    private final Application application;
    private final DirectionReload reload;
    private final Monitoring monitoring;
    private final RequestedPasses requests;
    private final ScheduledExecutorService background =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "p2c-reload"));

    private Daemon(Application application, List<String> companies, Metrics metrics) {
        this.application = application;
        this.reload =
                new DirectionReload(
                        application.context(),
                        application.files().routes(),
                        application.files().choice(),
                        application.directions(),
                        new ReloadHost());
        this.monitoring = new Monitoring(application, companies, metrics, reload::waiting);
        this.requests = new RequestedPasses(application, application.clock());
    }

    /** Starts everything around an application whose routes are running. */
    public static Daemon start(
            Application application, List<String> companies, Metrics metrics, Console console) {
        Daemon daemon = new Daemon(application, companies, metrics);
        daemon.monitoring.start();
        HawtioRouteXml.install(application.context());
        console.start(
                hawtio(),
                new Health(application.context()),
                metrics,
                new OperatorLog(application.state())::write);
        daemon.startBackground();
        return daemon;
    }

    /** The build puts Hawtio's web application beside the jars. */
    private static Path hawtio() {
        return Path.of(System.getProperty("p2c.hawtio", "target/hawtio/webapp"));
    }

    private void startBackground() {
        var unused =
                background.scheduleWithFixedDelay(
                        this::reload,
                        RELOAD_EVERY.toMillis(),
                        RELOAD_EVERY.toMillis(),
                        TimeUnit.MILLISECONDS);
        var unusedAsWell =
                background.scheduleWithFixedDelay(
                        this::lookAtSchedules,
                        0,
                        LOOK_AT_SCHEDULES_EVERY.toMillis(),
                        TimeUnit.MILLISECONDS);
        var unusedToo =
                background.scheduleWithFixedDelay(
                        this::purge, 1, PURGE_EVERY.toMinutes(), TimeUnit.MINUTES);
    }

    /** Logs exceptions, because one that is thrown ends the repetition for good. */
    private void reload() {
        try {
            reload.look();
        } catch (RuntimeException e) {
            LOG.error("Reloading changed route files failed; the next try follows", e);
        }
    }

    private void lookAtSchedules() {
        try {
            monitoring.lookAtSchedules();
            monitoring.lookAtEdits();
            requests.look();
        } catch (UnavailableException e) {
            // Health says that the state is unavailable; the next look notes what this one saw.
            LOG.debug("The schedules were not looked at: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("Looking at the schedules failed; the next try follows", e);
        }
    }

    private void purge() {
        try {
            application.purge();
        } catch (RuntimeException e) {
            LOG.error("Purging the state failed; the next try follows", e);
        }
    }

    /** Stops reloading, before the routes stop. */
    public void stopping() {
        background.shutdownNow();
        requests.close();
    }

    @Override
    public void close() {
        stopping();
        monitoring.close();
    }

    private final class ReloadHost implements DirectionReload.Host {

        private final RouteChecks routes = application.files().routeChecks();

        @Override
        public Set<String> tasks() {
            return application.readyTasks();
        }

        @Override
        public void check(List<Direction> directions) {
            application.checkTogether(directions);
        }

        @Override
        public List<Problem> problems(Path file, String text) {
            return routes.problems(file, text);
        }

        @Override
        public void check(Direction direction) {
            application.started().checkFiles(direction);
        }

        @Override
        public boolean whileIdle(String direction, Runnable swap) {
            return application.passes().whileIdle(direction, swap);
        }

        @Override
        public void mode(String direction, DirectionMode mode) {
            application.shadow().mode(direction, mode);
        }

        @Override
        public void changed(List<Direction> directions) {
            application.directions(directions);
            monitoring.directionsChanged();
        }
    }
}
