package dev.p2c.operate;

import dev.p2c.operate.ObserveEndpoint.ObserveAnswer;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** The Prometheus metrics of the JVM, of Camel's routes, and of tasks and connections. */
public final class Metrics implements AutoCloseable {

    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics gc = new JvmGcMetrics();

    public Metrics() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        gc.bindTo(registry);
    }

    /** The registry, to which Camel adds its own metrics. */
    public PrometheusMeterRegistry registry() {
        return registry;
    }

    /** Registers a counter. */
    public <T> void counter(
            String name, String tag, String value, T of, ToDoubleFunction<T> figure) {
        FunctionCounter.builder(name, of, figure).tag(tag, value).register(registry);
    }

    /** Registers the number of a task's rows with one outcome since the process started. */
    public <T> void rows(String task, String outcome, T of, ToDoubleFunction<T> figure) {
        FunctionCounter.builder("p2c.rows", of, figure)
                .tags("task", task, "outcome", outcome)
                .register(registry);
    }

    public void gauge(String name, String tag, String value, Supplier<Number> figure) {
        gauge(name, Tags.of(tag, value), figure);
    }

    public void gauge(String name, Tags tags, Supplier<Number> figure) {
        Gauge.builder(name, figure).tags(tags).strongReference(true).register(registry);
    }

    /** Registers the number of a task's rows that wait, of one kind. */
    public void waiting(String task, String kind, Supplier<Number> figure) {
        gauge("p2c.rows.waiting", Tags.of("task", task, "kind", kind), figure);
    }

    /** Measures a run that has ended. */
    public void run(String direction, String status, Duration took) {
        Timer.builder("p2c.run.duration")
                .tags("direction", direction, "status", status)
                .register(registry)
                .record(took);
    }

    /** Registers the number of rows with one outcome in the newest plan of a direction. */
    public void planned(String direction, String outcome, Supplier<Number> figure) {
        Gauge.builder("p2c.shadow.rows", figure)
                .tags("direction", direction, "outcome", outcome)
                .strongReference(true)
                .register(registry);
    }

    ObserveAnswer text() {
        return new ObserveAnswer(
                200, "text/plain; version=0.0.4; charset=utf-8", registry.scrape());
    }

    @Override
    public void close() {
        gc.close();
        registry.close();
    }
}
