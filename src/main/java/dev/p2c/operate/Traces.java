package dev.p2c.operate;

import dev.p2c.run.Run;
import dev.p2c.run.RunListener;
import dev.p2c.run.Work;
import dev.p2c.state.BatchOutcome;
import dev.p2c.state.Counts;
import dev.p2c.state.RunStatus;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The traces of runs: a span for each run, for the parts of its tasks, and for its requests. A span
 * has names and numbers only, no value of any row. Thread-safe.
 */
public final class Traces implements RunListener, AutoCloseable {

    /** Set in the context of our own parts, since that of Camel may stay on a thread. */
    private static final ContextKey<Boolean> PART = ContextKey.named("p2c-part");

    /** What the part of this thread has stored. */
    private static final ThreadLocal<Counts> STORED = new ThreadLocal<>();

    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final long LAST_SECONDS = 3;

    private final SdkTracerProvider provider;
    private final Tracer tracer;
    private final Map<Run, Span> runs = new ConcurrentHashMap<>();

    /**
     * @param percent share of the runs that are traced
     */
    public Traces(SpanExporter exporter, int percent) {
        provider =
                SdkTracerProvider.builder()
                        .setSampler(Sampler.traceIdRatioBased(percent / 100.0))
                        .addSpanProcessor(
                                BatchSpanProcessor.builder(exporter)
                                        .setScheduleDelay(EVERY)
                                        .build())
                        .build();
        tracer = provider.get("p2c");
    }

    /** For Camel, which adds the spans of its routes. */
    public Tracer tracer() {
        return tracer;
    }

    @Override
    public void begun(Run run) {
        Span span =
                tracer.spanBuilder("run " + run.direction())
                        .setAttribute("p2c.direction", run.direction())
                        .setAttribute("p2c.run", run.id())
                        .setAttribute("p2c.trigger", run.options().trigger())
                        .setAttribute(
                                "p2c.company",
                                run.options()
                                        .company()
                                        .orElseGet(() -> String.join(",", run.companies())))
                        .startSpan();
        runs.put(run, span);
    }

    @Override
    public void ended(Run run, RunStatus status, Duration took) {
        Span span = runs.remove(run);
        if (span != null) {
            span.setAttribute("p2c.outcome", status.name());
            count(span, run.counts());
            if (status == RunStatus.FAILED) {
                span.setStatus(StatusCode.ERROR);
            }
            span.end();
        }
    }

    /**
     * Does a part of a run within a span of its own.
     *
     * @param part what is done, one word
     * @param rows number of rows at the beginning; -1 where it is not known
     */
    public void part(Run run, String part, String task, String company, int rows, Runnable work) {
        Span above = runs.get(run);
        if (above == null) {
            work.run();
            return;
        }
        Span span =
                tracer.spanBuilder(part + " " + task)
                        .setParent(Context.root().with(above))
                        .setAttribute("p2c.task", task)
                        .setAttribute("p2c.company", company)
                        .startSpan();
        if (rows >= 0) {
            span.setAttribute("p2c.rows", rows);
        }
        STORED.set(Counts.ZERO);
        try (Scope unused = Context.root().with(PART, true).with(span).makeCurrent()) {
            work.run();
        } catch (RuntimeException | Error e) {
            span.setStatus(StatusCode.ERROR, e.getClass().getSimpleName());
            throw e;
        } finally {
            count(span, STORED.get());
            STORED.remove();
            span.end();
        }
    }

    /** Adds what was stored to the span of this thread's part. */
    public void stored(BatchOutcome outcome) {
        Counts before = STORED.get();
        if (before != null) {
            STORED.set(before.plus(outcome.counts()));
        }
    }

    private static void count(Span span, Counts rows) {
        set(span, "created", rows.created());
        set(span, "updated", rows.updated());
        set(span, "unchanged", rows.unchanged());
        set(span, "skipped", rows.skipped());
        set(span, "parked", rows.parked());
        set(span, "rejected", rows.rejected());
        set(span, "deactivated", rows.deactivated());
        set(span, "deleted", rows.deleted());
    }

    private static void set(Span span, String outcome, long rows) {
        span.setAttribute(AttributeKey.longKey("p2c.rows." + outcome), rows);
    }

    /** What a request of this thread belongs to: a part of a run, or the run; else nothing. */
    Optional<Context> parent() {
        Context current = Context.current();
        if (current.get(PART) != null) {
            return Optional.of(current);
        }
        return Work.current().map(work -> runs.get(work.run())).map(Context.root()::with);
    }

    /** Sends what is left, for no longer than some seconds. */
    @Override
    public void close() {
        runs.values().forEach(Span::end);
        var unused = provider.shutdown().join(LAST_SECONDS, TimeUnit.SECONDS);
    }
}
