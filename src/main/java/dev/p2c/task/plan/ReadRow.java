package dev.p2c.task.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.odata.model.Model.EntityType;

/** Reads etag and id of a row as a service sent it. */
public final class ReadRow {

    private ReadRow() {}

    /** The etag of a row; empty if the service sent none. */
    public static String etag(ObjectNode row) {
        return row.path("@odata.etag").asText();
    }

    /** The single key column of a row; empty for an entity whose key has several columns. */
    public static String id(EntityType type, ObjectNode row) {
        return type.key().size() == 1 ? row.path(type.key().get(0)).asText() : "";
    }
}
