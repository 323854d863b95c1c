package dev.p2c.sandbox.http;

import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.jetty.http.HttpFields;

/** HTTP behaviour of the Dataverse Web API, which Sales runs on. */
final class SalesProtocol implements WireProtocol {

    private final WireSettings settings;

    SalesProtocol(WireSettings settings) {
        this.settings = settings;
    }

    /** Microsoft's samples for Dataverse ask for {@code https://org.crm.dynamics.com//.default}. */
    @Override
    public boolean acceptsAudienceWithSlash() {
        return true;
    }

    @Override
    public ServiceRoot root() {
        return ServiceRoot.SALES;
    }

    @Override
    public BatchStyle style() {
        return BatchStyle.SALES;
    }

    @Override
    public void stamp(HttpFields.Mutable headers, RateLimiter limiter, long elapsedNanos) {
        headers.put("OData-Version", "4.0");
        headers.put("REQ_ID", id());
        headers.put("x-ms-service-request-id", id());
        headers.put("x-ms-dop-hint", Integer.toString(settings.dopHint()));
        headers.put(
                "x-ms-ratelimit-burst-remaining-xrm-requests",
                Integer.toString(limiter.remainingRequests()));
        headers.put(
                "x-ms-ratelimit-time-remaining-xrm-requests",
                seconds(limiter.remainingExecutionMs()));
    }

    /**
     * Formats milliseconds as seconds, such as "1,199.97". {@link String#format} is not used
     * because it would dominate the cost of a small request.
     */
    private static String seconds(long millis) {
        long whole = millis / 1000;
        String text = whole < 1000 ? "" + whole : whole / 1000 + "," + digits(whole % 1000, 3);
        return text + "." + digits(millis % 1000 / 10, 2);
    }

    private static String digits(long number, int count) {
        String text = Long.toString(number);
        return "0".repeat(count - text.length()) + text;
    }

    /** Random id for tracing; not secure, since it need not be hard to guess. */
    static String id() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    @Override
    public ErrorReply throttled(ServiceLimit limit, RateLimits limits) {
        return new ErrorReply(429, limit.code(), sentence(limit, limits));
    }

    private static String sentence(ServiceLimit limit, RateLimits limits) {
        return switch (limit) {
            case REQUESTS ->
                    "Number of requests exceeded the limit of %d over time window of %d seconds."
                            .formatted(limits.requests(), limits.windowSeconds());
            case EXECUTION ->
                    String.format(
                            Locale.ROOT,
                            "Combined execution time of incoming requests exceeded limit of %,d"
                                    + " milliseconds over time window of %d seconds. Decrease number of"
                                    + " concurrent requests or reduce the duration of requests and try"
                                    + " again later.",
                            limits.executionMs(),
                            limits.windowSeconds());
            case CONCURRENT ->
                    "Number of concurrent requests exceeded the limit of %d."
                            .formatted(limits.concurrent());
        };
    }

    @Override
    public ErrorReply updateConflict(String entity) {
        return new ErrorReply(
                412,
                "0x80060882",
                "The version of the existing record doesn't match the RowVersion property"
                        + " provided.");
    }

    @Override
    public String code(String dataverse) {
        return dataverse;
    }

    @Override
    public int statusInBatch(String method, int status) {
        return status;
    }

    @Override
    public boolean isStrict() {
        return settings.strictBatch();
    }
}
