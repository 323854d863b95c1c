package dev.p2c.odata.sales;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.odata.dialect.KeyLookup;
import dev.p2c.odata.dialect.Operation;
import dev.p2c.odata.dialect.OperationAnswer;
import dev.p2c.odata.dialect.RowWrite;
import dev.p2c.odata.dialect.WriteResult;
import dev.p2c.odata.dialect.WriteRules;
import dev.p2c.odata.dialect.WriteStep;
import dev.p2c.odata.model.Model;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;

/**
 * Upserts into Dataverse. A row whose id is known is updated by id; the ids of the others are read
 * in one query. A row that does not exist is created with an id made from its key, so that a row
 * created by an interrupted run is found instead of doubled. Every update sends the etag that the
 * row must still have.
 */
final class SalesWrites implements WriteRules {

    // With the new etag in the answer, the ledger can tell our own write from other writes.
    private static final String RETURN = "return=representation";
    private static final Map<String, String> CREATE =
            Map.of("Content-Type", "application/json", "Prefer", RETURN);

    @Override
    public List<WriteStep> plan(Model.EntityType type, List<RowWrite> rows, KeyLookup lookup) {
        Iterator<Optional<ObjectNode>> found =
                lookup.rows(
                                type,
                                rows.stream()
                                        .filter(row -> knownId(row).isEmpty())
                                        .map(RowWrite::key)
                                        .toList())
                        .iterator();
        List<WriteStep> plan = new ArrayList<>(rows.size());
        for (RowWrite row : rows) {
            Optional<String> id = knownId(row);
            if (id.isEmpty()) {
                id = found.next().map(existing -> existing.path(id(type)).asText());
            }
            plan.add(
                    id.map(guid -> existing(row, type, guid))
                            .orElseGet(() -> new WriteStep.Next(create(row, type))));
        }
        return plan;
    }

    private static WriteStep existing(RowWrite row, Model.EntityType type, String guid) {
        return row.known().isPresent()
                ? new WriteStep.Next(update(row, type, guid))
                : new WriteStep.Done(new WriteResult.Changed(guid));
    }

    private static Optional<String> knownId(RowWrite row) {
        return row.known().map(RowWrite.Known::id).filter(id -> !id.isEmpty());
    }

    private static String id(Model.EntityType type) {
        return type.key().get(0);
    }

    private static Operation update(RowWrite row, Model.EntityType type, String guid) {
        String target = type.set() + "(" + guid + ")?$select=" + id(type);
        // A star keeps the update from creating a row that was deleted in the meantime.
        String etag = row.known().map(RowWrite.Known::etag).filter(e -> !e.isEmpty()).orElse("*");
        return Operation.of(row, type, "PATCH", target)
                .withHeaders(
                        Map.of(
                                "Content-Type",
                                "application/json",
                                "Prefer",
                                RETURN,
                                Operation.IF_MATCH,
                                etag))
                .without(Set.of(id(type)));
    }

    private static Operation create(RowWrite row, Model.EntityType type) {
        return Operation.of(row, type, "POST", type.set() + "?$select=" + id(type))
                .withHeaders(CREATE)
                .withExtra(Map.of(id(type), TextNode.valueOf(Guids.fromKey(type, row))));
    }

    @Override
    public WriteResult.Written written(Operation operation, OperationAnswer answer) {
        String id = answer.property(id(operation.type()));
        if (id.isEmpty()) {
            Matcher guid = Guids.GUID.matcher(answer.header("OData-EntityId"));
            id = guid.find() ? guid.group() : addressed(operation);
        }
        String etag = answer.property("@odata.etag");
        return new WriteResult.Written(
                operation.creates(), id, etag.isEmpty() ? answer.header("ETag") : etag);
    }

    /** The id in the operation's address, or the id that it gives to a new row. */
    private static String addressed(Operation operation) {
        Matcher guid = Guids.GUID.matcher(operation.target());
        return guid.find() ? guid.group() : Guids.fromKey(operation.type(), operation.row());
    }

    @Override
    public WriteStep refused(Operation operation, WriteResult.Refused refusal) {
        RowWrite row = operation.row();
        if (operation.creates() && SalesErrors.isDuplicateId(refusal)) {
            return new WriteStep.Done(
                    new WriteResult.Changed(Guids.fromKey(operation.type(), row)));
        }
        if (SalesErrors.isStale(refusal)) {
            return new WriteStep.Done(new WriteResult.Changed(addressed(operation)));
        }
        if (!operation.creates()
                && operation.earlier().isEmpty()
                && isRowItselfGone(operation, refusal)) {
            return new WriteStep.Next(create(row, operation.type()).after(refusal));
        }
        return new WriteStep.Done(refusal);
    }

    /**
     * Whether the row was deleted; a missing row that it refers to has the same status and code.
     */
    private static boolean isRowItselfGone(Operation operation, WriteResult.Refused refusal) {
        if (!SalesErrors.isNotFound(refusal)) {
            return false;
        }
        Matcher named = Guids.GUID.matcher(refusal.message());
        return !named.find() || named.group().equalsIgnoreCase(addressed(operation));
    }
}
