package dev.p2c.odata;

import dev.p2c.error.ConfigurationException;
import dev.p2c.odata.dialect.Dialect;
import dev.p2c.odata.dialect.FixedFields;
import dev.p2c.odata.model.Model;
import dev.p2c.odata.transport.Request;
import dev.p2c.odata.transport.Transport;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fields that the service does not change in an existing row, by entity set. Thread-safe. */
final class FixedFieldsBySet {

    private static final Logger LOG = LoggerFactory.getLogger(FixedFieldsBySet.class);

    private final Map<String, FixedFields> bySet = new ConcurrentHashMap<>();

    /** The fields of a set, asked for at the first call; none where the service refuses to tell. */
    FixedFields of(Model.EntityType type, Dialect dialect, Transport transport) {
        FixedFields known = bySet.get(type.set());
        if (known == null) {
            known =
                    dialect.columnsAddress(type)
                            .map(address -> read(address, type, dialect, transport))
                            .orElse(FixedFields.NONE);
            bySet.put(type.set(), known);
        }
        return known;
    }

    private static FixedFields read(
            String address, Model.EntityType type, Dialect dialect, Transport transport) {
        try {
            return transport.exchange(
                    Request.get(address, dialect.headers()),
                    reply -> dialect.fixedFields(type, reply.body()));
        } catch (ConfigurationException e) {
            LOG.warn(
                    "{}: the service does not tell which columns cannot be changed; all mapped"
                            + " columns are sent: {}",
                    type.set(),
                    e.getMessage());
            return FixedFields.NONE;
        }
    }
}
