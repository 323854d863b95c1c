package dev.p2c.operate;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends spans to a collector as OTLP over HTTP, in JSON. A collector that does not answer is named
 * once, its spans are dropped, and nothing waits for it. The exporter of OpenTelemetry itself would
 * bring an HTTP client and the libraries of Kotlin. Thread-safe.
 */
public final class OtlpExporter implements SpanExporter {

    private static final Logger LOG = LoggerFactory.getLogger(OtlpExporter.class);

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int LEAST_REFUSAL = 300;

    private final JsonMapper json = new JsonMapper();
    private final URI address;
    private final Map<String, String> headers;
    private final HttpClient client;
    private final AtomicBoolean isAway = new AtomicBoolean();

    /**
     * @param headers of each request; never shown
     */
    public OtlpExporter(URI address, Map<String, String> headers) {
        this.address = address;
        this.headers = Map.copyOf(headers);
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(PATIENCE)
                        .build();
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(address)
                            .timeout(PATIENCE)
                            .header("Content-Type", "application/json");
            headers.forEach(request::header);
            byte[] body = json.writeValueAsBytes(OtlpJson.of(spans));
            HttpResponse<Void> response =
                    client.send(
                            request.POST(HttpRequest.BodyPublishers.ofByteArray(body)).build(),
                            HttpResponse.BodyHandlers.discarding());
            return response.statusCode() < LEAST_REFUSAL
                    ? arrived()
                    : dropped("answers " + response.statusCode());
        } catch (IOException e) {
            return dropped("does not answer (" + e.getClass().getSimpleName() + ")");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return CompletableResultCode.ofFailure();
        }
    }

    private CompletableResultCode arrived() {
        if (isAway.compareAndSet(true, false)) {
            LOG.info("traces: the collector at {} takes them again", address.getHost());
        }
        return CompletableResultCode.ofSuccess();
    }

    private CompletableResultCode dropped(String why) {
        if (isAway.compareAndSet(false, true)) {
            LOG.warn(
                    "traces: the collector at {} {}; they are dropped until it takes them",
                    address.getHost(),
                    why);
        }
        return CompletableResultCode.ofFailure();
    }

    @Override
    public CompletableResultCode flush() {
        return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
        return CompletableResultCode.ofSuccess();
    }
}
