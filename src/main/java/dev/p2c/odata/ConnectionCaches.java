package dev.p2c.odata;

import dev.p2c.odata.dialect.MoneyDecimals;
import dev.p2c.odata.dialect.Ownership;
import dev.p2c.odata.model.Model;
import dev.p2c.odata.read.FilterLimit;
import dev.p2c.odata.read.IdCache;
import dev.p2c.odata.read.OptionValues;
import dev.p2c.odata.read.PlannedRows;
import dev.p2c.odata.transport.BatchSizeTuners;
import dev.p2c.odata.write.WriteAccess;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * The cached data of a connection's service, shared by the connection's ranks. Thread-safe.
 *
 * @param clock for caches of a single view
 * @param ownership which company a row belongs to
 * @param planned the rows of a plan; empty for a connection that writes
 */
record ConnectionCaches(
        Clock clock,
        Cached<Model> model,
        Cached<String> environment,
        Cached<MoneyDecimals> decimals,
        IdCache ids,
        BatchSizeTuners batchSizes,
        FilterLimit filterLimit,
        WriteAccess access,
        OptionValues options,
        Ownership ownership,
        FixedFieldsBySet fixedFields,
        LimitsBySet limits,
        Optional<PlannedRows> planned) {

    private static final Duration ENVIRONMENT_LIFETIME = Duration.ofHours(1);
    private static final Duration DECIMALS_LIFETIME = Duration.ofMinutes(10);

    static ConnectionCaches empty(
            Clock clock,
            BatchSizeTuners batchSizes,
            FilterLimit filterLimit,
            Ownership ownership,
            Optional<PlannedRows> planned) {
        return new ConnectionCaches(
                clock,
                Cached.forGood(clock),
                Cached.during(ENVIRONMENT_LIFETIME, clock),
                Cached.during(DECIMALS_LIFETIME, clock),
                new IdCache(clock),
                batchSizes,
                filterLimit,
                new WriteAccess(),
                new OptionValues(),
                ownership,
                new FixedFieldsBySet(),
                new LimitsBySet(),
                planned);
    }
}
