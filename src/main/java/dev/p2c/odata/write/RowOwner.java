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

/** The company whose rows are written. */
public record RowOwner(Ownership ownership, String company) {

    private static final int CONFLICT = 409;

    /** Rows belong to no company. */
    public static final RowOwner NOBODY = new RowOwner(Ownership.NONE, "");

    /** Columns to read of a row that is there already. */
    List<String> select(Model.EntityType type) {
        return Stream.concat(type.key().stream(), ownership.column(type).stream()).toList();
    }

    /** Why a row that is there must not be touched; empty if it may be. */
    Optional<WriteResult.Refused> refusal(Model.EntityType type, ObjectNode row) {
        return ownership
                .other(type, row, company)
                .map(
                        other ->
                                new WriteResult.Refused(
                                        CONFLICT,
                                        "",
                                        Optional.empty(),
                                        "the row with this key is company " + other + "'s"));
    }

    Map<String, JsonNode> fields(Model.EntityType type) {
        return ownership.owner(type, company);
    }
}
