package dev.p2c.planning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.mapping.FieldRule;
import dev.p2c.mapping.Mapping;
import dev.p2c.plan.PlanCounts;
import dev.p2c.plan.PlanSpool;
import dev.p2c.plan.PlannedField;
import dev.p2c.plan.PlannedRow;
import dev.p2c.state.FieldChange;
import dev.p2c.state.History;
import dev.p2c.state.RowChange;
import dev.p2c.state.Write;
import dev.p2c.state.WrittenKey;
import dev.p2c.task.plan.Plan;
import dev.p2c.task.plan.Plans;
import dev.p2c.task.plan.SameValue;
import dev.p2c.text.Fnv1a;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Plans to put back what a run changed: field by field, where the target still has what the run
 * wrote. Rows that the run created, deactivated or deleted are listed and stay. For one plan.
 */
public final class UndoPlan {

    private static final int AT_ONCE = 200;

    private final History history;
    private final Plans plans;
    private final PlanSpool rows;
    private final Set<String> notes = new TreeSet<>();
    private final Set<String> noted = new HashSet<>();

    /** The writes still to be read of rows that the run wrote more than once, by {@link #hash}. */
    private final Map<Long, Integer> left = new HashMap<>();

    /** Rows of which a write is still to be read. */
    private final Map<WrittenKey, Changed> open = new LinkedHashMap<>();

    private final Map<Of, List<Map.Entry<String, Changed>>> ready = new LinkedHashMap<>();

    private record Of(String task, String company) {}

    /** What a run made of a row: the newest values, and those before the first write. */
    private static final class Changed {
        private final RowChange.Action action;
        private final Map<String, FieldChange> fields = new LinkedHashMap<>();
        private boolean isNew;

        Changed(RowChange.Action action) {
            this.action = action;
        }

        void before(Write earlier) {
            isNew |= earlier.outcome() == RowChange.Action.CREATED;
            for (FieldChange field : earlier.fields()) {
                fields.merge(
                        field.name(),
                        field,
                        (later, first) ->
                                new FieldChange(field.name(), first.old(), later.value()));
            }
        }
    }

    /**
     * @param rows gets the rows of the plan
     */
    public UndoPlan(History history, Plans plans, PlanSpool rows) {
        this.history = history;
        this.plans = plans;
        this.rows = rows;
    }

    /**
     * Plans the undoing of a run.
     *
     * @return the tasks whose rows the run wrote
     */
    public Set<String> of(long run) {
        Set<String> tasks = new TreeSet<>();
        history.keysOfRun(run, row -> left.merge(hash(row), 1, Integer::sum));
        left.values().removeIf(writes -> writes == 1);
        history.ofRun(
                run,
                Optional.empty(),
                Long.MAX_VALUE,
                write -> {
                    tasks.add(write.task());
                    note(write);
                    add(write);
                });
        // Rows with equal hashes, and rows whose history is being deleted.
        open.forEach(this::ready);
        open.clear();
        ready.forEach(this::plan);
        ready.clear();
        return tasks;
    }

    private static long hash(WrittenKey row) {
        return Fnv1a.of(row.task() + "\n" + row.company() + "\n" + row.key());
    }

    /** What a reader of the plan should know. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /** Keeps a row until its first write is read, so that memory has few rows at any time. */
    private void add(Write write) {
        WrittenKey row = new WrittenKey(write.task(), write.company(), write.key());
        Changed changed = open.computeIfAbsent(row, key -> new Changed(write.outcome()));
        changed.before(write);
        Integer others = left.computeIfPresent(hash(row), (hash, writes) -> writes - 1);
        if (others == null || others == 0) {
            open.remove(row);
            ready(row, changed);
        }
    }

    private void ready(WrittenKey row, Changed changed) {
        Of of = new Of(row.task(), row.company());
        List<Map.Entry<String, Changed>> chunk =
                ready.computeIfAbsent(of, key -> new ArrayList<>());
        chunk.add(Map.entry(row.key(), changed));
        if (chunk.size() == AT_ONCE) {
            plan(of, chunk);
            chunk.clear();
        }
    }

    /** Says of each version of a mapping that wrote rows whether it would write them again. */
    private void note(Write write) {
        if (!noted.add(write.task() + " " + write.mapping().hash())) {
            return;
        }
        Mapping mapping = plans.current(write.task()).mapping();
        notes.add(RuleFiles.of(mapping).undone(mapping.version().equals(write.mapping().hash())));
    }

    private void plan(Of of, List<Map.Entry<String, Changed>> chunk) {
        if (chunk.isEmpty()) {
            return;
        }
        Plan plan = plans.current(of.task);
        List<Map<String, JsonNode>> keys =
                chunk.stream()
                        .map(row -> plan.targetKeys().fields(row.getKey(), of.company))
                        .toList();
        List<Optional<ObjectNode>> found =
                plan.target()
                        .current(plan.targetType().set(), Optional.of(of.company))
                        .read(plan.view().select(), plan.view().expand(), keys);
        for (int i = 0; i < chunk.size(); i++) {
            PlannedRow row =
                    row(
                            of,
                            chunk.get(i).getKey(),
                            chunk.get(i).getValue(),
                            found.get(i).map(plan.values()::theirs),
                            plan);
            rows.add(row);
            boolean isUpdate = row.action() == PlannedRow.Action.UPDATE;
            rows.count(of.task, counts(isUpdate));
        }
    }

    private static PlanCounts counts(boolean isUpdate) {
        return new PlanCounts(0, isUpdate ? 1 : 0, 0, isUpdate ? 0 : 1, 0, 0, 0, 0);
    }

    private static PlannedRow row(
            Of of, String key, Changed row, Optional<Map<String, String>> theirs, Plan plan) {
        if (row.isNew) {
            return left(of, key, "created by the run, not removed");
        }
        if (row.action != RowChange.Action.UPDATED) {
            return left(of, key, row.action.word() + " by the run, not undone");
        }
        if (theirs.isEmpty()) {
            return left(of, key, plan.target().name() + " no longer has the row");
        }
        List<PlannedField> fields = new ArrayList<>();
        List<String> since = new ArrayList<>();
        for (FieldChange field : row.fields.values()) {
            FieldRule rule = plan.view().rules().get(field.name());
            String now = theirs.get().getOrDefault(field.name(), "");
            boolean isThere =
                    rule != null
                            && field.old() != null
                            && SameValue.isEqual(rule, now, field.value());
            if (isThere && !SameValue.isEqual(rule, now, field.old())) {
                fields.add(
                        new PlannedField(field.name(), now, field.old(), rule.place().toString()));
            } else if (!isThere) {
                since.add(field.name());
            }
        }
        String reason = since.isEmpty() ? "" : "changed since: " + String.join(", ", since);
        return fields.isEmpty()
                ? left(of, key, reason.isEmpty() ? "has the values of before the run" : reason)
                : new PlannedRow(
                        of.task, of.company, key, PlannedRow.Action.UPDATE, fields, reason, "");
    }

    private static PlannedRow left(Of of, String key, String reason) {
        return new PlannedRow(
                of.task, of.company, key, PlannedRow.Action.SKIPPED, List.of(), reason, "");
    }
}
