package dev.p2c.odata;

import dev.p2c.error.ConfigurationException;
import dev.p2c.odata.dialect.WriteResult;
import dev.p2c.odata.model.Model;
import dev.p2c.odata.read.DeltaReader;
import dev.p2c.odata.write.Removal;
import dev.p2c.odata.write.RowRemover;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Finds rows that were deleted in a system, and deletes or deactivates rows. Thread-safe. */
public final class Removals {

    private final Function<String, Model.EntityType> entities;
    private final RowRemover remover;
    private final DeltaReader deltas;

    Removals(Function<String, Model.EntityType> entities, RowRemover remover, DeltaReader deltas) {
        this.entities = entities;
        this.remover = remover;
        this.deltas = deltas;
    }

    /**
     * Deletes rows, or deactivates rows that have a change. A row that does not exist counts as
     * removed.
     *
     * @return for each row, in order, the service's refusal; empty for a removed row
     */
    public List<Optional<WriteResult.Refused>> remove(String entitySet, List<Removal> rows) {
        return remover.remove(entities.apply(entitySet), rows);
    }

    /**
     * Reads the ids of all rows of an entity set whose key is a single id.
     *
     * @param id called for each id
     * @return a link for {@link #deletedSince}; empty where the service tracks no changes of the
     *     set
     */
    public String ids(String entitySet, Consumer<String> id) {
        return deltas.all(entities.apply(entitySet), id);
    }

    /**
     * Reads the ids of rows that were deleted since the service gave the link.
     *
     * @param link unchanged, as the service returned it
     * @param id called for each id
     * @return the link for the next call
     * @throws ConfigurationException if the link has expired or belongs to another service
     */
    public String deletedSince(String link, Consumer<String> id) {
        return deltas.since(link, id);
    }
}
