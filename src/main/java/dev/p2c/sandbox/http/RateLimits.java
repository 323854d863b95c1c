package dev.p2c.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How much of each kind is allowed.
 *
 * @param requests in a window, a batch being one; 0 for no limit, here and for the others
 * @param concurrent requests at the same time
 * @param executionMs time all requests of a window may take together
 */
record RateLimits(int requests, int windowSeconds, int concurrent, long executionMs) {

    /** What Dataverse documents, named in its messages where nothing else is set. */
    static final RateLimits DOCUMENTED = new RateLimits(6000, 300, 52, 1_200_000);

    static final RateLimits NONE = new RateLimits(0, 300, 0, 0);

    static RateLimits of(JsonNode body) {
        ControlBody fields =
                new ControlBody(body, "requests", "windowSeconds", "concurrent", "executionMs");
        int window = fields.integer("windowSeconds", 1, DOCUMENTED.windowSeconds);
        return new RateLimits(
                fields.integer("requests", 0, 0),
                window,
                fields.integer("concurrent", 0, 0),
                fields.integer("executionMs", 0, 0));
    }

    boolean isOff() {
        return requests == 0 && concurrent == 0 && executionMs == 0;
    }

    Map<String, Object> shown() {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("requests", requests);
        shown.put("windowSeconds", windowSeconds);
        shown.put("concurrent", concurrent);
        shown.put("executionMs", executionMs);
        return shown;
    }
}
