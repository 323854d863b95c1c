package dev.p2c.odata.write;

import dev.p2c.odata.dialect.Dialect;
import dev.p2c.odata.dialect.KeyLookup;
import dev.p2c.odata.dialect.Operation;
import dev.p2c.odata.dialect.OperationAnswer;
import dev.p2c.odata.dialect.RowWrite;
import dev.p2c.odata.dialect.WriteResult;
import dev.p2c.odata.dialect.WriteRules;
import dev.p2c.odata.dialect.WriteStep;
import dev.p2c.odata.model.Model;
import java.util.List;
import java.util.Map;

/**
 * Deletes or deactivates rows by one operation each. A row with an empty body is deleted, any other
 * row is updated. A refusal is final, so that no removal creates a row. Rows must have their
 * entity's own key.
 */
final class RemovalRules implements WriteRules {

    private static final Map<String, String> DELETE = Map.of();

    /** The star keeps the PATCH from creating a missing row (OData 4.0 Protocol, 11.4.4). */
    private static final Map<String, String> CHANGE =
            Map.of("Content-Type", "application/json", Operation.IF_MATCH, "*");

    private final Dialect dialect;

    RemovalRules(Dialect dialect) {
        this.dialect = dialect;
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
        return Operation.of(row, type, isDeleted ? "DELETE" : "PATCH", address)
                .withHeaders(isDeleted ? DELETE : CHANGE);
    }

    @Override
    public WriteResult.Written written(Operation operation, OperationAnswer answer) {
        return new WriteResult.Written(false, "", "");
    }
}
