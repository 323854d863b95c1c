package dev.p2c.sandbox.odata;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.sandbox.model.Column;
import dev.p2c.sandbox.model.ColumnType;
import dev.p2c.sandbox.model.EntityModel;
import dev.p2c.sandbox.model.ServiceModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityContainer;
import org.apache.olingo.commons.api.edm.provider.CsdlEntitySet;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityType;
import org.apache.olingo.commons.api.edm.provider.CsdlEnumMember;
import org.apache.olingo.commons.api.edm.provider.CsdlEnumType;
import org.apache.olingo.commons.api.edm.provider.CsdlProperty;
import org.apache.olingo.commons.api.edm.provider.CsdlPropertyRef;
import org.apache.olingo.commons.api.edm.provider.CsdlSchema;

/**
 * Builds the CSDL schema of a service: types, entity sets, enums and operations. Like the documents
 * of the real services, the schema gives no lengths of texts.
 */
final class ModelSchema {

    /**
     * Abstract base type of users and teams, which can own a row. Its key replaces the keys of its
     * subtypes.
     */
    static final String OWNER = "principal";

    private final ServiceModel model;
    private final NavigationSchema navigations;

    ModelSchema(ServiceModel model) {
        this.model = model;
        this.navigations = new NavigationSchema(model);
    }

    CsdlSchema schema() {
        OperationSchema operations = new OperationSchema(model);
        CsdlEntityContainer container = container();
        operations.importInto(container);
        return new CsdlSchema()
                .setNamespace(model.namespace())
                .setAlias(model.alias())
                .setEnumTypes(enums())
                .setEntityTypes(types())
                .setComplexTypes(operations.complexTypes())
                .setActions(operations.actions())
                .setFunctions(operations.functions())
                .setEntityContainer(container);
    }

    private CsdlEntityContainer container() {
        List<CsdlEntitySet> sets = new ArrayList<>();
        for (EntityModel entity : model.entities()) {
            sets.add(
                    new CsdlEntitySet()
                            .setName(entity.set())
                            .setType(qualified(entity.name()))
                            .setNavigationPropertyBindings(navigations.bindings(entity)));
        }
        if (ownerSet() != null) {
            sets.add(new CsdlEntitySet().setName(ownerSet()).setType(qualified(OWNER)));
        }
        return new CsdlEntityContainer().setName(model.container()).setEntitySets(sets);
    }

    private String ownerSet() {
        return model.document().path("ownerSet").textValue();
    }

    private List<CsdlEntityType> types() {
        List<CsdlEntityType> types = new ArrayList<>();
        model.document().path("abstractTypes").forEach(t -> types.add(abstractType(t)));
        model.entities().forEach(entity -> types.add(type(entity)));
        return types;
    }

    private CsdlEntityType abstractType(JsonNode node) {
        CsdlEntityType type =
                new CsdlEntityType().setName(node.get("name").asText()).setAbstract(true);
        String base = node.path("baseType").textValue();
        if (base != null) {
            type.setBaseType(qualified(base));
        }
        List<String> key = new ArrayList<>();
        node.path("key").forEach(k -> key.add(k.asText()));
        if (!key.isEmpty()) {
            type.setKey(references(key));
            type.setProperties(
                    key.stream()
                            .map(
                                    k ->
                                            new CsdlProperty()
                                                    .setName(k)
                                                    .setType("Edm.Guid")
                                                    .setNullable(false))
                            .toList());
        }
        return type;
    }

    private CsdlEntityType type(EntityModel entity) {
        CsdlEntityType type = new CsdlEntityType().setName(entity.name());
        Set<String> inherited = new HashSet<>();
        if (entity.baseType() != null) {
            type.setBaseType(qualified(entity.baseType()));
        }
        if (OWNER.equals(entity.baseType())) {
            inherited.add("ownerid");
        } else {
            type.setKey(references(entity.key()));
        }
        type.setProperties(
                entity.columns().stream()
                        .filter(c -> !inherited.contains(c.name()))
                        .map(c -> property(entity, c))
                        .toList());
        type.setNavigationProperties(navigations.of(entity));
        type.setAnnotations(Vocabularies.alternateKeys(entity));
        return type;
    }

    private CsdlProperty property(EntityModel entity, Column column) {
        CsdlProperty property =
                new CsdlProperty()
                        .setName(column.name())
                        .setType(
                                column.type() == ColumnType.ENUM
                                        ? qualified(column.enumName())
                                        : column.type().edmName())
                        .setNullable(column.nullable() && !entity.key().contains(column.name()));
        if (column.type() == ColumnType.DECIMAL) {
            property.setScaleAsString("variable");
        }
        if (!column.axType().isEmpty()) {
            property.setAnnotations(Vocabularies.editing(column));
        }
        return property;
    }

    private List<CsdlEnumType> enums() {
        Set<String> used = new HashSet<>();
        model.entities().forEach(e -> e.columns().forEach(c -> used.add(c.enumName())));
        return model.enums().entrySet().stream()
                .filter(e -> used.contains(e.getKey()))
                .map(e -> enumType(e.getKey(), e.getValue()))
                .toList();
    }

    private static CsdlEnumType enumType(String name, List<ServiceModel.EnumMember> members) {
        return new CsdlEnumType()
                .setName(name)
                .setUnderlyingType("Edm.Int32")
                .setMembers(
                        members.stream()
                                .map(
                                        m ->
                                                new CsdlEnumMember()
                                                        .setName(m.name())
                                                        .setValue(String.valueOf(m.value())))
                                .toList());
    }

    private static List<CsdlPropertyRef> references(List<String> key) {
        return key.stream().map(k -> new CsdlPropertyRef().setName(k)).toList();
    }

    private String qualified(String name) {
        return model.namespace() + "." + name;
    }
}
