package dev.p2c.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Limits on one user's requests in a sliding window.
 *
 * @param requests number of requests in a window, a batch being one; 0 for no limit
 * @param windowSeconds length of the window
 * @param concurrent number of requests at the same time; 0 for no limit
 * @param executionMs execution time of all requests in a window together; 0 for no limit
 */
record RateLimits(int requests, int windowSeconds, int concurrent, long executionMs) {

    /** Limits that Dataverse documents; its messages name them where no other limits are set. */
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
