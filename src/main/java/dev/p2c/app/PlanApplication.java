package dev.p2c.app;

import dev.p2c.app.settings.Settings;
import dev.p2c.error.ConfigurationException;
import dev.p2c.error.Problem;
import dev.p2c.odata.Connection;
import dev.p2c.plan.PlanFile;
import dev.p2c.plan.PlanHead;
import dev.p2c.planning.Applying;
import dev.p2c.planning.Applying.Refused;
import dev.p2c.routes.Direction;
import dev.p2c.run.DirectionLeases;
import dev.p2c.run.DirectionsInForce;
import dev.p2c.run.RunOptions;
import dev.p2c.run.Runs;
import dev.p2c.run.StopRequest;
import dev.p2c.state.State;
import dev.p2c.task.Task;
import dev.p2c.task.plan.Plans;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

/** Everything that writes the rows of a plan: the tasks of the settings, without their routes. */
public final class PlanApplication implements AutoCloseable {

    private final StopRequest stop = new StopRequest();
    private final CamelContext camel = new DefaultCamelContext();
    private final Startable found;
    private final List<String> companies;
    private final SystemNames systems;
    private final State state;
    private final DirectionLeases leases;
    private final DirectionsInForce inForce;
    private final Runs runs;
    private final Plans plans;
    private final Map<String, Task> tasks;

    /** Reads and checks every file and opens the state. */
    public PlanApplication(Settings settings, Clock clock) {
        DirectProject project = new DirectProject(settings);
        ConfiguredConnections configured = project.connections();
        this.found = project.found();
        this.companies = project.companies();
        this.systems = new SystemNames(configured);
        this.plans =
                new Plans(project.mappings(), configured.connections(() -> camel, clock, stop));
        this.state = State.open(StateOptions.of(settings), clock);
        this.leases = new DirectionLeases(state, clock, stop);
        this.inForce = project.inForce(state, leases);
        this.runs = project.runs(state, inForce, clock);
        this.tasks = project.tasks(plans, state, clock);
        CamelSetup.startGateways(camel, configured.gateways());
    }

    /**
     * Checks that a plan was made of the present systems and mapping files.
     *
     * @throws ConfigurationException with everything that differs
     */
    public void check(PlanFile plan) {
        PlanHead head = plan.head();
        head.tasks().keySet().forEach(found::check);
        List<Problem> problems = new ArrayList<>();
        String file = plan.name();
        head.tasks()
                .forEach(
                        (direction, names) ->
                                names.forEach(task -> check(file, direction, task, problems)));
        if (problems.isEmpty()) {
            head.mappings().forEach((task, version) -> checkMapping(file, task, version, problems));
            head.tasks().values().stream()
                    .flatMap(List::stream)
                    .flatMap(task -> systemsOf(task).stream())
                    .distinct()
                    .forEach(system -> checkSystem(file, head, system, problems));
        }
        if (problems.isEmpty()) {
            checkRows(plan, problems);
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
    }

    /** A task that the head does not name was compared with nothing. */
    private void checkRows(PlanFile plan, List<Problem> problems) {
        Set<String> compared = new HashSet<>();
        plan.head().tasks().values().forEach(compared::addAll);
        compared.retainAll(plan.head().mappings().keySet());
        Set<String> strange = new TreeSet<>();
        plan.forEach(
                row -> {
                    if (!compared.contains(row.task())) {
                        strange.add("task " + row.task() + ", of which it names no mapping");
                    }
                    if (!companies.contains(row.company())) {
                        strange.add(
                                "company %s, which is not in p2c.companies"
                                        .formatted(row.company()));
                    }
                });
        strange.forEach(of -> problems.add(new Problem(plan.name(), "has rows of " + of)));
    }

    private void check(String file, String direction, String task, List<Problem> problems) {
        boolean isKnown =
                directions().stream()
                        .filter(one -> one.id().equals(direction))
                        .anyMatch(one -> one.taskNames().contains(task));
        if (!isKnown) {
            problems.add(
                    new Problem(
                            file,
                            "was made of task %s of direction %s, which does not exist here"
                                    .formatted(task, direction)));
        }
    }

    private void checkMapping(String file, String task, String version, List<Problem> problems) {
        if (!plans.current(task).mapping().version().equals(version)) {
            problems.add(
                    new Problem(
                            file,
                            "was made with another version of the mapping file of %s or of its"
                                            .formatted(task)
                                    + " value maps; make the plan again"));
        }
    }

    private List<Connection> systemsOf(String task) {
        return List.of(plans.current(task).source(), plans.current(task).target());
    }

    private void checkSystem(
            String file, PlanHead head, Connection system, List<Problem> problems) {
        String then = head.systems().getOrDefault(system.name(), "an unknown one");
        String now = systems.of(system);
        if (!then.equals(now)) {
            Problem problem =
                    new Problem(
                            file,
                            "was made for another environment: %s was %s, here it is %s"
                                    .formatted(system.name(), then, now));
            if (!problems.contains(problem)) {
                problems.add(problem);
            }
        }
    }

    /** Prepares the writing of a plan. */
    public Applying applying(RunOptions options, Consumer<Refused> refused) {
        return new Applying(tasks, runs, options, refused, state.history());
    }

    public State state() {
        return state;
    }

    public Runs runs() {
        return runs;
    }

    public List<Direction> directions() {
        return found.directions();
    }

    /** What the files let run. */
    public Startable found() {
        return found;
    }

    /** Ends the runs under way; what they have written is kept. */
    public void stop() {
        stop.ask();
        runs.stop();
        runs.awaitEnd(StopRequest.LAST_REQUESTS);
        runs.leaveUnfinished();
    }

    @Override
    public void close() {
        stop();
        camel.stop();
        inForce.close();
        leases.close();
        state.close();
    }
}
