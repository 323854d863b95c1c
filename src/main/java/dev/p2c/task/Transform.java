package dev.p2c.task;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.error.RejectedRowException;
import dev.p2c.mapping.MappedRow;
import dev.p2c.mapping.Transformer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Applies the mapping to a batch. Pure but for the batch it is given. */
final class Transform {

    Mapped transform(Batch batch) {
        Transformer transformer = batch.changes().plan().transformer();
        String company = batch.changes().run().company();
        // A row that changed while we read comes twice: the later one is the newer one.
        Map<String, Mapped.Row> rows = new LinkedHashMap<>(batch.rows().size() * 2);
        Map<String, Mapped.Refused> refused = new LinkedHashMap<>();
        for (ObjectNode source : batch.rows()) {
            try {
                MappedRow target = transformer.apply(source, company);
                rows.put(target.key(), new Mapped.Row(source, target));
                refused.remove(target.key());
            } catch (RejectedRowException e) {
                String key = batch.changes().plan().keyOf(source);
                refused.put(key, new Mapped.Refused(source, key, e.field(), e.getMessage()));
                rows.remove(key);
            }
        }
        int superseded = batch.rows().size() - rows.size() - refused.size();
        return new Mapped(
                batch, List.copyOf(rows.values()), List.copyOf(refused.values()), superseded);
    }
}
