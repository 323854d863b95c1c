package dev.p2c.sandbox.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts the requests and operations of a service. Requests are HTTP requests, a batch being one;
 * each operation of a batch counts separately. A request refused before its operations were read
 * (no token, throttled) counts in {@code requests} and {@code byStatus} only. Thread-safe.
 */
final class RequestStatistics {

    private volatile Figures figures = new Figures();

    void request() {
        figures.requests.increment();
    }

    void operation(String method, String entity, int status) {
        Figures now = figures;
        now.operations.increment();
        count(now.byMethod, method);
        count(now.byEntity, entity);
        count(now.byStatus, status);
    }

    /** Counts a request that was refused before any operation. */
    void refused(int status) {
        count(figures.byStatus, status);
    }

    void clear() {
        figures = new Figures();
    }

    Map<String, Object> shown() {
        Figures now = figures;
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("requests", now.requests.sum());
        shown.put("operations", now.operations.sum());
        shown.put("byMethod", sums(now.byMethod));
        shown.put("byEntity", sums(now.byEntity));
        shown.put("byStatus", sums(now.byStatus));
        return shown;
    }

    private static <K> void count(Map<K, LongAdder> counts, K key) {
        counts.computeIfAbsent(key, k -> new LongAdder()).increment();
    }

    private static <K> Map<String, Long> sums(Map<K, LongAdder> counts) {
        Map<String, Long> sums = new TreeMap<>();
        counts.forEach((key, count) -> sums.put(key.toString(), count.sum()));
        return sums;
    }

    /** All counters together; clearing replaces the object, which needs no lock. */
    private static final class Figures {
        private final LongAdder requests = new LongAdder();
        private final LongAdder operations = new LongAdder();
        private final Map<String, LongAdder> byMethod = new ConcurrentHashMap<>();
        private final Map<String, LongAdder> byEntity = new ConcurrentHashMap<>();
        private final Map<Integer, LongAdder> byStatus = new ConcurrentHashMap<>();
    }
}
