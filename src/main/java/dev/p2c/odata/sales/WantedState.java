package dev.p2c.odata.sales;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.odata.dialect.Operation;
import dev.p2c.odata.dialect.OperationAnswer;
import dev.p2c.odata.dialect.RowWrite;
import dev.p2c.odata.model.Model;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The state that a row shall have. Sales writes a row's other columns before its state, and a new
 * row has the service's state (Behavior of specialized update operations), so that the state is
 * written apart.
 *
 * @param state value of {@code statecode}
 * @param status value of {@code statuscode}; empty for the default of the state
 * @param from the only state that is changed; empty to change every other state
 */
record WantedState(JsonNode state, Optional<JsonNode> status, Optional<String> from) {

    static final String STATE = "statecode";
    static final String STATUS = "statuscode";
    static final List<String> COLUMNS = List.of(STATE, STATUS);

    private static final String PRODUCTS = "products";
    private static final String DRAFT = "2";

    /** An active product; a retired product, or one under revision, stays as a person wants it. */
    private static final WantedState PUBLISHED =
            new WantedState(
                    IntNode.valueOf(0), Optional.of(IntNode.valueOf(1)), Optional.of(DRAFT));

    /** The state that a row's body names, or that publishes it; empty for neither. */
    static Optional<WantedState> of(Model.EntityType type, RowWrite row) {
        JsonNode state = row.body().get(STATE);
        if (state != null && !state.isNull()) {
            return Optional.of(
                    new WantedState(
                            state, Optional.ofNullable(row.body().get(STATUS)), Optional.empty()));
        }
        return row.publishes() && hasDrafts(type) ? Optional.of(PUBLISHED) : Optional.empty();
    }

    /** Whether the service creates rows of the set as drafts. */
    static boolean hasDrafts(Model.EntityType type) {
        return type.set().equals(PRODUCTS) && type.properties().containsKey(STATE);
    }

    /** Whether a row, read with {@link #COLUMNS}, is a draft. */
    static boolean isDraft(Model.EntityType type, ObjectNode row) {
        return hasDrafts(type) && row.path(STATE).asText().equals(DRAFT);
    }

    /** Whether the row in an answer needs no change of state. */
    boolean isReached(OperationAnswer answer) {
        String now = answer.property(STATE);
        if (now.isEmpty()) {
            return true;
        }
        if (from.isPresent()) {
            return !from.get().equals(now);
        }
        return now.equals(state.asText())
                && status.map(JsonNode::asText).map(answer.property(STATUS)::equals).orElse(true);
    }

    /** Whether a row in another state is brought into this state before its columns are written. */
    boolean reopens() {
        return from.isEmpty();
    }

    /** Turns an update of a row into the update of its state alone. */
    Operation alone(Operation update) {
        Set<String> others = new LinkedHashSet<>();
        update.body().fieldNames().forEachRemaining(others::add);
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        fields.put(STATE, state);
        status.ifPresent(value -> fields.put(STATUS, value));
        return update.without(others).withExtra(fields).of(Operation.Part.STATE);
    }
}
