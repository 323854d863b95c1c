package dev.p2c.odata;

import dev.p2c.odata.dialect.Dialect;
import dev.p2c.odata.model.Model;
import dev.p2c.odata.read.DeltaReader;
import dev.p2c.odata.read.QueryReader;
import dev.p2c.odata.transport.ConnectionSettings;
import dev.p2c.odata.transport.Transport;
import dev.p2c.odata.write.BatchSender;
import dev.p2c.odata.write.PlannedWriter;
import dev.p2c.odata.write.Remover;
import dev.p2c.odata.write.RowWriter;
import dev.p2c.odata.write.UpsertWriter;
import java.util.function.Function;

/** How a connection writes rows: to the service, or only into a plan. */
record Writing(RowWriter writer, Removals removals) {

    static Writing of(
            ConnectionSettings settings,
            Dialect dialect,
            Transport transport,
            ConnectionCaches caches,
            QueryReader reader,
            Function<String, Model.EntityType> entities) {
        DeltaReader deltas = new DeltaReader(transport, dialect);
        if (caches.planned().isPresent()) {
            PlannedWriter planned = new PlannedWriter(dialect, reader, caches.planned().get());
            return new Writing(planned, new Removals(entities, planned, deltas));
        }
        BatchSender sender =
                new BatchSender(settings, dialect, transport, caches.batchSizes(), caches.access());
        return new Writing(
                new UpsertWriter(dialect, reader, sender),
                new Removals(entities, new Remover(dialect, reader, sender), deltas));
    }
}
