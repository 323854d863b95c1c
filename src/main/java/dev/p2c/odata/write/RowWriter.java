package dev.p2c.odata.write;

import dev.p2c.odata.dialect.RowWrite;
import dev.p2c.odata.dialect.WriteResult;
import dev.p2c.odata.model.Model;
import java.util.List;

/** Creates or updates rows, or tells what would become of them. */
public interface RowWriter {

    /**
     * Creates or updates rows.
     *
     * @param rows no two with the same key
     * @return one result for each row, in order
     */
    List<WriteResult> upsert(Model.EntityType type, List<RowWrite> rows, RowOwner owner);
}
