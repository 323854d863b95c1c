package dev.p2c.sandbox.http;

import org.eclipse.jetty.http.HttpFields;

/**
 * Differences between the HTTP behaviour of Sales and Finance outside their operations: addresses,
 * headers, batches, throttling.
 */
interface WireProtocol {

    static WireProtocol of(BatchStyle style, WireSettings settings) {
        return style == BatchStyle.SALES
                ? new SalesProtocol(settings)
                : new FinanceProtocol(settings);
    }

    ServiceRoot root();

    BatchStyle style();

    /**
     * Adds the headers that every response of the service has.
     *
     * @param elapsedNanos time since the request began
     */
    void stamp(HttpFields.Mutable headers, RateLimiter limiter, long elapsedNanos);

    /** Error for a request over one of these limits. */
    ErrorReply throttled(ServiceLimit limit, RateLimits limits);

    /** Error for a row that another user changed at the same time. */
    ErrorReply updateConflict(String entity);

    /** The service's error code for a Dataverse code; empty for a service that sends none. */
    String code(String dataverse);

    /** Status of an operation's response inside a batch. */
    int statusInBatch(String method, int status);

    /** Whether a token counts whose audience ends in a slash. */
    boolean acceptsAudienceWithSlash();

    /** Whether the last part of a batch fails if the batch does not end in a line break. */
    boolean isStrict();
}
