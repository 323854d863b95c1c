package dev.p2c.sandbox.sales;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.sandbox.http.ODataAnswer;
import dev.p2c.sandbox.http.ODataCall;
import dev.p2c.sandbox.model.Column;
import dev.p2c.sandbox.model.EntityModel;
import dev.p2c.sandbox.odata.ODataError;
import java.util.ArrayList;
import java.util.List;

/**
 * Creates, changes and deletes columns and keys (Create and update column definitions using the Web
 * API; Work with alternate keys). New columns can be used at once, because the service publishes
 * what is new; changes of a column wait for being published (Publish customizations). Columns of a
 * managed solution stay as they are. Needs the role System Customizer or System Administrator.
 */
final class DefinitionWrites {

    private final TableDefinitions definitions;
    private final SalesTables tables;
    private final EntityKeys keys;
    private final Unpublished unpublished;
    private final UserRoles roles;

    DefinitionWrites(
            TableDefinitions definitions,
            SalesTables tables,
            EntityKeys keys,
            Unpublished unpublished,
            UserRoles roles) {
        this.definitions = definitions;
        this.tables = tables;
        this.keys = keys;
        this.unpublished = unpublished;
        this.roles = roles;
    }

    ODataAnswer write(ODataCall call) {
        DefinitionPath path = DefinitionPath.of(call);
        if (path == null || path.part() == null || path.cast() != null && path.item() == null) {
            throw WebApiErrors.notAllowed();
        }
        EntityModel entity = definitions.entity(path.table());
        String method = call.method() + (path.item() == null ? "" : " one");
        return tables.store()
                .write(
                        () ->
                                switch (method + ' ' + path.part()) {
                                    case "POST Attributes" -> createColumn(call, entity);
                                    case "PUT one Attributes" -> change(call, entity, path.item());
                                    case "DELETE one Attributes" -> delete(entity, path.item());
                                    case "POST Keys" -> createKey(call, entity);
                                    case "DELETE one Keys" -> deleteKey(entity, path.item());
                                    default -> throw WebApiErrors.notAllowed();
                                });
    }

    private ODataAnswer createColumn(ODataCall call, EntityModel entity) {
        roles.requireCustomizer("prvCreateAttribute", "Attribute");
        Column column = ColumnReader.read(entity, SalesJson.object(call));
        entity.put(column);
        if (column.isMoney()) {
            entity.put(ColumnReader.baseOf(entity.positions(), column));
        }
        unpublished.label(entity, column);
        return ODataAnswer.of(204)
                .with("OData-EntityId", link(call, entity, "Attributes", id(entity, column)));
    }

    private static String id(EntityModel entity, Column column) {
        return ColumnJson.id(entity, column);
    }

    private static String link(ODataCall call, EntityModel entity, String part, String id) {
        return "%sEntityDefinitions(%s)/%s(%s)"
                .formatted(call.root(), ColumnJson.id(entity.name()), part, id);
    }

    /** Changes what the stand-in knows of a column: its numbering. */
    private ODataAnswer change(ODataCall call, EntityModel entity, String name) {
        roles.requireCustomizer("prvWriteAttribute", "Attribute");
        Column column = TableDefinitions.column(entity, name);
        ObjectNode body = SalesJson.object(call);
        if (!"String".equals(column.attributeType())) {
            throw WebApiErrors.invalid("The stand-in changes columns of text only.");
        }
        Column.Origin origin = column.origin();
        unpublished.change(
                entity,
                column.withOrigin(
                        new Column.Origin(
                                origin.schemaName(),
                                origin.solution(),
                                origin.since(),
                                origin.custom(),
                                ColumnReader.autoNumberFormat(body))));
        return ODataAnswer.of(204)
                .with("OData-EntityId", link(call, entity, "Attributes", id(entity, column)));
    }

    private ODataAnswer delete(EntityModel entity, String name) {
        roles.requireCustomizer("prvDeleteAttribute", "Attribute");
        Column column = TableDefinitions.column(entity, name);
        if (ColumnJson.isManaged(column)) {
            throw new ODataError(
                    400,
                    "0x8004f026",
                    "The column '"
                            + name
                            + "' of '"
                            + entity.name()
                            + "' is managed and cannot be deleted.");
        }
        remove(entity, column);
        return ODataAnswer.of(204);
    }

    /** Takes a column away, with its keys. */
    void remove(EntityModel entity, Column column) {
        keys.columnGone(entity, column.name());
        entity.remove(column.name());
        unpublished.unlabel(entity, column.name());
    }

    private ODataAnswer createKey(ODataCall call, EntityModel entity) {
        roles.requireCustomizer("prvCreateEntityKey", "EntityKey");
        ObjectNode body = SalesJson.object(call);
        List<String> columns = new ArrayList<>();
        body.path("KeyAttributes").forEach(column -> columns.add(column.asText()));
        ColumnReader.label(body.path("DisplayName"));
        EntityKeys.Key key = keys.define(entity, body.path("SchemaName").asText(), columns, false);
        return ODataAnswer.of(204)
                .with("OData-EntityId", link(call, entity, "Keys", EntityKeys.id(entity, key)));
    }

    private ODataAnswer deleteKey(EntityModel entity, String name) {
        roles.requireCustomizer("prvDeleteEntityKey", "EntityKey");
        keys.delete(entity, name);
        return ODataAnswer.of(204);
    }
}
