package dev.p2c.task;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.error.RejectedRowException;
import dev.p2c.mapping.MappedRow;
import dev.p2c.mapping.Transformer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Applies the mapping to a batch. Pure but for the batch it is given. */
final class Transform {

    Mapped transform(Batch batch) {
        Transformer transformer = batch.changes().plan().transformer();
        String company = batch.changes().run().company();
        // A row that changed while we read comes twice: the later one is the newer one.
        Map<String, Mapped.Row> rows = new LinkedHashMap<>(batch.rows().size() * 2);
        List<Mapped.Refused> refused = new ArrayList<>();
        List<Mapped.Skipped> skipped = new ArrayList<>();
        int superseded = 0;
        for (ObjectNode source : batch.rows()) {
            Optional<String> reason = transformer.skip(source);
            if (reason.isPresent()) {
                skipped.add(new Mapped.Skipped(source, key(transformer, source), reason.get()));
                continue;
            }
            try {
                MappedRow target = transformer.apply(source, company);
                if (rows.put(target.key(), new Mapped.Row(source, target)) != null) {
                    superseded++;
                }
            } catch (RejectedRowException e) {
                refused.add(
                        new Mapped.Refused(
                                source, key(transformer, source), e.field(), e.getMessage()));
            }
        }
        return new Mapped(batch, List.copyOf(rows.values()), refused, skipped, superseded);
    }

    /** The key of a row that could not be mapped; where the key itself is at fault, its etag. */
    private static String key(Transformer transformer, ObjectNode source) {
        try {
            return transformer.key(source);
        } catch (RejectedRowException e) {
            return "?" + source.path("@odata.etag").asText();
        }
    }
}
