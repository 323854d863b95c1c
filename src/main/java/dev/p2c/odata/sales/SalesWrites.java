package dev.p2c.odata.sales;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.odata.dialect.KeyLookup;
import dev.p2c.odata.dialect.Operation;
import dev.p2c.odata.dialect.OperationAnswer;
import dev.p2c.odata.dialect.RowWrite;
import dev.p2c.odata.dialect.SentNumbers;
import dev.p2c.odata.dialect.WriteResult;
import dev.p2c.odata.dialect.WriteRules;
import dev.p2c.odata.dialect.WriteStep;
import dev.p2c.odata.model.Model;
import java.util.ArrayList;
import java.util.HashSet;
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
 * row must still have. A row's state is written apart from its other columns: after them, so that a
 * new product is published; and before them, where Sales refuses to change a closed document.
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
        // A star keeps the update from creating a row that was deleted in the meantime.
        String etag = row.known().map(RowWrite.Known::etag).filter(e -> !e.isEmpty()).orElse("*");
        Set<String> omit = new HashSet<>(apart(type, row));
        omit.add(id(type));
        omit.addAll(row.fixed());
        return Operation.of(row, type, "PATCH", address(row, type, guid))
                .withHeaders(ifMatch(etag))
                .without(omit);
    }

    private static Map<String, String> ifMatch(String etag) {
        return Map.of(
                "Content-Type", "application/json", "Prefer", RETURN, Operation.IF_MATCH, etag);
    }

    private static String address(RowWrite row, Model.EntityType type, String guid) {
        return type.set() + "(" + guid + ")?$select=" + select(row, type);
    }

    /**
     * The id, the numbers that Sales may round, and the state of a row that shall have a certain
     * state.
     */
    private static String select(RowWrite row, Model.EntityType type) {
        List<String> columns = new ArrayList<>(List.of(id(type)));
        columns.addAll(SentNumbers.columns(row));
        if (WantedState.of(type, row).isPresent()) {
            columns.addAll(WantedState.COLUMNS);
        }
        return String.join(",", columns);
    }

    /** The columns that are not written together with the others. */
    private static Set<String> apart(Model.EntityType type, RowWrite row) {
        return WantedState.of(type, row).isEmpty() ? Set.of() : Set.copyOf(WantedState.COLUMNS);
    }

    private static Operation create(RowWrite row, Model.EntityType type) {
        return Operation.of(row, type, "POST", type.set() + "?$select=" + select(row, type))
                .withHeaders(CREATE)
                .without(apart(type, row))
                .withExtra(Map.of(id(type), TextNode.valueOf(Guids.fromKey(type, row))));
    }

    /**
     * Writes the state of a row that was written and does not have the state yet; writes the row
     * that was brought into a state in which it can be written.
     */
    @Override
    public WriteStep answered(Operation operation, OperationAnswer answer) {
        Optional<WantedState> wanted = WantedState.of(operation.type(), operation.row());
        if (wanted.isEmpty()) {
            return new WriteStep.Done(written(operation, answer));
        }
        return switch (operation.part()) {
            case ROW -> rowAnswered(operation, wanted.get(), answer);
            case STATE -> stateAnswered(operation, answer);
            case READ -> readAnswered(operation, wanted.get(), answer);
        };
    }

    private WriteStep rowAnswered(Operation operation, WantedState wanted, OperationAnswer answer) {
        WriteResult.Written done = written(operation, answer);
        return wanted.isReached(answer)
                ? new WriteStep.Done(done)
                : new WriteStep.Next(
                        wanted.alone(again(operation, done.id(), done.etag())).having(done));
    }

    private WriteStep stateAnswered(Operation operation, OperationAnswer answer) {
        WriteResult.Written done = written(operation, answer);
        if (operation.written().isPresent()) {
            boolean created = operation.written().get().created();
            return new WriteStep.Done(
                    new WriteResult.Written(created, done.id(), done.etag(), done.numbers()));
        }
        return new WriteStep.Next(
                again(operation, done.id(), done.etag()).after(operation.earlier().orElseThrow()));
    }

    private static WriteStep readAnswered(
            Operation operation, WantedState wanted, OperationAnswer answer) {
        WriteResult.Refused refusal = operation.earlier().orElseThrow();
        return wanted.isReached(answer)
                ? new WriteStep.Done(refusal)
                : new WriteStep.Next(
                        wanted.alone(
                                        again(
                                                operation,
                                                addressed(operation),
                                                answer.property("@odata.etag")))
                                .after(refusal));
    }

    /** The update of a row in the version that an answer has shown. */
    private static Operation again(Operation operation, String guid, String etag) {
        return update(operation.row(), operation.type(), guid)
                .withHeaders(ifMatch(etag.isEmpty() ? "*" : etag));
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
                operation.creates(),
                id,
                etag.isEmpty() ? answer.header("ETag") : etag,
                SentNumbers.kept(operation.row(), answer));
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
        if (operation.reads()) {
            return new WriteStep.Done(operation.earlier().orElse(refusal));
        }
        if (SalesErrors.isStale(refusal)) {
            return new WriteStep.Done(new WriteResult.Changed(addressed(operation)));
        }
        if (!operation.creates()
                && operation.earlier().isEmpty()
                && operation.written().isEmpty()
                && isRowItselfGone(operation, refusal)) {
            return new WriteStep.Next(create(row, operation.type()).after(refusal));
        }
        if (operation.part() == Operation.Part.STATE) {
            return new WriteStep.Done(operation.earlier().orElse(refusal));
        }
        return mayBeClosed(operation)
                ? new WriteStep.Next(readState(operation).after(refusal))
                : new WriteStep.Done(refusal);
    }

    /** Whether the state of the row may be the reason of a first refusal, and may be changed. */
    private static boolean mayBeClosed(Operation operation) {
        return !operation.creates()
                && operation.earlier().isEmpty()
                && WantedState.of(operation.type(), operation.row())
                        .filter(WantedState::reopens)
                        .isPresent();
    }

    private static Operation readState(Operation operation) {
        Model.EntityType type = operation.type();
        String target = address(operation.row(), type, addressed(operation));
        return Operation.of(operation.row(), type, "GET", target)
                .withHeaders(Map.of("Accept", "application/json"))
                .of(Operation.Part.READ);
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
