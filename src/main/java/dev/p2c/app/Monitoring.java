package dev.p2c.app;

import dev.p2c.desk.Arrow;
import dev.p2c.desk.FlowState;
import dev.p2c.mapping.TwoLegs;
import dev.p2c.odata.Connection;
import dev.p2c.operate.ConnectionBean;
import dev.p2c.operate.ConnectionHealthCheck;
import dev.p2c.operate.DescribedBean;
import dev.p2c.operate.DirectionBean;
import dev.p2c.operate.DirectionDesk;
import dev.p2c.operate.DirectionMXBean;
import dev.p2c.operate.EditText;
import dev.p2c.operate.EditsHealthCheck;
import dev.p2c.operate.JmxBeans;
import dev.p2c.operate.LastRunHealthCheck;
import dev.p2c.operate.LegCounts;
import dev.p2c.operate.Metrics;
import dev.p2c.operate.QuietTasks;
import dev.p2c.operate.QuietTasksHealthCheck;
import dev.p2c.operate.RequirementsHealthCheck;
import dev.p2c.operate.ScheduleHealthCheck;
import dev.p2c.operate.ShadowText;
import dev.p2c.operate.TaskBean;
import dev.p2c.plan.PlanSummary;
import dev.p2c.routes.Direction;
import dev.p2c.routes.DirectionMode;
import dev.p2c.routes.WaitingFile;
import dev.p2c.text.Visible;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.management.MBeanNotificationInfo;
import javax.management.Notification;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;

/** Registers the JMX beans, health checks and metrics of all directions and connections. */
final class Monitoring implements AutoCloseable {

    private static final MBeanNotificationInfo STATE_CHANGED =
            new MBeanNotificationInfo(
                    new String[] {"p2c.direction.state"},
                    Notification.class.getName(),
                    "The state of the direction has changed: its name, the new state, and why.");

    private final Application application;
    private final List<String> companies;
    private final ApplicationMetrics metrics;
    private final JmxBeans beans = new JmxBeans();
    private final ScheduleWatch schedules;
    private final FlowWatch flow;
    private final RequirementWatch requirements;
    private final WaitingEdits edits;
    private final Map<String, DescribedBean> directionBeans = new ConcurrentHashMap<>();
    private final Alarms alarms;
    private volatile List<TwoLegs> twoLegs = List.of();
    private final Map<String, List<HealthCheck>> checks = new HashMap<>();

    /**
     * @param routes the route files whose newest version is not in force
     */
    Monitoring(
            Application application,
            List<String> companies,
            Metrics metrics,
            Supplier<List<WaitingFile>> routes) {
        this.application = application;
        this.companies = companies;
        this.requirements = RequirementWatch.of(application);
        this.edits = new WaitingEdits(application, routes, application.clock());
        this.schedules = new ScheduleWatch(application, companies, application.clock());
        this.flow =
                new FlowWatch(application, application.settings(), companies, schedules.start());
        this.metrics = new ApplicationMetrics(application, schedules, flow, companies, metrics);
        this.alarms = new Alarms(application, schedules, flow, edits::lines);
    }

    void start() {
        application.connections().values().forEach(this::register);
        registerDirections();
        metrics.watchRuns();
        new DeskBeans(application, flow).register(beans);
        healthChecks()
                .register(new QuietTasksHealthCheck(quietTasks(application), this::taskNames));
        healthChecks().register(new RequirementsHealthCheck(requirements::missing));
        healthChecks().register(new EditsHealthCheck(edits::lines, edits::isAnyLeftOut));
        lookAtEdits();
        requirements.start();
        alarms.start(healthChecks(), beans);
    }

    /** The tasks of an application that have found no change for long. */
    static QuietTasks quietTasks(Application application) {
        List<String> companies = application.settings().list("p2c.companies");
        var after = application.settings().duration("p2c.quiet.after");
        return new QuietTasks(application.state(), companies, after, application.clock());
    }

    private List<String> taskNames() {
        return application.directions().stream()
                .filter(Direction::isLive)
                .flatMap(direction -> direction.taskNames().stream())
                .toList();
    }

    private void register(Connection connection) {
        beans.connection(connection.name(), new ConnectionBean(connection));
        healthChecks().register(new ConnectionHealthCheck(connection));
    }

    private HealthCheckRegistry healthChecks() {
        return HealthCheckRegistry.get(application.context());
    }

    private void registerDirections() {
        twoLegs = application.files().twoLegs();
        application.directions().forEach(this::register);
        application.started().leftOut().keySet().forEach(this::registerLeftOut);
        tasksLeftOut().forEach((task, direction) -> beans.task(task, leftOut(direction, task)));
        metrics.register();
    }

