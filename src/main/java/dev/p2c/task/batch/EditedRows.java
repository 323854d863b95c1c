package dev.p2c.task.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.odata.model.Json;
import dev.p2c.state.LedgerMarks;
import dev.p2c.state.RowEdit;
import dev.p2c.state.State;
import dev.p2c.task.plan.Plan;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Puts the values that persons edited over the source rows of one task and company, each until its
 * source row has another version. Thread-safe.
 */
public final class EditedRows {

    public static final EditedRows NONE = new EditedRows(null, null, Map.of());

    private final State state;
    private final Plan plan;
    private final Map<String, RowEdit> edits;
    private final Map<String, String> editors = new ConcurrentHashMap<>();
    private final Set<RowEdit> over = ConcurrentHashMap.newKeySet();

    private EditedRows(State state, Plan plan, Map<String, RowEdit> edits) {
        this.state = state;
        this.plan = plan;
        this.edits = Map.copyOf(edits);
    }

    public static EditedRows of(State state, Plan plan, String company) {
        Map<String, RowEdit> edits = state.edits().of(plan.task(), company);
        return edits.isEmpty() ? NONE : new EditedRows(state, plan, edits);
    }

    /** The edit of a row, while the row is as it was when it was edited. */
    public Optional<RowEdit> find(ObjectNode source) {
        if (edits.isEmpty()) {
            return Optional.empty();
        }
        return Stream.of(plan.sourceKeys().text(source), plan.sourceKeys().fallback(source))
                .map(key -> edits.get(LedgerMarks.storedKey(key)))
                .filter(edit -> edit != null)
                .filter(edit -> isInForce(edit, source))
                .findFirst();
    }

    private boolean isInForce(RowEdit edit, ObjectNode source) {
        boolean isSame = edit.version().equals(plan.triedVersion(source));
        if (!isSame) {
            over.add(edit);
        }
        return isSame;
    }

    /** Removes the edits of rows that were read in another version. */
    public void forgetOver() {
        over.forEach(edit -> state.edits().remove(edit));
    }

    /** The row with its edited values; the row itself if nobody edited it. */
    public ObjectNode over(ObjectNode source) {
        return find(source).map(edit -> over(source, edit)).orElse(source);
    }

    private static ObjectNode over(ObjectNode source, RowEdit edit) {
        ObjectNode edited = source.deepCopy();
        try {
            Json.parse(edit.fields())
                    .fields()
                    .forEachRemaining(field -> set(edited, field.getKey(), field.getValue()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the edit of " + edit.key() + " is no JSON", e);
        }
        return edited;
    }

    /** Sets a column; the columns of related rows follow after dots. */
    private static void set(ObjectNode row, String path, JsonNode value) {
        int dot = path.indexOf('.');
        if (!row.has(path) && dot > 0 && row.get(path.substring(0, dot)) instanceof ObjectNode at) {
            set(at, path.substring(dot + 1), value);
        } else {
            row.set(path, value);
        }
    }

    /** Notes who edited the row of a key, for the history. */
    public void note(String key, ObjectNode source) {
        find(source).ifPresent(edit -> editors.put(key, edit.by()));
    }

    Map<String, String> editors(Collection<String> keys) {
        Map<String, String> found = new HashMap<>(editors);
        found.keySet().retainAll(keys);
        return found;
    }
}
