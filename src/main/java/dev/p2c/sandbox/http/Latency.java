package dev.p2c.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** How far away the service pretends to be. Each request waits for itself, costing no CPU. */
record Latency(int perRequestMs, int perOperationMs) {

    static final Latency NONE = new Latency(0, 0);

    static Latency of(JsonNode body) {
        ControlBody fields = new ControlBody(body, "perRequestMs", "perOperationMs");
        return new Latency(
                fields.integer("perRequestMs", 0, 0), fields.integer("perOperationMs", 0, 0));
    }

    Map<String, Object> shown() {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("perRequestMs", perRequestMs);
        shown.put("perOperationMs", perOperationMs);
        return shown;
    }

    void await(int operations) {
        pause(perRequestMs + (long) perOperationMs * operations);
    }

    /** Ends early when the listener stops. */
    static void pause(long millis) {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        long left = until - System.nanoTime();
        while (left > 0 && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(left);
            left = until - System.nanoTime();
        }
    }
}
