package dev.p2c.odata.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.odata.dialect.Ownership;
import dev.p2c.odata.dialect.WriteResult;
import dev.p2c.odata.model.Model;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The company that owns the rows to be written.
 *
 * @param moves whether an existing row of another company becomes this company's; otherwise the row
 *     is refused
 */
public record RowOwner(Ownership ownership, String company, boolean moves) {

    private static final int CONFLICT = 409;

    /** For rows without a company. */
    public static final RowOwner NONE = new RowOwner(Ownership.NONE, "", false);

    /** The columns by which {@link #refusal} judges an existing row. */
    List<String> select(Model.EntityType type) {
        return Stream.concat(type.key().stream(), ownership.column(type).stream()).toList();
    }

    /** Refuses an existing row that belongs to another company; empty for any other row. */
    Optional<WriteResult.Refused> refusal(Model.EntityType type, ObjectNode row) {
        return other(type, row)
                .filter(other -> !moves)
                .map(
                        other ->
                                new WriteResult.Refused(
                                        CONFLICT,
                                        "",
                                        Optional.empty(),
                                        "the row with this key belongs to company " + other));
    }

    private Optional<String> other(Model.EntityType type, ObjectNode row) {
        return ownership.other(type, row, company);
    }

    /** Whether an existing row of another company is to become this company's. */
    boolean takesOver(Model.EntityType type, ObjectNode row) {
        return moves && other(type, row).isPresent();
    }

    /** The fields that make a new row the company's. */
    Map<String, JsonNode> fields(Model.EntityType type) {
        return ownership.owner(type, company);
    }
}
