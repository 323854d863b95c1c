package dev.p2c.task.upsert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.error.UnavailableException;
import dev.p2c.odata.dialect.SentNumbers;
import dev.p2c.task.batch.BoundRow;
import dev.p2c.task.batch.StoredForm;
import dev.p2c.task.plan.LastAgreed;
import dev.p2c.task.plan.Plan;
import dev.p2c.task.plan.Rounding;
import dev.p2c.task.upsert.DeliveryState.Sent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds the numbers of written rows that the target keeps with fewer decimals than were sent. The
 * answer to the write shows them; a row of which the answer shows nothing is read once, if it has a
 * new number that is not whole.
 */
final class KeptNumbers {

    private final Plan plan;
    private final RowsToCompare rows;
    private final Function<BoundRow, LastAgreed> base;

    /**
     * @param base the values on which both sides agreed before the write
     */
    KeptNumbers(Plan plan, RowsToCompare rows, Function<BoundRow, LastAgreed> base) {
        this.plan = plan;
        this.rows = rows;
        this.base = base;
    }

    /** Adds the rounded numbers to the written rows; other states are returned as they are. */
    List<DeliveryState> seen(List<DeliveryState> states) {
        List<Sent> toRead =
                states.stream()
                        .filter(Sent.class::isInstance)
                        .map(Sent.class::cast)
                        .filter(this::isUnseen)
                        .toList();
        Map<String, ObjectNode> read = read(toRead);
        return states.stream()
                .map(
                        state ->
                                state instanceof Sent sent
                                        ? seen(sent, numbers(sent, read.get(sent.row().key())))
                                        : state)
                .toList();
    }

    /** Whether a number was sent that the row did not have before and the answer does not show. */
    private boolean isUnseen(Sent sent) {
        List<String> columns = SentNumbers.columns(sent.written());
        if (columns.isEmpty()) {
            return false; // most rows: their values need not be converted
        }
        Map<String, String> ours = ours(sent);
        LastAgreed before = base.apply(sent.row());
        return columns.stream()
                .filter(ours::containsKey)
                .filter(column -> !before.had(column, ours.get(column)))
                .anyMatch(column -> !sent.result().numbers().containsKey(column));
    }

    /** The rows by key; a row that cannot be read now is left out, because it is written. */
    private Map<String, ObjectNode> read(List<Sent> sent) {
        Map<String, ObjectNode> read = new HashMap<>();
        if (!sent.isEmpty()) {
            try {
                List<Optional<ObjectNode>> found = rows.again(sent);
                for (int i = 0; i < sent.size(); i++) {
                    String key = sent.get(i).row().key();
                    found.get(i).ifPresent(row -> read.put(key, row));
                }
            } catch (UnavailableException e) {
                return Map.of();
            }
        }
        return read;
    }

    private static ObjectNode numbers(Sent sent, ObjectNode read) {
        ObjectNode numbers = JsonNodeFactory.instance.objectNode();
        for (String column : SentNumbers.columns(sent.written())) {
            JsonNode shown = sent.result().numbers().get(column);
            JsonNode kept = shown == null && read != null ? read.get(column) : shown;
            if (kept != null) {
                numbers.set(column, kept);
            }
        }
        return numbers;
    }

    private Sent seen(Sent sent, ObjectNode numbers) {
        if (numbers.isEmpty()) {
            return sent;
        }
        Map<String, String> ours = ours(sent);
        Map<String, String> theirs = plan.values().theirs(numbers);
        LastAgreed before = base.apply(sent.row());
        Map<String, StoredForm> stored = new LinkedHashMap<>();
        sent.stored().forEach(form -> stored.put(form.field(), form));
        for (Map.Entry<String, JsonNode> number : numbers.properties()) {
            String field = number.getKey();
            String our = ours.get(field);
            String their = theirs.get(field);
            if (our != null && their != null && Rounding.isRoundedOrWhole(our, their)) {
                boolean isNew = !before.had(field, our) || !before.had(field, their);
                stored.put(field, new StoredForm(field, our, their, isNew));
            }
        }
        return sent.with(new ArrayList<>(stored.values()));
    }

    private Map<String, String> ours(Sent sent) {
        Set<String> leftOut = sent.row().leftOutFields();
        return plan.values().ours(sent.row().row().target(), leftOut);
    }
}
