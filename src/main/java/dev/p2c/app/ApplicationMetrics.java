package dev.p2c.app;

import dev.p2c.alert.Expiry;
import dev.p2c.odata.Connection;
import dev.p2c.operate.Metrics;
import dev.p2c.plan.PlanCounts;
import dev.p2c.plan.PlanSummary;
import dev.p2c.routes.Direction;
import dev.p2c.routes.DirectionMode;
import dev.p2c.run.Runs;
import dev.p2c.state.Counts;
import dev.p2c.state.WaitingRows;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** Registers metrics of tasks, connections and waiting rows. */
final class ApplicationMetrics {

    private static final Map<String, ToDoubleFunction<Counts>> OUTCOMES =
            Map.of(
                    "created", Counts::created,
                    "updated", Counts::updated,
                    "unchanged", Counts::unchanged,
                    "skipped", Counts::skipped,
                    "parked", Counts::parked,
                    "rejected", Counts::rejected,
                    "deactivated", Counts::deactivated,
                    "deleted", Counts::deleted);

    private static final Map<String, ToDoubleFunction<PlanCounts>> PLANNED =
            Map.of(
                    "create", PlanCounts::create,
                    "update", PlanCounts::update,
                    "unchanged", PlanCounts::unchanged,
                    "skipped", PlanCounts::skipped,
                    "parked", PlanCounts::parked,
                    "rejected", PlanCounts::rejected,
                    "deactivate", PlanCounts::deactivate,
                    "delete", PlanCounts::delete);

    private final Application application;
    private final ScheduleWatch schedules;
    private final FlowWatch flow;
    private final List<String> companies;
    private final Metrics metrics;
    private final WaitingCounts waiting;

    ApplicationMetrics(
            Application application,
            ScheduleWatch schedules,
            FlowWatch flow,
            List<String> companies,
            Metrics metrics) {
        this.application = application;
        this.schedules = schedules;
        this.flow = flow;
        this.companies = companies;
        this.metrics = metrics;
        this.waiting = new WaitingCounts(application.state(), application.clock());
    }

    /** Registers the metrics that are not registered yet. */
    void register() {
        Runs runs = application.runs();
        application.directions().stream()
                .flatMap(direction -> direction.taskNames().stream())
                .forEach(
                        task ->
                                OUTCOMES.forEach(
                                        (outcome, figure) ->
                                                metrics.rows(
                                                        task,
                                                        outcome,
                                                        runs,
                                                        r -> figure.applyAsDouble(r.total(task)))));
        application.directions().forEach(direction -> schedule(direction.id()));
        application.directions().stream().filter(Direction::isLive).forEach(this::freshness);
        application.directions().stream()
                .filter(direction -> direction.mode() == DirectionMode.SHADOW)
                .forEach(direction -> shadow(direction.id()));
        application.connections().forEach(this::connection);
        expiries();
        application.directions().stream()
                .flatMap(direction -> direction.taskNames().stream())
                .forEach(this::waiting);
    }

    /** Registers the end of each secret and certificate; a renewed certificate counts at once. */
    private void expiries() {
        Expiries expiries = new Expiries(application.settings());
        expiries.known().stream()
                .map(Expiry::connection)
                .distinct()
                .forEach(
                        name ->
                                metrics.gauge(
                                        "p2c.secret.expires.timestamp.seconds",
                                        "connection",
                                        name,
                                        () -> firstEnd(expiries, name)));
    }

    private static double firstEnd(Expiries expiries, String connection) {
        return expiries.of(connection).stream()
                .mapToDouble(one -> one.at().getEpochSecond())
                .min()
                .orElse(Double.NaN);
    }

    /** Measures each run that ends. */
    void watchRuns() {
        application
                .runs()
                .listen(
                        (run, status, took) ->
                                metrics.run(
                                        run.direction(),
                                        status.name().toLowerCase(Locale.ROOT),
                                        took));
    }

    private void waiting(String task) {
        metrics.waiting(task, "rejected", () -> waiting.of(task, WaitingRows::rejected));
        metrics.waiting(task, "parked", () -> waiting.of(task, WaitingRows::parked));
        metrics.waiting(task, "conflict", () -> waiting.of(task, WaitingRows::conflicts));
        metrics.waiting(task, "deleted", () -> waiting.deleted(task));
    }

    private void schedule(String direction) {
        gauge("p2c.last.pass.timestamp.seconds", direction, () -> lastPass(direction));
        gauge(
                "p2c.last.pass.age.seconds",
                direction,
                () -> schedules.secondsSinceLastPass(direction));
        gauge("p2c.passes.missed", direction, () -> schedules.missed(direction));
        gauge(
                "p2c.schedule.stopped",
                direction,
                () -> schedules.problem(direction).isPresent() ? 1 : 0);
        gauge("p2c.paused", direction, () -> schedules.pause(direction).isPresent() ? 1 : 0);
    }

    /** Not a number while the age is unknown, and after the direction has left the files. */
    private void freshness(Direction direction) {
        for (String company : companies) {
            metrics.gauge(
                    "p2c.freshness.seconds",
                    Tags.of("direction", direction.id(), "company", company),
                    () ->
                            flow.flow()
                                    .freshness()
                                    .read()
                                    .age(direction.id(), direction.taskNames(), List.of(company))
                                    .map(age -> age.toMillis() / 1000.0)
                                    .orElse(Double.NaN));
        }
    }

    /** Figures of a direction that left shadow are not a number. */
    private void shadow(String direction) {
        PLANNED.forEach(
                (outcome, figure) ->
                        metrics.planned(
                                direction,
                                outcome,
                                () ->
                                        newest(direction)
                                                .map(PlanSummary::counts)
                                                .map(figure::applyAsDouble)
                                                .orElse(Double.NaN)));
        gauge(
                "p2c.shadow.plan.timestamp.seconds",
                direction,
                () ->
                        newest(direction)
                                .map(plan -> plan.head().madeAt().toEpochMilli() / 1000.0)
                                .orElse(Double.NaN));
    }

    private Optional<PlanSummary> newest(String direction) {
        ShadowPasses shadow = application.shadow();
        return shadow.mode(direction) == DirectionMode.SHADOW
                ? shadow.plans().newest(direction)
                : Optional.empty();
    }

    private void gauge(String name, String direction, Supplier<Number> figure) {
        metrics.gauge(name, "direction", direction, figure);
    }

    private double lastPass(String direction) {
        return schedules
                .lastPass(direction)
                .map(at -> at.toEpochMilli() / 1000.0)
                .orElse(Double.NaN);
    }

    private void connection(String name, Connection connection) {
        metrics.counter("p2c.requests", "connection", name, connection, c -> c.stats().requests());
        metrics.counter("p2c.retries", "connection", name, connection, c -> c.stats().retries());
        metrics.counter(
                "p2c.throttled", "connection", name, connection, c -> c.stats().throttled());
        metrics.counter(
                "p2c.throttled.seconds",
                "connection",
                name,
                connection,
                c -> c.stats().throttledFor().toMillis() / 1000.0);
        metrics.gauge(
                "p2c.budget.left.ratio", "connection", name, () -> connection.stats().budgetLeft());
        metrics.gauge(
                "p2c.connection.up",
                "connection",
                name,
                () -> connection.stats().openUntil().isEmpty() ? 1 : 0);
    }
}
