package dev.p2c.odata.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.odata.model.Model;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * OData 4.0 as written: PATCH of a key creates a missing row (OData 4.0 Protocol, 11.4.4). The
 * integration key has to be the entity's key.
 */
public final class PlainDialect implements Dialect {

    private static final Map<String, String> ONLY_NEW =
            Map.of("Content-Type", "application/json", "If-None-Match", "*");

    @Override
    public String name() {
        return "plain";
    }

    @Override
    public ServiceError error(byte[] body, int offset, int length) {
        JsonNode error = ErrorBody.error(body, offset, length);
        return error.isMissingNode()
                ? new ServiceError("", ErrorBody.start(body, offset, length))
                : new ServiceError(error.path("code").asText(""), error.path("message").asText(""));
    }

    @Override
    public List<WriteStep> plan(Model.EntityType type, List<RowWrite> rows, KeyLookup lookup) {
        return rows.stream()
                .<WriteStep>map(row -> new WriteStep.Next(operation(type, row)))
                .toList();
    }

    /** A row without a complete key is created, and the service makes the key. */
    private Operation operation(Model.EntityType type, RowWrite row) {
        return address(type, row.key())
                .map(address -> Operation.of(row, type, "PATCH", address).withHeaders(headers(row)))
                .orElseGet(() -> Operation.of(row, type, "POST", type.set()));
    }

    /** A row that we do not know is created, or left as it is (Protocol, 11.4.4, If-None-Match). */
    private static Map<String, String> headers(RowWrite row) {
        Optional<RowWrite.Known> known = row.known();
        if (known.isEmpty()) {
            return ONLY_NEW;
        }
        String etag = known.get().etag();
        return etag.isEmpty()
                ? Operation.JSON
                : Map.of("Content-Type", "application/json", Operation.IF_MATCH, etag);
    }

    @Override
    public WriteStep refused(Operation operation, WriteResult.Refused refusal) {
        boolean hadCondition = !operation.headers().equals(Operation.JSON);
        boolean changed = refusal.status() == 412 && hadCondition;
        return new WriteStep.Done(changed ? new WriteResult.Changed("") : refusal);
    }

    @Override
    public WriteResult.Written written(Operation operation, OperationAnswer answer) {
        boolean created = answer.status() == 201 || operation.creates();
        return new WriteResult.Written(
                created, "", answer.header("ETag"), SentNumbers.kept(operation.row(), answer));
    }
}
