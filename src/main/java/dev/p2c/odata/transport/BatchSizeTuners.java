package dev.p2c.odata.transport;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The batch size of each entity of one system: rows differ in what they cost. Thread-safe. */
public final class BatchSizeTuners {

    private final ConnectionSettings.Batching batching;
    private final Map<String, BatchSizeTuner> sizes = new ConcurrentHashMap<>();

    public BatchSizeTuners(ConnectionSettings.Batching batching) {
        this.batching = batching;
    }

    public BatchSizeTuner of(String entitySet) {
        return sizes.computeIfAbsent(
                entitySet, set -> new BatchSizeTuner(batching.first(), batching.most()));
    }
}
