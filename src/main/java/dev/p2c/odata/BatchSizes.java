package dev.p2c.odata;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The batch size of each entity of one system: rows differ in what they cost. Thread-safe. */
final class BatchSizes {

    private final ConnectionSettings.Batching batching;
    private final Map<String, BatchSize> sizes = new ConcurrentHashMap<>();

    BatchSizes(ConnectionSettings.Batching batching) {
        this.batching = batching;
    }

    BatchSize of(String entitySet) {
        return sizes.computeIfAbsent(
                entitySet, set -> new BatchSize(batching.first(), batching.most()));
    }
}
