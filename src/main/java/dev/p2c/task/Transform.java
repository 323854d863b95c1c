package dev.p2c.task;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.error.RejectedRowException;
import dev.p2c.mapping.MappedRow;
import dev.p2c.mapping.Requirement;
import dev.p2c.task.batch.Batch;
import dev.p2c.task.batch.EditedRows;
import dev.p2c.task.batch.Mapped;
import dev.p2c.task.plan.Plan;
import dev.p2c.task.plan.SourceKeys;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The step that maps a batch. Has no state and no side effects. */
final class Transform {

    /**
     * Maps every row. Of a source row that was read twice the last version counts, which is the
     * newest.
     */
    Mapped transform(Batch batch) {
        SourceKeys keys = batch.pass().plan().sourceKeys();
        Map<List<String>, Mapped.Result> results = new LinkedHashMap<>(batch.rows().size() * 2);
        Set<String> doubtful = new HashSet<>();
        for (ObjectNode source : batch.rows()) {
            Mapped.Result result = map(batch, source);
            Mapped.Result before =
                    results.put(List.of(result.key(), keys.fallback(source)), result);
            if (before != null && !before.source().equals(source)) {
                doubtful.add(result.key());
            }
        }
        Set<String> once = new HashSet<>();
        results.values().stream()
                .filter(result -> !(result instanceof Mapped.Skipped))
                .map(Mapped.Result::key)
                .filter(key -> !once.add(key))
                .forEach(doubtful::add);
        return new Mapped(
                batch,
                only(results, Mapped.Accepted.class),
                only(results, Mapped.Refused.class),
                only(results, Mapped.Skipped.class),
                batch.rows().size() - results.size(),
                doubtful);
    }

    private static Mapped.Result map(Batch batch, ObjectNode source) {
        Plan plan = batch.pass().plan();
        EditedRows edits = batch.pass().edits();
        ObjectNode edited = edits.over(source);
        Optional<Requirement> unmet = plan.transformer().skip(edited);
        if (unmet.isPresent()) {
            return new Mapped.Skipped(
                    source,
                    plan.sourceKeys().text(source),
                    unmet.get().reason(),
                    unmet.get().listed());
        }
        try {
            String company = batch.pass().run().company();
            MappedRow target = plan.transformer().apply(edited, company);
            edits.note(target.key(), source);
            return new Mapped.Accepted(source, target);
        } catch (RejectedRowException e) {
            String key = plan.sourceKeys().text(source);
            return new Mapped.Refused(source, key, e.field(), e.getMessage());
        }
    }

    private static <T extends Mapped.Result> List<T> only(
            Map<List<String>, Mapped.Result> results, Class<T> kind) {
        return results.values().stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
