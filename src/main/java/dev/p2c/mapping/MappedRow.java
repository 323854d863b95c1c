package dev.p2c.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.mapping.FieldRule.Parent;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A source row after the mapping, with the values for the target. Immutable; lookups are not
 * resolved yet.
 *
 * @param key the integration key as one text, for ledger, log and people: values joined by {@code
 *     |}, without the company
 * @param keyFields the key's target fields and values, in key order, company included
 * @param fields target fields and values in file order, key fields included, lookups not
 * @param references lookups to be resolved in the target by key before the row can be written
 * @param parents rows of the target that plain fields name and that must exist before this row
 * @param hash of all target values; an equal hash means that there is nothing to write
 * @param notes what a person should know about values that were shortened
 */
public record MappedRow(
        String key,
        Map<String, JsonNode> keyFields,
        Map<String, JsonNode> fields,
        List<Reference> references,
        List<ParentRow> parents,
        String hash,
        List<String> notes) {

    /**
     * A lookup to set. Most have one candidate; a polymorphic lookup has several, and the first
     * candidate whose row exists is used.
     *
     * @param field the target field as the mapping file writes it
     * @param value of the candidate's attribute; null to clear the lookup
     * @param otherwise how a row is found that has not the value; empty to wait for the value
     * @param later whether the row is written without the lookup until the other row exists
     */
    public record Reference(
            String field,
            List<Candidate> candidates,
            JsonNode value,
            Optional<Otherwise> otherwise,
            boolean later) {
        public Reference {
            candidates = List.copyOf(candidates);
        }

        /** The reference to a row that was found otherwise. */
        public Reference named(JsonNode name) {
            return new Reference(field, candidates, name, Optional.empty(), later);
        }
    }

    /**
     * Another way to find the row of a lookup: the first row, in the order of the candidate's
     * attribute, whose own lookup leads to the row with this value.
     *
     * @param by the lookup of the referenced entity, and the column behind that lookup
     * @param value the source value; null for none
     */
    public record Otherwise(Candidate by, JsonNode value) {}

    /** Copies the row with other references. */
    public MappedRow withReferences(List<Reference> others) {
        return new MappedRow(key, keyFields, fields, others, parents, hash, notes);
    }

    /**
     * A row of the target that has to exist first: an order's customer, a line's header.
     *
     * @param field the target field that names the row
     * @param later whether this row is written without the field until the other row exists
     */
    public record ParentRow(String field, Parent parent, JsonNode value, boolean later) {}

    /**
     * One way to set a lookup: the row whose attribute has the value of the reference.
     *
     * @param navigation the navigation property to bind ({@code transactioncurrencyid}, {@code
     *     customerid_account})
     * @param attribute the column of the referenced entity that holds the value
     * @param where OData filter for the rows that may be found; empty for all
     */
    public record Candidate(String navigation, String attribute, Optional<String> where) {

        /** A candidate that finds any row. */
        public Candidate(String navigation, String attribute) {
            this(navigation, attribute, Optional.empty());
        }
    }
}
