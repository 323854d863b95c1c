package dev.p2c.app;

import dev.p2c.app.settings.Settings;
import dev.p2c.error.ConfigurationException;
import dev.p2c.operate.OtlpExporter;
import dev.p2c.operate.Traces;
import dev.p2c.run.Runs;
import dev.p2c.state.State;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.main.Main;

/** Reads the settings of traces. */
final class TracingOptions {

    private static final String URL = "p2c.tracing.otlp.url";
    private static final String HEADERS = "p2c.tracing.otlp.headers";
    private static final String PERCENT = "p2c.tracing.percent";
    private static final int ALL = 100;

    private final Settings settings;

    TracingOptions(Settings settings) {
        this.settings = settings;
    }

    /** Where traces go; empty if they go nowhere. */
    Optional<Traces> traces() {
        if (settings.optional(URL).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Traces(new OtlpExporter(settings.address(URL), headers()), percent()));
    }

    /** Reads each setting, so that every mistake is found. */
    List<Runnable> readers() {
        return settings.optional(URL).isEmpty()
                ? List.of()
                : List.of(() -> settings.address(URL), this::headers, this::percent);
    }

    private int percent() {
        int percent = settings.number(PERCENT);
        if (percent > ALL) {
            throw new ConfigurationException(PERCENT, "is a share of at most 100");
        }
        return percent;
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String header : settings.list(HEADERS)) {
            int equals = header.indexOf('=');
            if (!header.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+=[ -~]+")) {
                throw new ConfigurationException(
                        HEADERS, "is no list of headers: name=value, name=value");
            }
            headers.put(header.substring(0, equals), header.substring(equals + 1).strip());
        }
        return headers;
    }

    /**
     * Adds traces to an application. Camel makes the spans of directions and tasks, which are above
     * those of runs; its other endpoints have queries in their addresses.
     */
    static void add(Traces traces, Runs runs, State state, Main camel) {
        runs.listen(traces);
        state.tell(traces::stored);
        camel.bind("tracer", traces.tracer());
        camel.addOverrideProperty("camel.opentelemetry2.enabled", "true");
        camel.addOverrideProperty("camel.opentelemetry2.excludePatterns", "^(?!quartz|kamelet).*$");
    }
}
