package dev.p2c.odata.write;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.odata.dialect.Dialect;
import dev.p2c.odata.dialect.KeyLookup;
import dev.p2c.odata.dialect.Operation;
import dev.p2c.odata.dialect.OperationAnswer;
import dev.p2c.odata.dialect.RowWrite;
import dev.p2c.odata.dialect.ServiceError;
import dev.p2c.odata.dialect.WriteResult;
import dev.p2c.odata.dialect.WriteStep;
import dev.p2c.odata.model.Model;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A service's dialect when rows go: each row has one operation, and a refusal is the end of it, so
 * that nothing is created on the way. Rows come with the entity's own key; those without a body are
 * deleted, the others changed.
 */
public final class Removing implements Dialect {

    private static final Map<String, String> DELETE = Map.of();

    /** {@code If-Match: *} keeps Dataverse from creating a row that is not there. */
    private static final Map<String, String> CHANGE =
            Map.of("Content-Type", "application/json", "If-Match", "*");

    private final Dialect dialect;

    public Removing(Dialect dialect) {
        this.dialect = dialect;
    }

    @Override
    public String name() {
        return dialect.name();
    }

    @Override
    public Map<String, String> headers() {
        return dialect.headers();
    }

    @Override
    public String options() {
        return dialect.options();
    }

    @Override
    public Optional<String> literal(String type, JsonNode value) {
        return dialect.literal(type, value);
    }

    @Override
    public Optional<JsonNode> wire(String type, JsonNode value) {
        return dialect.wire(type, value);
    }

    @Override
    public ServiceError error(byte[] body, int offset, int length) {
        return dialect.error(body, offset, length);
    }

    @Override
    public List<WriteStep> plan(Model.EntityType type, List<RowWrite> rows, KeyLookup lookup) {
        return rows.stream()
                .<WriteStep>map(row -> new WriteStep.Next(operation(type, row)))
                .toList();
    }

    private Operation operation(Model.EntityType type, RowWrite row) {
        boolean isDeleted = row.body().isEmpty();
        String address =
                dialect.address(type, row.key())
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "no address for " + row.key().keySet()));
        return new Operation(
                row,
                type,
                isDeleted ? "DELETE" : "PATCH",
                address,
                isDeleted ? DELETE : CHANGE,
                Map.of(),
                Set.of(),
                null);
    }

    @Override
    public WriteResult.Written written(Operation operation, OperationAnswer answer) {
        return new WriteResult.Written(false, "", "");
    }

    @Override
    public WriteStep refused(Operation operation, WriteResult.Refused refusal) {
        return new WriteStep.Done(refusal);
    }
}
