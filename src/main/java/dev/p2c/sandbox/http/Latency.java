package dev.p2c.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Simulated network latency. Each request waits on its own thread, which costs no CPU. */
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

    /** Waits for the latency of one request with this number of operations. */
    void await(int operations) {
        pause(perRequestMs + (long) perOperationMs * operations);
    }

    /** Waits for this long, or until the thread is interrupted because the listener stops. */
    static void pause(long millis) {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        long left = until - System.nanoTime();
        while (left > 0 && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(left);
            left = until - System.nanoTime();
        }
    }
}
