package dev.p2c.setup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.setup.SolutionParts.ColumnPart;
import dev.p2c.setup.SolutionParts.KeyPart;
import dev.p2c.setup.SolutionParts.OptionPart;

/**
 * The bodies of requests to the metadata Web API (Create and update column definitions using the
 * Web API; Work with alternate keys; InsertOptionValue and InsertStatusValue).
 */
final class Bodies {

    private static final String TYPE = "@odata.type";
    private static final String NAMESPACE = "Microsoft.Dynamics.CRM.";
    private static final int ENGLISH = 1033;

    private Bodies() {}

    static ObjectNode column(ColumnPart part, int language) {
        JsonNode more = part.definition();
        ObjectNode body = object();
        body.put(TYPE, NAMESPACE + part.type() + "AttributeMetadata");
        body.put("AttributeType", part.type());
        body.set("AttributeTypeName", object().put("Value", part.type() + "Type"));
        body.put("SchemaName", part.schemaName());
        body.set("DisplayName", label(more.path("label").asText(), language));
        String level = more.path("required").asBoolean() ? "ApplicationRequired" : "None";
        body.set(
                "RequiredLevel",
                object().put("Value", level)
                        .put("CanBeChanged", true)
                        .put("ManagedPropertyLogicalName", "canmodifyrequirementlevelsettings"));
        switch (part.type()) {
            case "String" -> text(body, more);
            case "Boolean" -> yesOrNo(body, more, language);
            case "Integer" ->
                    body.put("Format", "None")
                            .put("MinValue", more.path("min").asInt())
                            .put("MaxValue", more.path("max").asInt());
            case "Money" ->
                    body.put("Precision", more.path("precision").asInt()).put("PrecisionSource", 2);
            case "DateTime" -> {
                body.put("Format", "DateOnly");
                body.set("DateTimeBehavior", object().put("Value", "DateOnly"));
            }
            case "Picklist" -> choice(body, part, language);
            default -> throw new IllegalArgumentException(part.type());
        }
        return body;
    }

    private static void text(ObjectNode body, JsonNode more) {
        body.put("MaxLength", more.path("length").asInt());
        body.set("FormatName", object().put("Value", "Text"));
        if (more.has("autoNumber")) {
            body.put("AutoNumberFormat", more.path("autoNumber").asText());
        }
    }

    private static void yesOrNo(ObjectNode body, JsonNode more, int language) {
        body.put("DefaultValue", more.path("default").asBoolean());
        ObjectNode set = body.putObject("OptionSet");
        set.put(TYPE, NAMESPACE + "BooleanOptionSetMetadata").put("OptionSetType", "Boolean");
        set.set("TrueOption", option(1, "Yes", language));
        set.set("FalseOption", option(0, "No", language));
    }

    private static void choice(ObjectNode body, ColumnPart part, int language) {
        body.put("DefaultFormValue", part.definition().path("defaultOption").asInt());
        ObjectNode set = body.putObject("OptionSet");
        set.put(TYPE, NAMESPACE + "OptionSetMetadata")
                .put("IsGlobal", false)
                .put("OptionSetType", "Picklist");
        ArrayNode options = set.putArray("Options");
        part.labels().forEach((value, label) -> options.add(option(value, label, language)));
    }

    private static ObjectNode option(int value, String label, int language) {
        ObjectNode option = object().put("Value", value);
        option.set("Label", label(label, language));
        return option;
    }

    static ObjectNode option(OptionPart part, int language) {
        ObjectNode body =
                object().put("EntityLogicalName", part.table())
                        .put("AttributeLogicalName", part.column())
                        .put("Value", part.value());
        if (part.state() >= 0) {
            body.put("StateCode", part.state());
        }
        body.set("Label", label(part.label(), language));
        return body;
    }

    static ObjectNode key(KeyPart part, int language) {
        ObjectNode body = object().put("SchemaName", part.schemaName());
        body.set("DisplayName", label(part.label(), language));
        part.columns().forEach(body.putArray("KeyAttributes")::add);
        return body;
    }

    /** Sales wants a label in the base language of the organization; the text is English. */
    private static ObjectNode label(String text, int language) {
        ObjectNode label = object().put(TYPE, NAMESPACE + "Label");
        label.putArray("LocalizedLabels")
                .addObject()
                .put(TYPE, NAMESPACE + "LocalizedLabel")
                .put("Label", text)
                .put("LanguageCode", language > 0 ? language : ENGLISH);
        return label;
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
