package dev.p2c.odata;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.error.ConfigurationException;
import dev.p2c.odata.dialect.ColumnLimits;
import dev.p2c.odata.dialect.Dialect;
import dev.p2c.odata.model.Model;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the columns of each entity set can keep. Thread-safe. */
final class LimitsBySet {

    private static final Logger LOG = LoggerFactory.getLogger(LimitsBySet.class);

    private final Map<String, ColumnLimits> bySet = new ConcurrentHashMap<>();

    /**
     * The limits of a set, asked for at the first call. A user who may not read them can still
     * work: nothing is compared then.
     */
    ColumnLimits of(Model.EntityType type, Dialect dialect, Function<String, JsonNode> get) {
        ColumnLimits known = bySet.get(type.set());
        if (known == null) {
            known = read(type, dialect, get);
            bySet.put(type.set(), known);
        }
        return known;
    }

    private static ColumnLimits read(
            Model.EntityType type, Dialect dialect, Function<String, JsonNode> get) {
        try {
            return dialect.limits(type, get);
        } catch (ConfigurationException e) {
            LOG.warn(
                    "the lengths and decimals of {} are not checked: {}",
                    type.set(),
                    e.getMessage());
            return ColumnLimits.NONE;
        }
    }
}
