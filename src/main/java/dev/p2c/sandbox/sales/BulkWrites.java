package dev.p2c.sandbox.sales;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.sandbox.http.ODataAnswer;
import dev.p2c.sandbox.http.ODataCall;
import dev.p2c.sandbox.model.EntityModel;
import dev.p2c.sandbox.odata.ResourceAddress;
import dev.p2c.sandbox.store.EntityTable;
import dev.p2c.sandbox.store.Row;
import java.util.Set;

/**
 * Handles CreateMultiple, UpdateMultiple and UpsertMultiple: writes all rows or none (Web API, bulk
 * operations).
 */
final class BulkWrites {

    private static final Set<String> ACTIONS =
            Set.of("CreateMultiple", "UpdateMultiple", "UpsertMultiple");

    private final SalesTables tables;
    private final LookupReferences references;
    private final RowWrites rows;

    BulkWrites(SalesTables tables, LookupReferences references, RowWrites rows) {
        this.tables = tables;
        this.references = references;
        this.rows = rows;
    }

    static boolean isBulk(String action) {
        return ACTIONS.contains(action);
    }

    ODataAnswer write(ODataCall call, String action, EntityTable table) {
        JsonNode targets = SalesJson.object(call).path("Targets");
        if (!targets.isArray()) {
            throw WebApiErrors.invalid("The parameter 'Targets' of " + action + " is missing.");
        }
        ArrayNode ids = SalesJson.empty().putArray("Ids");
        tables.store()
                .write(
                        () -> {
                            for (JsonNode target : targets) {
                                Row row = one(call, action, table, target);
                                ids.add(SalesTables.id(table.model(), row).toString());
                            }
                            return null;
                        });
        if (!"CreateMultiple".equals(action)) {
            return ODataAnswer.of(204);
        }
        ObjectNode body = SalesJson.empty();
        body.put(
                "@odata.context",
                call.root() + "$metadata#Microsoft.Dynamics.CRM.CreateMultipleResponse");
        return SalesJson.answer(200, (ObjectNode) body.set("Ids", ids));
    }

    private Row one(ODataCall call, String action, EntityTable table, JsonNode target) {
        EntityModel entity = table.model();
        if (!(target instanceof ObjectNode body) || !body.has("@odata.type")) {
            throw WebApiErrors.payload(
                    entity,
                    "Microsoft.OData.ODataException: A type named in '@odata.type' is required for"
                            + " every item of 'Targets'.");
        }
        SalesPayload.checkType(entity, body);
        ResourceAddress address = address(call, action, table, body);
        boolean mustExist = "UpdateMultiple".equals(action);
        if (mustExist && address.row() == null) {
            throw LookupReferences.missing(address);
        }
        return rows.save(call, address, body);
    }

    private ResourceAddress address(
            ODataCall call, String action, EntityTable table, ObjectNode body) {
        String key = table.model().key().get(0);
        if (!"CreateMultiple".equals(action) && body.has("@odata.id")) {
            return references.find(body.get("@odata.id").asText(), call);
        }
        if (!"CreateMultiple".equals(action) && body.hasNonNull(key)) {
            return references.find(table.model().set() + "(" + body.get(key).asText() + ")", call);
        }
        if ("UpdateMultiple".equals(action)) {
            throw WebApiErrors.invalid("Each item of 'Targets' needs its primary key " + key + ".");
        }
        return new ResourceAddress(table, java.util.Map.of(), false, null, java.util.List.of());
    }
}
