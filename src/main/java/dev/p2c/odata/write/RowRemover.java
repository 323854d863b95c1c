package dev.p2c.odata.write;

import dev.p2c.odata.dialect.WriteResult.Refused;
import dev.p2c.odata.model.Model;
import java.util.List;
import java.util.Optional;

/** Deletes or deactivates rows, or tells what would become of them. */
public interface RowRemover {

    /** Returns for each row, in order, the service's refusal; empty for a removed row. */
    List<Optional<Refused>> remove(Model.EntityType type, List<Removal> rows);
}
