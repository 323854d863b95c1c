package dev.p2c.task.deletion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.error.RejectedRowException;
import dev.p2c.mapping.TargetView;
import dev.p2c.odata.model.Model.EntityType;
import dev.p2c.odata.read.CurrentRows;
import dev.p2c.odata.write.Removal;
import dev.p2c.state.FieldChange;
import dev.p2c.state.RowChange;
import dev.p2c.state.RowChange.Action;
import dev.p2c.task.plan.Plan;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the target has of rows that are about to be deleted or deactivated: after that, nobody else
 * can tell. For one batch.
 */
final class RemovedRows {

    private final Plan plan;
    private final EntityType type;
    private final String company;
    private final Optional<ObjectNode> change;
    private final Map<Removal, Optional<ObjectNode>> found = new IdentityHashMap<>();

    /**
     * @param change the fields that deactivate a row; empty to delete the rows
     */
    RemovedRows(Plan plan, String company, Optional<ObjectNode> change) {
        this.plan = plan;
        this.type = plan.targetType();
        this.company = company;
        this.change = change;
    }

    /** Reads the rows: those of known ids by id, others by key among this company's rows. */
    void read(List<Removal> rows) {
        String id = type.key().get(0);
        List<Removal> byId = rows.stream().filter(row -> !row.id().isEmpty()).toList();
        List<Removal> byKey = rows.stream().filter(row -> row.id().isEmpty()).toList();
        read(
                plan.target().current(type.set(), Optional.empty()),
                byId,
                byId.stream()
                        .map(row -> Map.<String, JsonNode>of(id, TextNode.valueOf(row.id())))
                        .toList());
        read(
                plan.target().current(type.set(), Optional.of(company)),
                byKey,
                byKey.stream().map(Removal::key).toList());
    }

    private void read(CurrentRows from, List<Removal> rows, List<Map<String, JsonNode>> keys) {
        TargetView view = plan.view();
        List<String> select = change.map(RemovedRows::columns).orElseGet(view::select);
        List<String> expand = change.isPresent() ? List.of() : view.expand();
        try {
            List<Optional<ObjectNode>> read = from.read(select, expand, keys);
            for (int i = 0; i < rows.size(); i++) {
                found.put(rows.get(i), read.get(i));
            }
        } catch (RejectedRowException e) {
            return; // the service does not search for one of the keys: the values stay unknown
        }
    }

    private static List<String> columns(ObjectNode change) {
        List<String> columns = new ArrayList<>();
        change.fieldNames().forEachRemaining(columns::add);
        return columns;
    }

    /**
     * What the removal changed.
     *
     * @return empty if the target did not have the row
     */
    Optional<RowChange> change(String key, Removal row) {
        Optional<ObjectNode> before = found.get(row);
        if (before != null && before.isEmpty()) {
            return Optional.empty();
        }
        Optional<ObjectNode> theirs = before == null ? Optional.empty() : before;
        return Optional.of(
                change.map(fields -> deactivated(key, fields, theirs))
                        .orElseGet(() -> deleted(key, theirs)));
    }

    private RowChange deactivated(String key, ObjectNode fields, Optional<ObjectNode> theirs) {
        Map<String, String> now = comparable(fields);
        Map<String, String> old = theirs.map(this::comparable).orElseGet(Map::of);
        List<FieldChange> changes = new ArrayList<>();
        now.forEach((field, value) -> changes.add(new FieldChange(field, old.get(field), value)));
        return new RowChange(key, Action.DEACTIVATED, changes);
    }

    private Map<String, String> comparable(ObjectNode row) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        row.properties().forEach(field -> values.put(field.getKey(), field.getValue()));
        return plan.target().current(type.set(), Optional.empty()).comparable(values);
    }

    private RowChange deleted(String key, Optional<ObjectNode> theirs) {
        List<FieldChange> changes = new ArrayList<>();
        theirs.map(plan.values()::theirs)
                .orElseGet(Map::of)
                .forEach(
                        (field, value) -> {
                            if (!value.isEmpty()) {
                                changes.add(new FieldChange(field, value, ""));
                            }
                        });
        return new RowChange(key, Action.DELETED, changes);
    }
}
