package dev.p2c.odata;

import dev.p2c.error.ConfigurationException;
import dev.p2c.odata.dialect.Dialect;
import dev.p2c.odata.dialect.WriteResult;
import dev.p2c.odata.model.Model;
import dev.p2c.odata.read.DeltaReader;
import dev.p2c.odata.read.QueryReader;
import dev.p2c.odata.transport.BatchSizeTuners;
import dev.p2c.odata.transport.ConnectionSettings;
import dev.p2c.odata.transport.Transport;
import dev.p2c.odata.write.Removal;
import dev.p2c.odata.write.Remover;
import dev.p2c.odata.write.Removing;
import dev.p2c.odata.write.UpsertWriter;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** A connection's side of deletions: finding what was deleted there, and deleting. Thread-safe. */
public final class Removals {

    private final Function<String, Model.EntityType> entities;
    private final Remover remover;
    private final DeltaReader deltas;

    Removals(
            ConnectionSettings settings,
            Dialect dialect,
            Transport transport,
            QueryReader reader,
            BatchSizeTuners sizes,
            Clock clock,
            Function<String, Model.EntityType> entities) {
        this.entities = entities;
        UpsertWriter writer =
                new UpsertWriter(settings, new Removing(dialect), transport, reader, sizes, clock);
        this.remover = new Remover(dialect, reader, writer);
        this.deltas = new DeltaReader(transport, dialect);
    }

    /**
     * Deletes rows, or changes them where they are to stay; what is not there is done.
     *
     * @return for each row, in order, how the service refuses it; empty for one that is done
     */
    public List<Optional<WriteResult.Refused>> remove(String entitySet, List<Removal> rows) {
        return remover.remove(entities.apply(entitySet), rows);
    }

    /**
     * The ids of all rows of a set with a single id.
     *
     * @param id called for each
     * @return a link for {@link #deletedSince}; empty where the service does not track the set
     */
    public String ids(String entitySet, Consumer<String> id) {
        return deltas.all(entities.apply(entitySet), id);
    }

    /**
     * Ids of rows that were deleted since.
     *
     * @param link as it came from the service
     * @return the link for the next time
     * @throws ConfigurationException if the link has expired, or is not of this service
     */
    public String deletedSince(String link, Consumer<String> id) {
        return deltas.since(link, id);
    }
}
