package dev.p2c.app;

import dev.p2c.odata.Connection;
import dev.p2c.operate.Beans;
import dev.p2c.operate.ConnectionBean;
import dev.p2c.operate.ConnectionCheck;
import dev.p2c.operate.Console;
import dev.p2c.operate.DirectionBean;
import dev.p2c.operate.FailuresBean;
import dev.p2c.operate.Health;
import dev.p2c.operate.LastRunCheck;
import dev.p2c.operate.Metrics;
import dev.p2c.operate.NamedSteps;
import dev.p2c.operate.TaskBean;
import dev.p2c.routes.Direction;
import dev.p2c.routes.DirectionReload;
import dev.p2c.run.Run;
import dev.p2c.run.RunOptions;
import dev.p2c.run.RunText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.camel.health.HealthCheckRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a long-running application has around its engine: console, beans, checks, reloading. */
public final class LongRunning implements AutoCloseable, DirectionReload.Host {

    private static final Logger LOG = LoggerFactory.getLogger(LongRunning.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration PURGE_EVERY = Duration.ofHours(1);

    private final Application application;
    private final List<String> companies;
    private final Beans beans = new Beans();
    private final Metrics metrics;
    private final Map<String, LastRunCheck> checks = new HashMap<>();
    private final ScheduledExecutorService looking =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "p2c-reload"));

    private LongRunning(Application application, List<String> companies, Metrics metrics) {
        this.application = application;
        this.companies = companies;
        this.metrics = metrics;
    }

    public static LongRunning start(
            Application application, List<String> companies, Metrics metrics, Console console) {
        LongRunning operations = new LongRunning(application, companies, metrics);
        operations.register();
        NamedSteps.install(application.context());
        console.start(hawtio(), new Health(application.context()), metrics);
        operations.watch();
        return operations;
    }

    /** Beside the classes, where the build puts it. */
    private static Path hawtio() {
        return Path.of(System.getProperty("p2c.hawtio.war", "target/hawtio/hawtio.war"));
    }

    private void register() {
        application.connections().values().forEach(this::register);
        beans.failures(
                new FailuresBean(
                        application.state().failures(), application.state().failureCounts()));
        registerDirections();
    }

    private void register(Connection connection) {
        beans.connection(connection.name(), new ConnectionBean(connection));
        HealthCheckRegistry.get(application.context()).register(new ConnectionCheck(connection));
    }

    private void registerDirections() {
        application.directions().forEach(this::register);
        new Figures(application, metrics).register();
    }

    private void register(Direction direction) {
        beans.direction(
                direction.id(),
                new DirectionBean(
                        direction.id(),
                        direction.description(),
                        application.schedule(direction.id()),
                        application.state(),
                        application.runs(),
                        () -> pass(direction.id())));
        for (String task : direction.taskNames()) {
            beans.task(
                    task,
                    new TaskBean(
                            direction.id(),
                            task,
                            application.state(),
                            application.runs(),
                            companies,
                            () -> application.plans().problem(task)));
        }
        checks.computeIfAbsent(direction.id(), this::check);
    }

    private LastRunCheck check(String direction) {
        LastRunCheck check = new LastRunCheck(direction, application.state());
        HealthCheckRegistry.get(application.context()).register(check);
        return check;
    }

    private String pass(String direction) {
        RunOptions options = RunOptions.triggeredBy("jmx").build();
        try {
            Run run = application.runNow(direction, options);
            return run.failures().isEmpty()
                    ? RunText.of(run.counts())
                    : run.failures().values().iterator().next().getMessage();
        } catch (dev.p2c.error.SyncException e) {
            return e.getMessage();
        }
    }

    private void watch() {
        DirectionReload reload =
                new DirectionReload(
                        application.context(),
                        application.routes(),
                        application.directions(),
                        this);
        var unused =
                looking.scheduleWithFixedDelay(
                        () -> look(reload),
                        LOOK_EVERY.toMillis(),
                        LOOK_EVERY.toMillis(),
                        TimeUnit.MILLISECONDS);
        var unusedToo =
                looking.scheduleWithFixedDelay(
                        this::purge, 1, PURGE_EVERY.toMinutes(), TimeUnit.MINUTES);
    }

    private void purge() {
        try {
            application.purge();
        } catch (RuntimeException e) {
            LOG.error("Purging the state failed; it is tried again", e);
        }
    }

    /** An exception here would end the looking for good. */
    private static void look(DirectionReload reload) {
        try {
            reload.look();
        } catch (RuntimeException e) {
            LOG.error("Looking for changed route files failed; it goes on", e);
        }
    }

    @Override
    public Set<String> tasks() {
        return application.readyTasks();
    }

    @Override
    public boolean whileIdle(String direction, Runnable swap) {
        return application.whileIdle(direction, swap);
    }

    @Override
    public void changed(List<Direction> directions) {
        application.directions(directions);
        Set<String> ids = directions.stream().map(Direction::id).collect(Collectors.toSet());
        beans.keepOnly(
                ids,
                directions.stream()
                        .flatMap(direction -> direction.taskNames().stream())
                        .collect(Collectors.toSet()));
        Set<String> gone = new HashSet<>(checks.keySet());
        gone.removeAll(ids);
        gone.forEach(
                id -> HealthCheckRegistry.get(application.context()).unregister(checks.remove(id)));
        registerDirections();
    }

    /** No more reloading: the routes are about to go. */
    public void stopping() {
        looking.shutdownNow();
    }

    @Override
    public void close() {
        stopping();
        beans.close();
    }
}
