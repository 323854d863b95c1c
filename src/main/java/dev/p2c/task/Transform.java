package dev.p2c.task;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.error.RejectedRowException;
import dev.p2c.task.batch.Batch;
import dev.p2c.task.batch.Mapped;
import dev.p2c.task.plan.Plan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The step that maps a batch. Has no state and no side effects. */
final class Transform {

    /** Maps every row. Of rows with the same key the last one counts, which is the newest. */
    Mapped transform(Batch batch) {
        Map<String, Mapped.Result> results = new LinkedHashMap<>(batch.rows().size() * 2);
        for (ObjectNode source : batch.rows()) {
            Mapped.Result result = map(batch, source);
            results.put(result.key(), result);
        }
        return new Mapped(
                batch,
                only(results, Mapped.Accepted.class),
                only(results, Mapped.Refused.class),
                only(results, Mapped.Skipped.class),
                batch.rows().size() - results.size());
    }

    private static Mapped.Result map(Batch batch, ObjectNode source) {
        Plan plan = batch.pass().plan();
        Optional<String> reason = plan.transformer().skip(source);
        if (reason.isPresent()) {
            return new Mapped.Skipped(source, plan.sourceKeys().text(source), reason.get());
        }
        try {
            String company = batch.pass().run().company();
            return new Mapped.Accepted(source, plan.transformer().apply(source, company));
        } catch (RejectedRowException e) {
            String key = plan.sourceKeys().text(source);
            return new Mapped.Refused(source, key, e.field(), e.getMessage());
        }
    }

    private static <T extends Mapped.Result> List<T> only(
            Map<String, Mapped.Result> results, Class<T> kind) {
        return results.values().stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
