package dev.p2c.app;

import dev.p2c.app.settings.Settings;
import dev.p2c.error.Awaited;
import dev.p2c.error.ConfigurationException;
import dev.p2c.explain.RowExplainer;
import dev.p2c.mapping.FieldRule;
import dev.p2c.odata.Connection;
import dev.p2c.plan.PlanCost;
import dev.p2c.plan.PlanHead;
import dev.p2c.plan.PlanSpool;
import dev.p2c.planning.ApplyCost;
import dev.p2c.planning.DirectPass;
import dev.p2c.planning.NamedDifferences;
import dev.p2c.planning.PlannedOutcomes;
import dev.p2c.planning.RepairPlan;
import dev.p2c.planning.UndoPlan;
import dev.p2c.reconcile.Reconciliation;
import dev.p2c.routes.Direction;
import dev.p2c.run.DirectionLeases;
import dev.p2c.run.DirectionsInForce;
import dev.p2c.run.Run;
import dev.p2c.run.RunOptions;
import dev.p2c.run.Runs;
import dev.p2c.run.StopRequest;
import dev.p2c.state.State;
import dev.p2c.state.StateCopy;
import dev.p2c.task.Task;
import dev.p2c.task.plan.Plans;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * Everything that makes a plan: the tasks of the settings on a copy of the state, with connections
 * that send no write. Works beside a running application, whose leases it does not take. Reads the
 * mapping files as they are on disk.
 */
public final class Planning implements AutoCloseable {

    private final Settings settings;
    private final DirectProject project;
    private final Clock clock;
    private final StopRequest stop = new StopRequest();
    private final CamelContext camel = new DefaultCamelContext();
    private final List<Direction> directions;
    private final Map<String, Connection> connections;
    private final SystemNames names;
    private final StateCopy copy;
    private final PlanSpool spool;
    private final DirectionLeases leases;
    private final DirectionsInForce inForce;
    private final Runs runs;
    private final Plans plans;
    private final Map<String, Task> tasks;
    private final WriterPool writers;
    private final Map<String, Map<String, String>> places = new ConcurrentHashMap<>();

    /**
     * Reads and checks every file, copies the state and reaches no system yet.
     *
     * @param temporary folder for the copy of the state and for the rows of the plan
     */
    public Planning(Settings settings, Clock clock, Path temporary) {
        new LeftPlans(temporary, clock).delete();
        this.settings = settings;
        this.clock = clock;
        this.spool = new PlanSpool(temporary);
        CompletableFuture<StateCopy> opening =
                CompletableFuture.supplyAsync(() -> copy(temporary)); // half a second
        this.project = project(opening);
        ConfiguredConnections configured = project.connections();
        this.directions = project.found().directions();
        this.names = new SystemNames(configured);
        this.connections = configured.planning(() -> camel, clock, stop, project.sought());
        this.plans = new Plans(project.mappings(), connections);
        this.copy = Awaited.result(opening);
        State state = copy.state();
        this.leases = new DirectionLeases(state, clock, stop);
        this.inForce = project.inForce(state, leases);
        this.runs = project.runs(state, inForce, clock);
        this.tasks = project.tasks(plans, state, clock);
        this.writers = new WriterPool(settings.number("p2c.parallelism"));
        CamelSetup.startGateways(camel, configured.gateways());
    }

    private StateCopy copy(Path temporary) {
        PlannedOutcomes outcomes = new PlannedOutcomes(spool, this::place);
        return StateCopy.of(StateOptions.of(settings), temporary, clock, outcomes);
    }

    private DirectProject project(CompletableFuture<StateCopy> opening) {
        try {
            return new DirectProject(settings);
        } catch (RuntimeException e) {
            StateCopy opened = opening.exceptionally(unused -> null).join();
            if (opened != null) {
                opened.close();
            }
            spool.close();
            throw e;
        }
    }

    /** File and line of the rule that fills a field of the target; empty for none. */
    private String place(String task, String field) {
        return places.computeIfAbsent(
                        task,
                        name ->
                                plans.current(name).mapping().rules().stream()
                                        .collect(
                                                Collectors.toMap(
                                                        FieldRule::target,
                                                        rule -> rule.place().toString(),
                                                        (first, second) -> first)))
                .getOrDefault(field, "");
    }

    public List<Direction> directions() {
        return directions;
    }

    /** What the files let run. */
    public Startable found() {
        return project.found();
    }

    /**
     * Explains rows with the mappings of this plan.
     *
     * @param suggests whether keys like an unknown one are looked for among the rows of the source
     */
    public RowExplainer explainer(boolean suggests) {
        return TaskDirections.without(plans, copy.state(), project.companies(), suggests);
    }

