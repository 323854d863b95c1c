package dev.p2c.task.upsert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.mapping.FieldRule;
import dev.p2c.mapping.MappedRow;
import dev.p2c.odata.dialect.WriteResult;
import dev.p2c.odata.dialect.WriteResult.Half;
import dev.p2c.odata.dialect.WriteResult.Written;
import dev.p2c.state.FieldChange;
import dev.p2c.state.RowChange;
import dev.p2c.task.batch.BoundRow;
import dev.p2c.task.batch.ForeseenRows;
import dev.p2c.task.batch.Outcomes;
import dev.p2c.task.batch.StoredForm;
import dev.p2c.task.plan.LastAgreed;
import dev.p2c.task.plan.Plan;
import dev.p2c.task.plan.SameValue;
import dev.p2c.task.upsert.DeliveryState.Sent;
import dev.p2c.task.upsert.DeliveryState.ToWrite;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Finds out which fields of the target's rows a delivery changes, and what they were before. Rows
 * that are updated without a comparison are read for that, all rows of a batch in one go: the
 * ledger has only marks of their values, and not the values that the target kept. For one delivery.
 */
final class ChangedFields {

    private final Plan plan;
    private final RowsToCompare rows;
    private final Function<BoundRow, LastAgreed> base;
    private final Outcomes outcomes;
    private final Map<String, Map<String, String>> before = new HashMap<>();
    private final Set<String> created = new HashSet<>();

    /** By key, the fields that were left out of rows that were written, perhaps in part. */
    private final Map<String, Set<String>> kept = new HashMap<>();

    /** By key, the fields that the target did not take, though it answered the write. */
    private final Map<String, Set<String>> ignored = new HashMap<>();

    /**
     * @param base the values on which both sides agreed before the write
     * @param outcomes gets the changes, if somebody wants to know them
     */
    ChangedFields(
            Plan plan, RowsToCompare rows, Function<BoundRow, LastAgreed> base, Outcomes outcomes) {
        this.plan = plan;
        this.rows = rows;
        this.base = base;
        this.outcomes = outcomes;
    }

    /**
     * Notes what the target has of a row that was read. Once a part of the row was written, the
     * target no longer has what it had before.
     */
    void before(BoundRow row, Optional<ObjectNode> theirs) {
        if (kept.containsKey(row.key())) {
            return;
        }
        theirs.ifPresentOrElse(
                found -> before.put(row.key(), plan.values().theirs(found)),
                () -> before.remove(row.key()));
    }

    /**
     * Reads the rows that are to be updated and have not been read. A row that changes after that
     * reading has another etag, is refused, and is then read again.
     */
    void readBefore(List<ToWrite> states) {
        if (!outcomes.wantsChanges()) {
            return;
        }
        List<ToWrite> unknown =
                states.stream()
                        .filter(state -> state.findings().known().isPresent())
                        .filter(state -> !before.containsKey(state.row().key()))
                        .toList();
        List<Optional<ObjectNode>> found = rows.overwritten(unknown);
        for (int i = 0; i < unknown.size(); i++) {
            before(unknown.get(i).row(), found.get(i));
        }
    }

    /** Notes the answer to a write. */
    void wrote(ToWrite state, WriteResult result) {
        if (result instanceof Written written) {
            wrote(state, written);
        } else if (result instanceof Half half) {
            wrote(state, half.written());
        }
    }

    private void wrote(ToWrite state, Written written) {
        String key = state.row().key();
        if (written.created()) {
            created.add(key);
        }
        kept.merge(
                key,
                state.kept(),
                (one, other) -> {
                    Set<String> both = new HashSet<>(one);
                    both.retainAll(other);
                    return both;
                });
    }

    /**
     * Reads rows of a plan again that were written, and notes the fields that the target did not
     * take.
     *
     * @param foreseen learns of these rows
     * @return the same states
     */
    List<DeliveryState> seen(List<DeliveryState> states, ForeseenRows foreseen) {
        List<Sent> written =
                states.stream()
                        .filter(Sent.class::isInstance)
                        .map(Sent.class::cast)
                        .filter(sent -> before.containsKey(sent.row().key()))
                        .filter(sent -> foreseen.of(sent.row().key()).isPresent())
                        .toList();
        List<Optional<ObjectNode>> now = written.isEmpty() ? List.of() : rows.again(written);
        for (int i = 0; i < written.size(); i++) {
            String key = written.get(i).row().key();
            now.get(i).ifPresent(row -> ignored(key, plan.values().theirs(row), foreseen));
        }
        return states;
    }

    private void ignored(String key, Map<String, String> now, ForeseenRows foreseen) {
        Map<String, String> was = before.get(key);
        Set<String> fields = new TreeSet<>();
        for (FieldChange field : foreseen.of(key).orElseThrow().change().fields()) {
            FieldRule rule = plan.view().rules().get(field.name());
            String has = now.getOrDefault(field.name(), "");
            boolean stayed =
                    rule != null
                            && SameValue.isEqual(rule, was.getOrDefault(field.name(), ""), has)
                            && !SameValue.isEqual(rule, field.value(), has);
            if (stayed) {
                fields.add(field.name());
            }
        }
        if (!fields.isEmpty()) {
            ignored.put(key, fields);
            foreseen.refuse(
                    key,
                    "%s answered the write as done, and ignored the values of %s"
                            .formatted(plan.target().name(), String.join(", ", fields)));
        }
    }

    /**
     * Tells what the writes of a row changed.
     *
     * @param stored values that the target stores in a form of its own
     */
    void tell(BoundRow row, List<StoredForm> stored) {
        if (outcomes.wantsChanges()) {
            outcomes.changed(change(row, stored));
        }
    }

    private RowChange change(BoundRow row, List<StoredForm> stored) {
        Set<String> leftOut = new HashSet<>(row.leftOutFields());
        leftOut.addAll(kept.getOrDefault(row.key(), Set.of()));
        boolean isNew = created.contains(row.key());
        MappedRow target = row.row().target();
        Map<String, String> values =
                isNew
                        ? plan.values().created(target, leftOut)
                        : plan.values().ours(target, leftOut);
        stored.forEach(form -> values.replace(form.field(), form.stored()));
        return new RowChange(
                row.key(), isNew, isNew ? FieldChange.ofNew(values) : updated(row, values));
    }

    private List<FieldChange> updated(BoundRow row, Map<String, String> values) {
        Map<String, String> theirs = before.get(row.key());
        LastAgreed agreed = theirs == null ? base.apply(row) : LastAgreed.UNKNOWN;
        Set<String> stayed = ignored.getOrDefault(row.key(), Set.of());
        List<FieldChange> fields = new ArrayList<>();
        values.forEach(
                (field, value) -> {
                    FieldRule rule = plan.view().rules().get(field);
                    String old = theirs == null ? null : theirs.getOrDefault(field, "");
                    boolean isSame =
                            old == null
                                    ? agreed.had(field, value)
                                    : SameValue.isEqual(rule, value, old);
                    if (!isSame) {
                        String after = stayed.contains(field) ? old : value;
                        fields.add(new FieldChange(field, old, after));
                    }
                });
        return fields;
    }
}
