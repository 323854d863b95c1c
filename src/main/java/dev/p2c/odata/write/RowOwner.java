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

/** The company that owns the rows to be written. */
public record RowOwner(Ownership ownership, String company) {

    private static final int CONFLICT = 409;

    /** For rows without a company. */
    public static final RowOwner NONE = new RowOwner(Ownership.NONE, "");

    /** The columns by which {@link #refusal} judges an existing row. */
    List<String> select(Model.EntityType type) {
        return Stream.concat(type.key().stream(), ownership.column(type).stream()).toList();
    }

    /** Refuses an existing row that belongs to another company; empty for any other row. */
    Optional<WriteResult.Refused> refusal(Model.EntityType type, ObjectNode row) {
        return ownership
                .other(type, row, company)
                .map(
                        other ->
                                new WriteResult.Refused(
                                        CONFLICT,
                                        "",
                                        Optional.empty(),
                                        "the row with this key belongs to company " + other));
    }

    /** The fields that make a new row the company's. */
    Map<String, JsonNode> fields(Model.EntityType type) {
        return ownership.owner(type, company);
    }
}
