package dev.p2c.task.upsert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.odata.model.Model.EntityType;
import dev.p2c.odata.read.CurrentRows;
import dev.p2c.task.plan.Plan;
import dev.p2c.task.upsert.DeliveryState.Sent;
import dev.p2c.task.upsert.DeliveryState.ToCompare;
import dev.p2c.task.upsert.DeliveryState.ToWrite;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the target's rows that have to be compared: by id where it is known, else by key. */
final class RowsToCompare {

    private final Plan plan;
    private final EntityType type;
    private final CurrentRows all;
    private final CurrentRows own;

    RowsToCompare(Plan plan, String company) {
        this.plan = plan;
        this.type = plan.targetType();
        this.all = plan.target().current(type.set(), Optional.empty());
        this.own = plan.target().current(type.set(), Optional.of(company));
    }

    /**
     * False for a service that may ignore {@code If-Match}, so that rows are read before each
     * update.
     */
    boolean provesEtags() {
        return all.provesEtags();
    }

    /** Whether a row that was read is a draft that has to be published. */
    boolean isUnpublished(ObjectNode row) {
        return plan.mapping().target().publish() && all.isDraft(row);
    }

    /** Maps each state, by identity, to the row as the target has it now. */
    Map<ToCompare, Optional<ObjectNode>> read(List<ToCompare> states) {
        Map<ToCompare, Optional<ObjectNode>> current = new IdentityHashMap<>();
        List<ToCompare> byId = states.stream().filter(s -> !s.findings().id().isEmpty()).toList();
        List<ToCompare> byKey = states.stream().filter(s -> s.findings().id().isEmpty()).toList();
        read(all, byId, byId.stream().map(this::id).toList(), current);
        // A row of this key may belong to another company; only this company's rows count.
        read(own, byKey, byKey.stream().map(RowsToCompare::key).toList(), current);
        return current;
    }

    /** Reads rows that are about to be overwritten, in order; empty for a row that is gone. */
    List<Optional<ObjectNode>> overwritten(List<ToWrite> states) {
        List<ToCompare> rows =
                states.stream().map(s -> new ToCompare(s.row(), s.findings())).toList();
        Map<ToCompare, Optional<ObjectNode>> found = read(rows);
        return rows.stream().map(found::get).toList();
    }

    /** Reads rows of this company as they are after they were written, in order. */
    List<Optional<ObjectNode>> again(List<Sent> sent) {
        return own.read(
                plan.view().select(),
                plan.view().expand(),
                sent.stream().map(state -> state.row().row().target().keyFields()).toList());
    }

    private void read(
            CurrentRows from,
            List<ToCompare> states,
            List<Map<String, JsonNode>> keys,
            Map<ToCompare, Optional<ObjectNode>> current) {
        List<Optional<ObjectNode>> rows =
                from.read(plan.view().select(), plan.view().expand(), keys);
        for (int i = 0; i < states.size(); i++) {
            current.put(states.get(i), rows.get(i));
        }
    }

    private Map<String, JsonNode> id(ToCompare state) {
        return Map.of(type.key().get(0), TextNode.valueOf(state.findings().id()));
    }

    private static Map<String, JsonNode> key(ToCompare state) {
        return state.row().row().target().keyFields();
    }
}
