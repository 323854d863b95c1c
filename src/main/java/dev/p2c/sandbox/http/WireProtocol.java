package dev.p2c.sandbox.http;

import org.eclipse.jetty.http.HttpFields;

/** What the two services do differently on the wire, before any operation is looked at. */
interface WireProtocol {

    static WireProtocol of(BatchStyle style, WireSettings settings) {
        return style == BatchStyle.SALES
                ? new SalesProtocol(settings)
                : new FinanceProtocol(settings);
    }

    ServiceRoot root();

    BatchStyle style();

    /**
     * Adds the headers that each answer of the service bears.
     *
     * @param elapsedNanos how long the request took until now
     */
    void stamp(HttpFields.Mutable headers, RateLimiter limiter, long elapsedNanos);

    ErrorReply throttled(ServiceLimit limit, RateLimits limits);

    /** Somebody else wrote the row at the same time. */
    ErrorReply updateConflict(String entity);

    /** What stands for this code of Dataverse in the service's errors. */
    String code(String dataverse);

    /** The status that an operation's answer has inside a batch. */
    int statusInBatch(String method, int status);

    /** Whether a batch that does not end in a line break fails in its last part. */
    boolean isStrict();
}
