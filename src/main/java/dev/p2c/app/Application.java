package dev.p2c.app;

import dev.p2c.app.settings.Settings;
import dev.p2c.error.ConfigurationException;
import dev.p2c.error.UnavailableException;
import dev.p2c.mapping.Mappings;
import dev.p2c.mapping.Suggestion;
import dev.p2c.odata.Connection;
import dev.p2c.routes.Direction;
import dev.p2c.routes.RunSteps;
import dev.p2c.run.DirectionLeases;
import dev.p2c.run.Run;
import dev.p2c.run.RunOptions;
import dev.p2c.run.Runs;
import dev.p2c.state.State;
import dev.p2c.state.StateSettings;
import dev.p2c.task.Task;
import dev.p2c.task.plan.Plans;
import dev.p2c.task.plan.TaskSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.component.quartz.QuartzEndpoint;
import org.apache.camel.main.Main;
import org.quartz.SchedulerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine: state, connections, tasks and the routes that join them, wired by Camel Main. With or
 * without schedules; either way a pass can be started by {@link #runNow}.
 */
public final class Application implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Application.class);

    private final Settings settings;
    private final Clock clock;
    private final Path routes;
    private final Mappings mappings;
    private final State state;
    private final DirectionLeases leases;
    private final Runs runs;
    private final Plans plans;
    private final Map<String, Connection> connections;
    private final Map<String, Task> tasks = new ConcurrentHashMap<>();
    private final Retention retention;
    private final WriterPool writers;
    private final Main camel = new Main();
    private final ReadWriteLock routesInUse = new ReentrantReadWriteLock();
    private volatile List<Direction> directions;

    /**
     * Reads and checks every file, opens the state, starts nothing yet.
     *
     * @throws ConfigurationException with every mistake of routes and mappings at once
     */
    public Application(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        Companies companies = Companies.of(settings);
        Systems systems = new Systems(settings, companies.units());
        this.routes = settings.path("p2c.routes");
        this.mappings = new Mappings(settings.path("p2c.mappings"), Set.copyOf(systems.names()));
        this.directions = new FileCheck(routes, mappings).check();
        this.connections = systems.connections(this::context, clock);
        this.state = State.open(stateSettings(settings), clock);
        this.leases = new DirectionLeases(state);
        this.runs = new Runs(state, leases, companies.names(), clock);
        this.plans = new Plans(mappings, connections);
        this.retention = new Retention(settings, state, plans, clock);
        this.writers = new WriterPool(settings.number("p2c.parallelism"));
        systems.gateways().forEach(camel.configure()::addRoutesBuilder);
    }

    public static StateSettings stateSettings(Settings settings) {
        return new StateSettings(
                settings.text("p2c.state.url"),
                settings.text("p2c.state.user"),
                settings.text("p2c.state.password"),
                settings.number("p2c.state.pool"),
                settings.list("p2c.state.key"),
                settings.duration("p2c.state.wait"));
    }

    /** Without schedules: passes run when they are asked for. */
    public void start() {
        start(false, new SimpleMeterRegistry());
    }

    /**
     * @param scheduled whether directions run by themselves
     * @param meters for Camel's figures
     */
    public void start(boolean scheduled, MeterRegistry meters) {
        camel.configure()
                .withName("p2c")
                .withRoutesIncludePattern(
                        Stream.of("shared/*.yaml", "templates/*.yaml", "*.yaml")
                                .map(pattern -> "file:" + routes + "/" + pattern)
                                .collect(Collectors.joining(",")))
                // A task is a route of a kamelet: Hawtio and the metrics leave those out by
                // default.
                .withJmxManagementRegisterRoutesCreateByKamelet(true)
                .withAutoConfigurationLogSummary(false)
                .withShutdownLogInflightExchangesOnTimeout(false);
        // Over whatever Camel itself finds on the class path or beside it.
        settings.forCamel().forEach(camel::addOverrideProperty);
        camel.addOverrideProperty(
                "camel.component.quartz.autoStartScheduler", String.valueOf(scheduled));
        // A task's route would inherit the direction's configuration and begin a run of its own;
        // its exceptions belong to the direction's route.
        camel.addOverrideProperty("camel.component.kamelet.noErrorHandler", "true");
        camel.bind("runs", new RunSteps(runs));
        camel.bind("batches", writers.executor());
        mappings.tasks().forEach(this::bindTask);
        checkPriority();
        camel.addMainListener(new MeteredRoutes(meters));
        try {
            camel.start();
        } catch (Exception e) {
            throw new ConfigurationException(
                    routes.toString(), "Camel refuses the routes: " + e.getMessage());
        }
    }

    /** Only a warning: a direction may have been taken out for a while. */
    private void checkPriority() {
        List<String> ids = directions.stream().map(Direction::id).toList();
        settings.list("p2c.priority").stream()
                .filter(name -> !ids.contains(name))
                .forEach(
                        name ->
                                LOG.warn(
                                        "p2c.priority names no direction \"{}\".{}",
                                        name,
                                        Suggestion.didYouMean(name, ids)));
    }

    /** Schedules begin, after a start without. */
    public void schedule() {
        try {
            context().getComponent("quartz", QuartzComponent.class).getScheduler().start();
        } catch (SchedulerException e) {
            throw new IllegalStateException("the schedules do not begin", e);
        }
    }

    private void bindTask(String name) {
        tasks.computeIfAbsent(
                name,
                task -> {
                    TaskSettings taskSettings = TaskOptions.of(settings);
                    Task bean = new Task(task, plans, state, taskSettings, clock);
                    camel.bind(task, bean);
                    return bean;
                });
    }

    /** Tasks that have a mapping file now, ready to be called by a route. */
    Set<String> readyTasks() {
        mappings.tasks().forEach(this::bindTask);
        return new HashSet<>(mappings.tasks());
    }

    /** What runs from now on, in order. */
    void directions(List<Direction> changed) {
        directions = List.copyOf(changed);
    }

    /** When the direction runs: the cron in force, or the address of another kind of trigger. */
    public String schedule(String direction) {
        Endpoint from = context().getRoute(direction).getEndpoint();
        return from instanceof QuartzEndpoint quartz && quartz.getCron() != null
                ? quartz.getCron()
                : from.getEndpointUri();
    }

    /**
     * Does something to a direction's route while no pass of it is under way and none asked for
     * begins.
     *
     * @return false, with nothing done, if one is under way
     */
    boolean whileIdle(String direction, Runnable change) {
        if (!routesInUse.writeLock().tryLock()) {
            return false;
        }
        try {
            if (runs.active(direction).isPresent()) {
                return false;
            }
            change.run();
            return true;
        } finally {
            routesInUse.writeLock().unlock();
        }
    }

    /** In an order in which each comes after those it needs. */
    public List<Direction> directions() {
        return directions;
    }

    /**
     * One pass now, to its end.
     *
     * @return the run, with what failed in it
     * @throws UnavailableException if it could not begin, since it is running elsewhere
     */
    public Run runNow(String direction, RunOptions options) {
        routesInUse.readLock().lock();
        try {
            return pass(direction, options);
        } finally {
            routesInUse.readLock().unlock();
        }
    }

    private Run pass(String direction, RunOptions options) {
        Route route = context().getRoute(direction);
        if (route == null) {
            throw new ConfigurationException(direction, "is no direction any more");
        }
        Consumer consumer = route.getConsumer();
        Exchange exchange = consumer.createExchange(false);
        exchange.getMessage().setBody(options);
        try {
            consumer.getProcessor().process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        Exception failure =
                exchange.getException() != null
                        ? exchange.getException()
                        : exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        if (failure instanceof RuntimeException e) {
            throw e;
        } else if (failure != null) {
            throw new IllegalStateException(failure);
        }
        return exchange.getMessage().getBody(Run.class);
    }

    CamelContext context() {
        return camel.getCamelContext();
    }

    /** What the state keeps no longer. */
    public void purge() {
        retention.apply(mappings.tasks());
    }

    public State state() {
        return state;
    }

    public Runs runs() {
        return runs;
    }

    public Map<String, Connection> connections() {
        return new LinkedHashMap<>(connections);
    }

    Plans plans() {
        return plans;
    }

    Path routes() {
        return routes;
    }

    @Override
    public void close() {
        camel.stop();
        writers.close();
        leases.close();
        state.close();
    }
}
