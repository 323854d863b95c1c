package dev.p2c.sandbox.sales;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.sandbox.model.EntityModel;
import dev.p2c.sandbox.model.ServiceModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rules of a Dataverse that no application has been added to: new business units, and the
 * relationships that the model declares ({@code lookup.onDelete}).
 */
final class PlainRules implements BusinessRules {

    private final Map<String, List<PluginStep>> steps = new HashMap<>();

    PlainRules(SalesTables tables, SalesWriter writer, SalesSettings settings, ServiceModel model) {
        add("businessunits", new NewBusinessUnit(tables, writer, settings));
        CascadingDeletes deletes = new CascadingDeletes(tables, writer, associations(model));
        deletes.parents().forEach(set -> add(set, deletes.of(set)));
    }

    private void add(String set, PluginStep step) {
        steps.computeIfAbsent(set, key -> new ArrayList<>()).add(step);
    }

    private static List<Association> associations(ServiceModel model) {
        List<Association> all = new ArrayList<>();
        for (JsonNode entity : model.document().get("entities")) {
            String child = entity.get("entitySet").asText();
            for (JsonNode field : entity.get("fields")) {
                if (!field.path("readOnly").asBoolean()) {
                    all.addAll(associations(model, child, field));
                }
            }
        }
        return all;
    }

    private static List<Association> associations(
            ServiceModel model, String child, JsonNode field) {
        Association.OnDelete onDelete =
                Association.OnDelete.of(field.path("lookup").path("onDelete").asText());
        String column = field.get("name").asText();
        List<Association> all = new ArrayList<>();
        field.path("lookup")
                .path("navigation")
                .fieldNames()
                .forEachRemaining(
                        type -> {
                            EntityModel parent = model.type(type);
                            if (parent != null) {
                                all.add(new Association(parent.set(), child, column, onDelete));
                            }
                        });
        return all;
    }

    @Override
    public List<PluginStep> steps(EntityModel model) {
        return steps.getOrDefault(model.set(), List.of());
    }
}
