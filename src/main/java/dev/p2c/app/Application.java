package dev.p2c.app;

import dev.p2c.app.settings.Settings;
import dev.p2c.desk.Pauses;
import dev.p2c.error.ConfigurationException;
import dev.p2c.error.UnavailableException;
import dev.p2c.explain.RowExplainer;
import dev.p2c.mapping.Mappings;
import dev.p2c.odata.Connection;
import dev.p2c.operate.Traces;
import dev.p2c.routes.Direction;
import dev.p2c.routes.RunSteps;
import dev.p2c.routes.SameRows;
import dev.p2c.run.DirectionLeases;
import dev.p2c.run.DirectionsInForce;
import dev.p2c.run.Run;
import dev.p2c.run.RunOptions;
import dev.p2c.run.Runs;
import dev.p2c.run.StopRequest;
import dev.p2c.state.State;
import dev.p2c.task.plan.Plans;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;

/**
 * The whole engine: the state, the connections, the tasks and the routes that join them, wired by
 * Camel Main. It runs with or without schedules; {@link #runNow} starts a pass in both cases.
 */
public final class Application implements AutoCloseable {

    private final Settings settings;
    private final ConfiguredFiles files;
    private final Mappings mappings;
    private final StopRequest stop = new StopRequest();
    private final State state;
    private final DirectionLeases leases;
    private final DirectionsInForce inForce;
    private final Runs runs;
    private final Plans plans;
    private final Map<String, Connection> connections;
    private final TaskRegistry tasks;
    private final Retention retention;
    private final WriterPool writers;
    private final Main camel = new Main();
    private final PassRunner passes;
    private final ShadowPasses shadow;
    private final Pauses pauses;
    private final LiveSchedules schedules;
    private final Clock clock;
    private final StartedDirections started;
    private final Optional<Traces> traces;
    private volatile MeterRegistry meters = new SimpleMeterRegistry();

    /**
     * Reads and checks every file and opens the state; nothing runs until {@link #start()}.
     *
     * @throws ConfigurationException with every mistake of the routes and mappings
     */
    public Application(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        SettingsCheck.ofPasses(settings);
        CompanySettings companies = CompanySettings.of(settings);
        this.traces = new TracingOptions(settings).traces();
        var units = companies.units();
        var configured = ConfiguredConnections.watched(settings, units, () -> meters, traces);
        this.files = new ConfiguredFiles(settings);
        this.mappings = files.mappings(configured.known());
        this.started = new StartedDirections(files, mappings);
        this.connections = configured.connections(this::context, clock, stop);
        this.state = State.open(StateOptions.of(settings), clock);
        this.leases = new DirectionLeases(state, clock, stop);
        this.inForce = new DirectionsInForce(state, leases, files.directions()::counterpart);
        this.runs = new Runs(state, inForce, companies.names(), clock);
        this.plans = new Plans(mappings, connections);
        this.tasks = new TaskRegistry(settings, mappings, plans, state, traces, clock);
        this.retention = new Retention(settings, state, plans, clock);
        this.writers = new WriterPool(settings.number("p2c.parallelism"));
        this.shadow = new ShadowPasses(settings, started.directions(), clock);
        this.pauses = new Pauses(state, clock);
        this.schedules = new LiveSchedules(this::context);
        this.passes = new PassRunner(this::context, runs, shadow, pauses, schedules, clock);
        configured.gateways().forEach(camel.configure()::addRoutesBuilder);
        camel.configure().addRoutesBuilder(new AlertOptions(settings).routes());
    }

    /** Starts the routes without schedules, metrics and beans of Camel, for passes by a command. */
    public void start() {
        start(false, Optional.empty());
    }

    /**
     * Starts the routes.
     *
     * @param scheduled whether the schedules start, too
     * @param registry receives the metrics of Camel and of the requests
     */
    public void start(boolean scheduled, MeterRegistry registry) {
        meters = registry;
        start(scheduled, Optional.of(registry));
    }

    private void start(boolean scheduled, Optional<MeterRegistry> watched) {
        camel.bind(RouteNames.RUNS, new RunSteps(runs, this::checkPlans, this::insteadOfPass));
        camel.bind(RouteNames.BATCHES, writers.executor());
        readyTasks();
        traces.ifPresent(each -> TracingOptions.add(each, runs, state, camel));
        SettingsCheck.warn(settings, files.directions().names());
        started.logMistakes();
        new CamelSetup(camel, settings, files, started).start(scheduled, watched);
    }