    /** The tasks of a list whose source has no column with the time of a change. */
    public List<String> sweeping(List<String> ofTasks) {
        return plans.sweeping(ofTasks);
    }

    public Runs runs() {
        return runs;
    }

    /** The rows planned so far. */
    public PlanSpool rows() {
        return spool;
    }

    /**
     * Plans a pass of a direction; its rows follow those of the directions planned before.
     *
     * @param limit the most source rows of each task and company
     * @return the pass, with the failures of its companies
     */
    public Run plan(Direction direction, RunOptions options, long limit) {
        return new DirectPass(tasks, plans, runs, writers.executor(), limit)
                .of(direction.id(), direction.taskNames(), options);
    }

    /**
     * Plans to put back what a run changed.
     *
     * @return what the plan was made of; without tasks where the history has no write of the run
     * @throws ConfigurationException if a file that the run's tasks need has a mistake or is gone
     */
    public PlanHead undo(long run) {
        try (State state = State.open(StateOptions.of(settings), clock)) {
            UndoPlan undo = new UndoPlan(state.history(), plans, spool);
            Set<String> written = undo.of(run);
            List<Direction> planned =
                    directions.stream()
                            .filter(each -> each.taskNames().stream().anyMatch(written::contains))
                            .toList();
            checkDirections(written, planned);
            return head(PlanHead.UNDO, planned, List.of(), undo.notes());
        }
    }

    /** A task without a direction cannot be written; the mistakes of the files may say why. */
    private void checkDirections(Set<String> written, List<Direction> planned) {
        Set<String> without = new TreeSet<>(written);
        planned.forEach(direction -> without.removeAll(direction.taskNames()));
        if (!without.isEmpty()) {
            found().check("all");
            throw new ConfigurationException(
                    String.join(", ", without), "is not called by any direction now");
        }
    }

    /** A comparison of both systems, which ends when the planning is stopped. */
    public Reconciliation reconciliation() {
        return new Reconciliation(
                plans,
                copy.state(),
                project.companies(),
                settings.number("p2c.page.size"),
                stop::isAsked);
    }

    /** Names what the state knows of differences. */
    public NamedDifferences differences() {
        return new NamedDifferences(copy.history(), plans);
    }

    /** Makes this a plan that ends differences. */
    public RepairPlan repair() {
        return new RepairPlan(spool, this::place);
    }

    /** What a plan of {@link #repair} was made of. */
    public PlanHead repairHead(List<Direction> compared) {
        return head(PlanHead.REPAIR, compared, List.of(), List.of());
    }

    /**
     * What the plan was made of, after its passes.
     *
     * @param whole the companies of which all rows were compared
     */
    public PlanHead head(List<Direction> planned, List<String> whole, List<String> notes) {
        return head(PlanHead.PASS, planned, whole, notes);
    }

    private PlanHead head(
            String kind, List<Direction> planned, List<String> whole, List<String> notes) {
        Map<String, String> systems = new HashMap<>();
        Map<String, String> mappings = new HashMap<>();
        Map<String, List<String>> byDirection = new HashMap<>();
        for (Direction direction : planned) {
            byDirection.put(direction.id(), direction.taskNames());
            for (String task : direction.taskNames()) {
                dev.p2c.task.plan.Plan plan = plans.current(task);
                mappings.put(task, plan.mapping().version());
                for (Connection system : List.of(plan.source(), plan.target())) {
                    systems.computeIfAbsent(system.name(), name -> names.of(system));
                }
            }
        }
        return new PlanHead(
                kind,
                clock.instant(),
                planned.stream().map(Direction::id).toList(),
                byDirection,
                systems,
                mappings,
                whole,
                notes,
                stop.isAsked());
    }

    /** What applying the plan costs. */
    public PlanCost cost() {
        ApplyCost cost = new ApplyCost();
        spool.byTask().forEach((task, counts) -> cost.add(plans.current(task), counts.written()));
        return cost.of(this::allowance);
    }

    private OptionalLong allowance(Connection connection) {
        String setting = "p2c." + connection.name() + ".allowance";
        return settings.optional(setting).isPresent()
                ? OptionalLong.of(settings.number(setting))
                : connection.dialect().requestsOfADay();
    }

    /** Whether the passes were asked to end. */
    public boolean isStopped() {
        return stop.isAsked();
    }

    /** Ends the passes under way; what they have planned is kept. */
    public void stop() {
        stop.ask();
        runs.stop();
        runs.awaitEnd(StopRequest.LAST_REQUESTS);
    }

    @Override
    public void close() {
        stop();
        camel.stop();
        writers.close();
        inForce.close();
        leases.close();
        copy.close();
        spool.close();
    }
}