    /** The tasks that no running direction has, each with a direction that does not run. */
    private Map<String, String> tasksLeftOut() {
        Map<String, String> tasks = new HashMap<>();
        application
                .started()
                .unable()
                .forEach(each -> each.taskNames().forEach(task -> tasks.put(task, each.id())));
        application.directions().forEach(each -> tasks.keySet().removeAll(each.taskNames()));
        return tasks;
    }

    private void registerLeftOut(String id) {
        beans.direction(
                id,
                new DirectionBean(
                        id,
                        "",
                        "",
                        application.state(),
                        application.runs(),
                        () -> Optional.of("its files have a mistake"),
                        () -> edits.ofDirection(id),
                        () -> ShadowText.NONE,
                        () -> "",
                        DirectionDesk.closed(
                                () -> "does not run: " + edits.ofDirection(id).problem())));
    }

    private TaskBean leftOut(String direction, String task) {
        return bean(direction, task, () -> edits.ofDirection(direction));
    }

    private void register(Direction direction) {
        String id = direction.id();
        DescribedBean bean =
                new DescribedBean(
                        DirectionMXBean.class,
                        new DirectionBean(
                                id,
                                direction.description(),
                                application.schedule(id),
                                application.state(),
                                application.runs(),
                                () -> schedules.problem(id),
                                () -> edits.ofDirection(id),
                                () -> shadow(id),
                                () -> legs(direction.taskNames()),
                                new LiveDesk(application, flow, id)),
                        STATE_CHANGED);
        beans.register("type=Direction,name=" + id, bean);
        directionBeans.put(id, bean);
        direction
                .taskNames()
                .forEach(task -> beans.task(task, bean(id, task, () -> edits.ofTask(task))));
        checks.computeIfAbsent(id, this::checks);
    }

    private ShadowText shadow(String id) {
        ShadowPasses shadow = application.shadow();
        DirectionMode mode = shadow.mode(id);
        Optional<PlanSummary> newest =
                mode == DirectionMode.SHADOW ? shadow.plans().newest(id) : Optional.empty();
        return new ShadowText(
                mode.word(),
                newest.map(plan -> ShadowPlans.text(plan.counts())).orElse(""),
                newest.map(plan -> shadow.plans().file(id).toString()).orElse(""),
                newest.map(plan -> plan.head().madeAt().toString()).orElse(""));
    }

    private String legs(List<String> tasks) {
        return twoLegs.stream()
                .filter(legs -> tasks.contains(legs.first()))
                .map(legs -> LegCounts.of(legs, application.state(), companies).text())
                .collect(Collectors.joining("\n"));
    }

    private TaskBean bean(String direction, String task, Supplier<EditText> edit) {
        return new TaskBean(
                direction,
                task,
                application.state(),
                application.runs(),
                companies,
                twoLegs.stream().filter(legs -> legs.has(task)).findFirst(),
                edit);
    }

    private List<HealthCheck> checks(String direction) {
        List<HealthCheck> ofDirection =
                List.of(
                        new LastRunHealthCheck(direction, application.state()),
                        new ScheduleHealthCheck(
                                direction,
                                () -> schedules.problem(direction),
                                () -> schedules.pause(direction)));
        ofDirection.forEach(healthChecks()::register);
        return ofDirection;
    }

    /** Notes in the state which edits wait. */
    void lookAtEdits() {
        edits.look();
    }

    /** Notes in the state which schedules stand still. */
    void lookAtSchedules() {
        schedules.look();
        flow.look(this::changed);
    }

    private void changed(Arrow arrow, FlowState before) {
        DescribedBean bean = directionBeans.get(arrow.direction());
        if (before != null && bean != null) {
            bean.send(
                    "p2c.direction.state",
                    Visible.line(
                            "%s: %s, was %s: %s"
                                    .formatted(
                                            arrow.direction(),
                                            arrow.state(),
                                            before,
                                            arrow.stateText())));
        }
    }

    /** Adds and removes beans and health checks after direction files were added or deleted. */
    void directionsChanged() {
        List<Direction> directions = application.directions();
        Set<String> ids = directions.stream().map(Direction::id).collect(Collectors.toSet());
        Set<String> shown = new HashSet<>(ids);
        shown.addAll(application.started().leftOut().keySet());
        Set<String> tasks = new HashSet<>(tasksLeftOut().keySet());
        directions.forEach(direction -> tasks.addAll(direction.taskNames()));
        beans.keepOnly(shown, tasks);
        Set<String> gone = new HashSet<>(checks.keySet());
        gone.removeAll(ids);
        directionBeans.keySet().retainAll(ids);
        gone.forEach(id -> checks.remove(id).forEach(healthChecks()::unregister));
        flow.directionsChanged();
        registerDirections();
    }

    @Override
    public void close() {
        alarms.close();
        requirements.close();
        beans.close();
    }
}
