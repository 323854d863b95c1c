package dev.p2c.odata.finance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.odata.dialect.Dialect;
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
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes to Finance, which has no upsert: a known row is updated, any other row is created. A known
 * row that no longer exists is created anew; an existing row that is not known is not overwritten.
 */
final class FinanceWrites implements WriteRules {

    private static final int PRECONDITION_FAILED = 412;

    private final Dialect dialect;

    FinanceWrites(Dialect dialect) {
        this.dialect = dialect;
    }

    @Override
    public List<WriteStep> plan(Model.EntityType type, List<RowWrite> rows, KeyLookup lookup) {
        if (!rows.isEmpty() && !rows.get(0).key().keySet().containsAll(type.key())) {
            return planByLookup(type, rows, lookup);
        }
        List<WriteStep> plan = new ArrayList<>(rows.size());
        for (RowWrite row : rows) {
            Operation first =
                    row.known()
                            .flatMap(known -> update(row, type, row.key()))
                            .orElseGet(() -> create(row, type));
            plan.add(new WriteStep.Next(first));
        }
        return plan;
    }

    /** Where the integration key is not the entity's key, rows are read to learn their address. */
    private List<WriteStep> planByLookup(
            Model.EntityType type, List<RowWrite> rows, KeyLookup lookup) {
        Iterator<Optional<ObjectNode>> found =
                lookup.rows(type, rows.stream().map(RowWrite::key).toList()).iterator();
        List<WriteStep> plan = new ArrayList<>(rows.size());
        for (RowWrite row : rows) {
            plan.add(
                    found.next()
                            .flatMap(there -> existing(row, type, keyOf(type, there)))
                            .orElseGet(() -> new WriteStep.Next(create(row, type))));
        }
        return plan;
    }

    private Optional<WriteStep> existing(
            RowWrite row, Model.EntityType type, Map<String, JsonNode> key) {
        return row.known().isPresent()
                ? update(row, type, key).map(WriteStep.Next::new)
                : Optional.of(new WriteStep.Done(new WriteResult.Changed("")));
    }

    private static Map<String, JsonNode> keyOf(Model.EntityType type, ObjectNode row) {
        Map<String, JsonNode> key = new HashMap<>();
        type.key().forEach(name -> key.put(name, row.path(name)));
        return key;
    }

    /**
     * The update of a row; empty where the key is incomplete, because the service generates the
     * number of a new row.
     */
    private Optional<Operation> update(
            RowWrite row, Model.EntityType type, Map<String, JsonNode> key) {
        Map<String, String> headers =
                row.known()
                        .map(RowWrite.Known::etag)
                        .filter(etag -> !etag.isEmpty())
                        .map(FinanceWrites::onlyIf)
                        .orElse(Operation.JSON);
        return dialect.address(type, key)
                .map(
                        target ->
                                Operation.of(row, type, "PATCH", target)
                                        .withHeaders(headers)
                                        .without(Set.copyOf(type.key())));
    }

    private static Map<String, String> onlyIf(String etag) {
        return Map.of("Content-Type", "application/json", Operation.IF_MATCH, etag);
    }

    private Operation create(RowWrite row, Model.EntityType type) {
        return Operation.of(row, type, "POST", type.set() + "?" + dialect.options());
    }

    @Override
    public WriteResult.Written written(Operation operation, OperationAnswer answer) {
        String etag = operation.creates() ? answer.property("@odata.etag") : "";
        return new WriteResult.Written(
                operation.creates(),
                "",
                etag.isEmpty() ? answer.header("ETag") : etag,
                SentNumbers.kept(operation.row(), answer));
    }

    /**
     * Creates a row again that no longer exists. "Record already exists" stays a refusal: the
     * message may mean this row, or another row with the same unique value.
     */
    @Override
    public WriteStep refused(Operation operation, WriteResult.Refused refusal) {
        if (refusal.status() == PRECONDITION_FAILED) {
            return new WriteStep.Done(new WriteResult.Changed(""));
        }
        if (!operation.creates() && FinanceErrors.isMissing(refusal)) {
            return new WriteStep.Next(create(operation.row(), operation.type()).after(refusal));
        }
        return new WriteStep.Done(refusal);
    }
}
