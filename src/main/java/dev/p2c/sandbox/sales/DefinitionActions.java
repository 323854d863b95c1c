package dev.p2c.sandbox.sales;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.sandbox.http.ODataAnswer;
import dev.p2c.sandbox.http.ODataCall;
import dev.p2c.sandbox.model.Column;
import dev.p2c.sandbox.model.EntityModel;
import dev.p2c.sandbox.model.ServiceModel;
import dev.p2c.sandbox.odata.ODataError;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The actions of customizing: {@code InsertOptionValue}, {@code InsertStatusValue}, {@code
 * PublishXml}, {@code PublishAllXml}, {@code ReactivateEntityKey} and {@code SetAutoNumberSeed}
 * (Web API Action Reference). A new option counts once it is published.
 */
final class DefinitionActions {

    private static final Pattern PUBLISHED = Pattern.compile("<entity>\\s*(\\w+)\\s*</entity>");

    private static final List<String> NAMES =
            List.of(
                    "InsertOptionValue",
                    "InsertStatusValue",
                    "PublishXml",
                    "PublishAllXml",
                    "ReactivateEntityKey",
                    "SetAutoNumberSeed");

    private final ServiceModel model;
    private final TableDefinitions definitions;
    private final EntityKeys keys;
    private final Unpublished unpublished;
    private final NumberedColumns numbers;
    private final UserRoles roles;

    DefinitionActions(
            ServiceModel model,
            TableDefinitions definitions,
            EntityKeys keys,
            Unpublished unpublished,
            NumberedColumns numbers,
            UserRoles roles) {
        this.model = model;
        this.definitions = definitions;
        this.keys = keys;
        this.unpublished = unpublished;
        this.numbers = numbers;
        this.roles = roles;
    }

    static boolean knows(String name) {
        return NAMES.contains(name);
    }

    ODataAnswer run(String name, ODataCall call) {
        ObjectNode body = SalesJson.object(call);
        return switch (name) {
            case "InsertOptionValue" -> insert(call, body, false);
            case "InsertStatusValue" -> insert(call, body, true);
            case "PublishXml" -> publish(body.path("ParameterXml").asText());
            case "PublishAllXml" -> publishAll();
            case "ReactivateEntityKey" -> reactivate(body);
            default -> seed(body);
        };
    }

    private ODataAnswer insert(ODataCall call, ObjectNode body, boolean status) {
        roles.requireCustomizer("prvWriteAttribute", "Attribute");
        EntityModel entity = definitions.entity(body.path("EntityLogicalName").asText());
        Column column =
                unpublished.latest(
                        entity,
                        TableDefinitions.column(
                                entity, body.path("AttributeLogicalName").asText()));
        if (!column.attributeType().equals(status ? "Status" : "Picklist")) {
            throw ColumnReader.refused(
                    "%s of %s is no column of this kind.".formatted(column.name(), entity.name()));
        }
        if (!body.path("Value").canConvertToInt()) {
            throw ColumnReader.refused("The stand-in needs the Value of a new option.");
        }
        int value = body.path("Value").asInt();
        Map<Integer, String> labels = new TreeMap<>(column.options());
        if (labels.put(value, ColumnReader.label(body.path("Label"))) != null) {
            throw new ODataError(
                    400,
                    "0x80040237",
                    "The option %d of %s already exists.".formatted(value, column.name()));
        }
        unpublished.change(entity, column.withOptions(labels, states(entity, column, body, value)));
        ObjectNode answer = SalesJson.empty();
        String type = status ? "InsertStatusValueResponse" : "InsertOptionValueResponse";
        answer.put("@odata.context", call.root() + "$metadata#Microsoft.Dynamics.CRM." + type);
        answer.put("NewOptionValue", value);
        return SalesJson.answer(200, answer);
    }

    private static Map<Integer, Integer> states(
            EntityModel entity, Column column, ObjectNode body, int value) {
        Map<Integer, Integer> states = new TreeMap<>(column.stateOf());
        if ("Status".equals(column.attributeType())) {
            int state = body.path("StateCode").asInt(-1);
            if (!entity.column("statecode").options().containsKey(state)) {
                throw ColumnReader.refused("The state %d does not exist.".formatted(state));
            }
            states.put(value, state);
        }
        return states;
    }

    private ODataAnswer publish(String xml) {
        roles.requireCustomizer("prvPublishCustomization", "Customization");
        if (!xml.contains("<importexportxml")) {
            throw ColumnReader.refused("ParameterXml is no publish request.");
        }
        Matcher entities = PUBLISHED.matcher(xml);
        while (entities.find()) {
            unpublished.publish(definitions.entity(entities.group(1)));
        }
        return ODataAnswer.of(204);
    }

    private ODataAnswer publishAll() {
        roles.requireCustomizer("prvPublishCustomization", "Customization");
        model.entities().forEach(unpublished::publish);
        return ODataAnswer.of(204);
    }

    private ODataAnswer reactivate(ObjectNode body) {
        roles.requireCustomizer("prvWriteEntityKey", "EntityKey");
        EntityModel entity = definitions.entity(body.path("EntityLogicalName").asText());
        keys.reactivate(entity, body.path("EntityKeyLogicalName").asText());
        return ODataAnswer.of(204);
    }

    private ODataAnswer seed(ObjectNode body) {
        roles.requireCustomizer("prvWriteAttribute", "Attribute");
        EntityModel entity = definitions.entity(body.path("EntityName").asText());
        Column column = TableDefinitions.column(entity, body.path("AttributeName").asText());
        numbers.seed(entity, column, body.path("Value").asLong());
        return ODataAnswer.of(204);
    }
}
