package dev.p2c.odata.transport;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The batch size of each entity of one system: rows differ in what they cost. Thread-safe. */
public final class BatchSizes {

    private final ConnectionSettings.Batching batching;
    private final Map<String, BatchSize> sizes = new ConcurrentHashMap<>();

    public BatchSizes(ConnectionSettings.Batching batching) {
        this.batching = batching;
    }

    public BatchSize of(String entitySet) {
        return sizes.computeIfAbsent(
                entitySet, set -> new BatchSize(batching.first(), batching.most()));
    }
}
