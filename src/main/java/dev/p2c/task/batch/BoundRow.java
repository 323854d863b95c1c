package dev.p2c.task.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.state.LedgerEntry;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A mapped row with its lookups resolved. A row may go without fields that name a row which does
 * not exist yet: an account is written before its primary contact, which needs the account in turn.
 * Such a row stays parked and is completed when the other row has arrived. Immutable.
 *
 * @param bindings by target field, in the order of the mapping
 * @param leftOut fields that are not sent yet, and the missing rows that they name
 */
public record BoundRow(Mapped.Accepted row, Map<String, Binding> bindings, List<LeftOut> leftOut) {

    private static final String BIND = "@odata.bind";

    /**
     * The value of one lookup.
     *
     * @param link address of the row that the lookup leads to; empty to clear the lookup
     */
    public record Binding(String navigation, Optional<String> link) {}

    /**
     * A field that is not sent.
     *
     * @param waitsFor the missing row, see {@link Missing}
     * @param reason why the row cannot be named though it exists; empty for a row that is missing
     */
    public record LeftOut(String field, String waitsFor, String reason) {

        /** A field that names a missing row. */
        public LeftOut(String field, String waitsFor) {
            this(field, waitsFor, "");
        }
    }

    public BoundRow {
        bindings = Collections.unmodifiableMap(new LinkedHashMap<>(bindings));
        leftOut = List.copyOf(leftOut);
    }

    public String key() {
        return row.key();
    }

    /** False for a row that is sent without some of its fields. */
    boolean isComplete() {
        return leftOut.isEmpty();
    }

    public Set<String> leftOutFields() {
        return leftOut.stream().map(LeftOut::field).collect(Collectors.toUnmodifiableSet());
    }

    /** The ledger entry of this row once it is in the target. */
    LedgerEntry entry(String task, String company) {
        String hash = row.target().hash();
        return isComplete()
                ? LedgerEntry.written(task, company, key(), hash)
                : LedgerEntry.incomplete(task, company, key(), hash);
    }

    /**
     * True if the target already has all of an incomplete row that can be sent now.
     *
     * @param entry null for a row that was never written
     */
    public boolean isSentAlready(LedgerEntry entry) {
        return !isComplete() && entry != null && entry.isIncompleteAs(row.target().hash());
    }

    /**
     * Makes the body to send.
     *
     * @param kept further fields to leave out, because the target's values stay
     * @return a new object for each call
     */
    public ObjectNode body(Set<String> kept) {
        Set<String> without = leftOutFields();
        Map<String, JsonNode> body = new LinkedHashMap<>(row.target().fields());
        body.keySet().removeAll(without);
        body.keySet().removeAll(kept);
        bindings.forEach(
                (field, binding) -> {
                    if (!kept.contains(field)) {
                        body.put(binding.navigation() + BIND, link(binding));
                    }
                });
        return new ObjectNode(JsonNodeFactory.instance, body);
    }

    private static JsonNode link(Binding binding) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return binding.link().<JsonNode>map(json::textNode).orElseGet(json::nullNode);
    }
}