    /**
     * Checks all tasks of a direction, so that its first task writes nothing if another is wrong.
     */
    private void checkPlans(String direction) {
        plans.check(
                directions().stream()
                        .filter(one -> one.id().equals(direction))
                        .flatMap(one -> one.taskNames().stream())
                        .toList());
    }

    /** Starts the schedules after a start without them. */
    public void schedule() {
        CamelSetup.startSchedules(context());
    }

    /** Returns a direction's cron expression, or the URI of a trigger that is no schedule. */
    public String schedule(String direction) {
        return CamelSetup.schedule(context(), direction);
    }

    /** Makes every task that has a mapping file callable by routes, and returns their names. */
    Set<String> readyTasks() {
        return tasks.bindAll(camel);
    }

    /** The directions, each after those it depends on. */
    public List<Direction> directions() {
        return started.directions();
    }

    /** The directions that the files have, with those that do not run. */
    public StartedDirections started() {
        return started;
    }

    /** Replaces the directions after route files have changed. */
    void directions(List<Direction> changed) {
        started.replace(changed);
        inForce.change(ids());
    }

    private List<String> ids() {
        return directions().stream().map(Direction::id).toList();
    }

    /**
     * Puts all directions in force for as long as this application lives, which the schedules need.
     *
     * @throws ConfigurationException if another process on the state has a counterpart in force
     */
    public void putInForce() {
        inForce.begin(ids());
    }

    /** The check of {@link #putInForce} for directions that run once. */
    public void checkInForce(List<Direction> chosen) {
        inForce.check(chosen.stream().map(Direction::id).toList());
    }

    /**
     * Runs one pass of a direction and returns when it has ended.
     *
     * @return the run, with the failures of its companies
     * @throws UnavailableException if the direction is running elsewhere
     */
    public Run runNow(String direction, RunOptions options) {
        return passes.runNow(direction, options);
    }

    /** Refuses directions that would bring the same rows, directly and in two legs. */
    void checkTogether(List<Direction> several) {
        SameRows.check(several, mappings.readAll().drafts());
    }

    /**
     * Explains rows with the mappings, connections and state of this application.
     *
     * @param suggests whether keys like an unknown one are looked for among the rows of the source
     */
    public RowExplainer explainer(boolean suggests) {
        return TaskDirections.explainer(this, suggests);
    }

    /** The tasks of a list whose source has no column with the time of a change. */
    public List<String> sweeping(List<String> ofTasks) {
        return plans.sweeping(ofTasks);
    }

    /** Whether no pass of a direction begins: it is paused or off, or a plan takes its place. */
    boolean insteadOfPass(String direction) {
        return pauses.isPausedByPerson(direction) || shadow.insteadOfPass(direction);
    }

    ShadowPasses shadow() {
        return shadow;
    }

    /** The directions whose passes do not begin. */
    public Pauses pauses() {
        return pauses;
    }

    LiveSchedules schedules() {
        return schedules;
    }

    PassRunner passes() {
        return passes;
    }

    CamelContext context() {
        return camel.getCamelContext();
    }

    /** Deletes what the state has kept for longer than the settings say. */
    public void purge() {
        retention.apply(mappings.tasks());
        shadow.purge();
    }

    ConfiguredEnds ends() {
        return new ConfiguredEnds(mappings);
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

    Settings settings() {
        return settings;
    }

    Mappings mappings() {
        return mappings;
    }

    Clock clock() {
        return clock;
    }

    Plans plans() {
        return plans;
    }

    ConfiguredFiles files() {
        return files;
    }

    /**
     * Stops in order: no run and no batch begins, waits end at once, and requests under way have
     * {@link StopRequest#LAST_REQUESTS} to end. Returns when no run is left.
     */
    public void stop() {
        stop.ask();
        shadow.stop();
        runs.stop();
        runs.awaitEnd(StopRequest.LAST_REQUESTS);
        runs.leaveUnfinished();
    }

    @Override
    public void close() {
        stop();
        camel.stop();
        writers.close();
        traces.ifPresent(Traces::close);
        inForce.close();
        leases.close();
        state.close();
    }
}
