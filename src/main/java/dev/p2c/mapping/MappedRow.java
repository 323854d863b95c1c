package dev.p2c.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.mapping.FieldRule.Parent;
import java.util.List;
import java.util.Map;

/**
 * A row as the target wants it.
 *
 * @param key the integration key as one text, for ledger, log and people: values joined by {@code
 *     |}, without the company
 * @param keyFields the key's target fields and values, in key order, company included
 * @param fields target fields and values, key fields included, references not
 * @param references lookups to be resolved in the target by key before the row can be written
 * @param parents rows of the target that plain fields name and that must be there before this one
 * @param hash of all target values: same hash, nothing to write
 */
public record MappedRow(
        String key,
        Map<String, JsonNode> keyFields,
        ObjectNode fields,
        List<Reference> references,
        List<ParentRow> parents,
        String hash) {

    /**
     * A lookup on writing. Most have one candidate; a polymorphic one has several, and the first
     * whose row exists wins.
     *
     * @param field the rule's target as the file writes it, for messages
     * @param later whether the row goes without it until the other row is there
     */
    public record Reference(
            String field, List<Candidate> candidates, JsonNode value, boolean later) {
        public Reference {
            candidates = List.copyOf(candidates);
        }
    }

    /**
     * A row that must be there first: an order's customer, a line's header.
     *
     * @param field the rule's target
     * @param later whether the row goes without the field until the other row is there
     */
    public record ParentRow(String field, Parent parent, JsonNode value, boolean later) {}

    /**
     * @param navigation the navigation property to bind ({@code transactioncurrencyid}, {@code
     *     customerid_account})
     * @param attribute the column of the referenced entity that holds the value
     */
    public record Candidate(String navigation, String attribute) {}
}
