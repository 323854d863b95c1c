package dev.p2c.sandbox.sales;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.sandbox.http.ODataAnswer;
import dev.p2c.sandbox.http.ODataCall;
import dev.p2c.sandbox.model.EntityModel;
import dev.p2c.sandbox.odata.ODataReader;
import dev.p2c.sandbox.odata.ResourceAddress;
import dev.p2c.sandbox.store.EntityTable;
import dev.p2c.sandbox.store.Row;
import java.util.Map;

/** Handles POST, PATCH and DELETE of rows (Web API, create, update, upsert, delete). */
final class RowWrites {

    private static final String ENTITY_ID = "OData-EntityId";
    private static final String REPRESENTATION = "return=representation";

    private final ODataReader reader;
    private final SalesWriter writer;
    private final SalesPayload payload;
    private final Preconditions conditions;
    private final DuplicateDetection duplicates;

    RowWrites(
            ODataReader reader,
            SalesWriter writer,
            SalesPayload payload,
            Preconditions conditions,
            DuplicateDetection duplicates) {
        this.reader = reader;
        this.writer = writer;
        this.payload = payload;
        this.conditions = conditions;
        this.duplicates = duplicates;
    }

    ODataAnswer create(ODataCall call, EntityTable table) {
        EntityModel entity = table.model();
        Map<Integer, Object> values = payload.readNew(entity, SalesJson.object(call), call);
        duplicates.check(call, entity, null, values);
        return created(call, table, writer.create(table, values));
    }

    private ODataAnswer created(ODataCall call, EntityTable table, Row row) {
        return call.prefers(REPRESENTATION)
                ? representation(call, 201, table, row)
                : ODataAnswer.of(204).with(ENTITY_ID, reader.editLink(call, table, row));
    }

    /**
     * Handles PATCH: updates the row, or creates it if it is missing and no condition forbids that.
     */
    ODataAnswer upsert(ODataCall call, ResourceAddress address) {
        conditions.check(call, address);
        EntityTable table = address.table();
        boolean isNew = address.row() == null;
        Row row = save(call, address, SalesJson.object(call));
        return call.prefers(REPRESENTATION)
                ? representation(call, isNew ? 201 : 200, table, row)
                : ODataAnswer.of(204).with(ENTITY_ID, call.root() + call.path());
    }

    /**
     * Creates or updates the row of an address. On creation, a key value in the body overrides the
     * one in the address.
     */
    Row save(ODataCall call, ResourceAddress address, ObjectNode body) {
        EntityModel entity = address.table().model();
        if (address.row() == null) {
            Map<Integer, Object> values = payload.readNew(entity, body, call);
            address.keyValues()
                    .forEach((name, value) -> values.putIfAbsent(entity.index(name), value));
            duplicates.check(call, entity, null, values);
            return writer.create(address.table(), values);
        }
        Map<Integer, Object> values = payload.read(entity, body, call);
        address.keyValues().keySet().forEach(name -> values.remove(entity.index(name)));
        duplicates.check(call, entity, address.row(), values);
        return writer.update(address.table(), address.row(), values);
    }

    ODataAnswer delete(ODataCall call, ResourceAddress address) {
        conditions.check(call, address);
        if (address.row() == null) {
            throw LookupReferences.missing(address);
        }
        writer.delete(address.table(), address.row());
        return ODataAnswer.of(204);
    }

    private ODataAnswer representation(ODataCall call, int status, EntityTable table, Row row) {
        return reader.representation(call, status, table, row)
                .with("Preference-Applied", REPRESENTATION);
    }
}
