package dev.p2c.task;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.error.RejectedRowException;
import dev.p2c.mapping.MappedRow;
import dev.p2c.mapping.Transformer;
import dev.p2c.task.batch.Batch;
import dev.p2c.task.batch.Mapped;
import dev.p2c.task.plan.Plan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Applies the mapping to a batch. Pure but for the batch it is given. */
final class Transform {

    Mapped transform(Batch batch) {
        Plan plan = batch.pass().plan();
        Transformer transformer = plan.transformer();
        String company = batch.pass().run().company();
        // A row that changed while we read comes twice: the later one is the newer one.
        Map<String, Mapped.Row> rows = new LinkedHashMap<>(batch.rows().size() * 2);
        Map<String, Mapped.Refused> refused = new LinkedHashMap<>();
        Map<String, Mapped.Skipped> skipped = new LinkedHashMap<>();
        for (ObjectNode source : batch.rows()) {
            Optional<String> reason = transformer.skip(source);
            if (reason.isPresent()) {
                String key = plan.sourceKeys().text(source);
                skipped.put(key, new Mapped.Skipped(source, key, reason.get()));
                rows.remove(key);
                refused.remove(key);
                continue;
            }
            try {
                MappedRow target = transformer.apply(source, company);
                rows.put(target.key(), new Mapped.Row(source, target));
                refused.remove(target.key());
                skipped.remove(target.key());
            } catch (RejectedRowException e) {
                String key = plan.sourceKeys().text(source);
                refused.put(key, new Mapped.Refused(source, key, e.field(), e.getMessage()));
                rows.remove(key);
                skipped.remove(key);
            }
        }
        int superseded = batch.rows().size() - rows.size() - refused.size() - skipped.size();
        return new Mapped(
                batch,
                List.copyOf(rows.values()),
                List.copyOf(refused.values()),
                List.copyOf(skipped.values()),
                superseded);
    }
}
