package dev.p2c.sandbox.sales;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.sandbox.http.ODataCall;
import dev.p2c.sandbox.model.Column;
import dev.p2c.sandbox.model.EntityModel;
import dev.p2c.sandbox.odata.IllegalValueException;
import dev.p2c.sandbox.odata.ValueReader;
import java.util.Map;
import java.util.TreeMap;

/** Reads request bodies into stored values by column position. */
final class SalesPayload {

    private static final String TYPE = "@odata.type";
    private static final String BIND = "@odata.bind";

    private final LookupReferences references;

    SalesPayload(LookupReferences references) {
        this.references = references;
    }

    /** Reads the body of a row; ignores read-only columns, as the service does. */
    Map<Integer, Object> read(EntityModel entity, ObjectNode body, ODataCall call) {
        checkType(entity, body);
        Map<Integer, Object> values = new TreeMap<>();
        for (Map.Entry<String, JsonNode> field : body.properties()) {
            String name = field.getKey();
            if (name.endsWith(BIND)) {
                bind(entity, name, field.getValue(), call, values);
            } else if (name.indexOf('@') < 0) {
                column(entity, name, field.getValue(), values);
            }
        }
        return values;
    }

    /** Reads the body of a new row; ignores its state, which the caller cannot set. */
    Map<Integer, Object> readNew(EntityModel entity, ObjectNode body, ODataCall call) {
        Map<Integer, Object> values = read(entity, body, call);
        Column state = entity.column("statecode");
        if (state != null) {
            values.remove(state.index());
            Column status = entity.column("statuscode");
            Object asked = values.get(status.index());
            Integer belongs = asked == null ? null : status.stateOf().get(asked);
            if (belongs != null && belongs != 0) {
                values.remove(status.index());
            }
        }
        return values;
    }

    static Object parse(EntityModel entity, Column column, JsonNode value) {
        try {
            return ValueReader.parse(column, value);
        } catch (IllegalValueException e) {
            throw WebApiErrors.payload(entity, e.getMessage());
        }
    }

    static void checkType(EntityModel entity, ObjectNode body) {
        if (body.has(TYPE)) {
            String type = body.get(TYPE).asText().replaceFirst("^#", "");
            if (!type.equals("Microsoft.Dynamics.CRM." + entity.name())) {
                throw WebApiErrors.payload(
                        entity,
                        "Microsoft.OData.ODataException: A type named '"
                                + type
                                + "' could not be resolved by the model or does not fit '"
                                + entity.name()
                                + "'.");
            }
        }
    }

    private void bind(
            EntityModel entity,
            String name,
            JsonNode reference,
            ODataCall call,
            Map<Integer, Object> values) {
        String navigation = name.substring(0, name.length() - BIND.length());
        LookupReferences.LookupTarget target = references.target(entity, navigation);
        if (target == null) {
            throw WebApiErrors.undeclared(entity, navigation);
        }
        values.put(target.column(), references.resolve(entity, target, reference, call));
    }

    private void column(
            EntityModel entity, String name, JsonNode value, Map<Integer, Object> values) {
        Column column = entity.column(name);
        if (column == null) {
            LookupReferences.LookupTarget target = references.target(entity, name);
            if (target == null || !value.isNull()) {
                throw WebApiErrors.unknownProperty(entity, name);
            }
            values.put(target.column(), null);
        } else if (column.lookup() != null) {
            throw WebApiErrors.payload(
                    entity,
                    "Microsoft.Crm.CrmException: CRM do not support direct update of Entity Reference"
                            + " properties, Use Navigation properties instead.");
        } else if (!column.readOnly()) {
            values.put(column.index(), parse(entity, column, value));
        }
    }
}
