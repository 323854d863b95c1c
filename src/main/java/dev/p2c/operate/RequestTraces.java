package dev.p2c.operate;

import dev.p2c.odata.transport.Gateway;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import java.io.IOException;
import java.util.Optional;

/**
 * A gateway whose requests of runs are spans. A span has the entity set, and neither key, query,
 * header nor body. Thread-safe.
 */
public final class RequestTraces extends WatchedGateway {

    private static final int LEAST_REFUSAL = 400;

    private final String connection;
    private final Traces traces;

    public RequestTraces(Gateway gateway, String connection, Traces traces) {
        super(gateway);
        this.connection = connection;
        this.traces = traces;
    }

    @Override
    Response watched(Way way, Call call) throws IOException {
        Optional<Context> parent = traces.parent();
        if (parent.isEmpty()) {
            return way.carry(call);
        }
        String set = entitySet(call.target());
        Span span =
                traces.tracer()
                        .spanBuilder("%s %s %s".formatted(call.method(), connection, set).strip())
                        .setParent(parent.get())
                        .setSpanKind(SpanKind.CLIENT)
                        .setAttribute("p2c.connection", connection)
                        .setAttribute("http.request.method", call.method())
                        .startSpan();
        try {
            Response response = way.carry(call);
            span.setAttribute("http.response.status_code", response.status());
            if (response.status() >= LEAST_REFUSAL) {
                span.setStatus(StatusCode.ERROR);
            }
            return response;
        } catch (IOException | RuntimeException e) {
            span.setStatus(StatusCode.ERROR, e.getClass().getSimpleName());
            throw e;
        } finally {
            span.end();
        }
    }

    /** The name of the entity set or operation in an address; empty for anything else. */
    static String entitySet(String target) {
        String path = target.replaceFirst("[?(].*", "");
        String name =
                path.contains("://")
                        ? path.substring(path.lastIndexOf('/') + 1)
                        : path.replaceFirst("/.*", "");
        return name.matches("[$\\w.]+") ? name : "";
    }
}
