package dev.p2c.odata.transport;

import java.util.Map;
import java.util.Optional;

/**
 * A request without its token.
 *
 * @param target as in {@link Gateway.Call}
 * @param readsRows whether {@link Gateway#read} sends the request
 * @param isDivisible whether the content may be sent in several requests
 * @param batch the batch in the body; empty for any other request
 */
public record Request(
        String method,
        String target,
        Map<String, String> headers,
        byte[] body,
        boolean readsRows,
        boolean isDivisible,
        Optional<TunedBatch> batch) {

    /**
     * A batch whose duration feeds the batch-size tuner.
     *
     * @param operations of the batch
     */
    public record TunedBatch(BatchSizeTuner tuner, int operations) {}

    private static final byte[] NO_BODY = {};

    public static Request get(String target, Map<String, String> headers) {
        return new Request("GET", target, headers, NO_BODY, false, false, Optional.empty());
    }

    /**
     * A GET of rows, see {@link Gateway#read}.
     *
     * @param byKeys whether the rows are searched by several keys
     */
    public static Request rows(String target, Map<String, String> headers, boolean byKeys) {
        return new Request("GET", target, headers, NO_BODY, true, byKeys, Optional.empty());
    }

    /** A {@code $batch}. */
    public static Request batch(Map<String, String> headers, byte[] body, TunedBatch batch) {
        return new Request("POST", "$batch", headers, body, false, true, Optional.of(batch));
    }

    /** Method and path for messages; without the query, since filters hold customers' data. */
    String shown() {
        int query = target.indexOf('?');
        return method + " " + (query < 0 ? target : target.substring(0, query));
    }
}
