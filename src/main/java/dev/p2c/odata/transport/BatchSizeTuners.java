package dev.p2c.odata.transport;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The batch-size tuner of each entity set of one system. Thread-safe. */
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
