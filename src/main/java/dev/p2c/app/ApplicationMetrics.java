package dev.p2c.app;

import dev.p2c.odata.Connection;
import dev.p2c.operate.Metrics;
import dev.p2c.run.Runs;
import dev.p2c.state.Counts;
import dev.p2c.state.FailureKind;
import java.util.Map;
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
                    "rejected", Counts::rejected);

    private final Application application;
    private final Metrics metrics;

    ApplicationMetrics(Application application, Metrics metrics) {
        this.application = application;
        this.metrics = metrics;
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
        application.connections().forEach(this::connection);
        for (FailureKind kind : FailureKind.values()) {
            metrics.gauge(
                    "p2c.rows.waiting",
                    "kind",
                    kind.name().toLowerCase(java.util.Locale.ROOT),
                    () -> application.state().failureCounts().count(kind));
        }
    }

    private void connection(String name, Connection connection) {
        metrics.counter("p2c.requests", "connection", name, connection, c -> c.stats().requests());
        metrics.counter("p2c.retries", "connection", name, connection, c -> c.stats().retries());
        metrics.counter(
                "p2c.throttled", "connection", name, connection, c -> c.stats().throttled());
    }
}
