package dev.p2c.sandbox.odata;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.sandbox.model.ServiceModel;
import java.util.ArrayList;
import java.util.List;
import org.apache.olingo.commons.api.edm.FullQualifiedName;
import org.apache.olingo.commons.api.edm.provider.CsdlAction;
import org.apache.olingo.commons.api.edm.provider.CsdlActionImport;
import org.apache.olingo.commons.api.edm.provider.CsdlComplexType;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityContainer;
import org.apache.olingo.commons.api.edm.provider.CsdlFunction;
import org.apache.olingo.commons.api.edm.provider.CsdlFunctionImport;
import org.apache.olingo.commons.api.edm.provider.CsdlParameter;
import org.apache.olingo.commons.api.edm.provider.CsdlProperty;
import org.apache.olingo.commons.api.edm.provider.CsdlReturnType;

/**
 * Builds the actions and functions of the CSDL schema. Parameter types that are no entity of the
 * stand-in, such as the activity that closes a quote, are declared as the base type of all
 * entities.
 */
final class OperationSchema {

    private static final String ANY_ROW = "crmbaseentity";

    private final ServiceModel model;
    private final List<CsdlAction> actions = new ArrayList<>();
    private final List<CsdlFunction> functions = new ArrayList<>();
    private final List<CsdlComplexType> complexTypes = new ArrayList<>();

    OperationSchema(ServiceModel model) {
        this.model = model;
        if (model.alias() == null) {
            return;
        }
        declareTypes();
        model.document().path("actions").forEach(this::declare);
        functions.add(
                new CsdlFunction()
                        .setName("RetrieveTotalRecordCount")
                        .setParameters(
                                List.of(
                                        new CsdlParameter()
                                                .setName("EntityNames")
                                                .setType("Edm.String")
                                                .setCollection(true)
                                                .setNullable(false)))
                        .setReturnType(returns("RetrieveTotalRecordCountResponse")));
    }

    List<CsdlComplexType> complexTypes() {
        return complexTypes;
    }

    List<CsdlAction> actions() {
        return actions;
    }

    List<CsdlFunction> functions() {
        return functions;
    }

    void importInto(CsdlEntityContainer container) {
        container.setActionImports(
                actions.stream()
                        .filter(a -> !a.isBound())
                        .map(
                                a ->
                                        new CsdlActionImport()
                                                .setName(a.getName())
                                                .setAction(name(a.getName())))
                        .toList());
        container.setFunctionImports(
                functions.stream()
                        .filter(f -> !f.isBound())
                        .map(
                                f ->
                                        new CsdlFunctionImport()
                                                .setName(f.getName())
                                                .setFunction(name(f.getName())))
                        .toList());
    }

    private void declareTypes() {
        complexTypes.add(
                complex(
                        "WhoAmIResponse",
                        "Edm.Guid",
                        "BusinessUnitId",
                        "UserId",
                        "OrganizationId"));
        complexTypes.add(complex("InsertOptionValueResponse", "Edm.Int32", "NewOptionValue"));
        complexTypes.add(complex("InsertStatusValueResponse", "Edm.Int32", "NewOptionValue"));
        complexTypes.add(complex("RetrieveVersionResponse", "Edm.String", "Version"));
        complexTypes.add(complex("RetrieveExchangeRateResponse", "Edm.Decimal", "ExchangeRate"));
        complexTypes.add(complex("GetQuantityDecimalResponse", "Edm.Int32", "Quantity"));
        CsdlComplexType columns = complex("ColumnSet", "Edm.Boolean", "AllColumns");
        columns.getProperties()
                .add(
                        new CsdlProperty()
                                .setName("Columns")
                                .setType("Edm.String")
                                .setCollection(true));
        complexTypes.add(columns);
        CsdlComplexType counts = complex("EntityRecordCountCollection", "Edm.Int32", "Count");
        counts.getProperties()
                .add(new CsdlProperty().setName("Keys").setType("Edm.String").setCollection(true));
        counts.getProperties()
                .add(new CsdlProperty().setName("Values").setType("Edm.Int64").setCollection(true));
        complexTypes.add(counts);
        complexTypes.add(
                complex(
                        "RetrieveTotalRecordCountResponse",
                        name("EntityRecordCountCollection").getFullQualifiedNameAsString(),
                        "EntityRecordCountCollection"));
    }

    private static CsdlComplexType complex(String name, String type, String... properties) {
        List<CsdlProperty> list = new ArrayList<>();
        for (String property : properties) {
            CsdlProperty declared = new CsdlProperty().setName(property).setType(type);
            if ("Edm.Decimal".equals(type)) {
                declared.setScaleAsString("variable");
            }
            list.add(declared);
        }
        return new CsdlComplexType().setName(name).setProperties(list);
    }

    private void declare(JsonNode node) {
        List<CsdlParameter> parameters = new ArrayList<>();
        node.path("parameters").forEach(p -> parameters.add(parameter(p)));
        String returned = node.path("returns").textValue();
        CsdlReturnType type = returned == null ? null : returns(local(returned));
        String name = node.get("name").asText();
        if ("Function".equals(node.get("kind").asText())) {
            functions.add(
                    new CsdlFunction()
                            .setName(name)
                            .setBound(node.path("bound").asBoolean())
                            .setParameters(parameters)
                            .setReturnType(type));
        } else {
            actions.add(
                    new CsdlAction()
                            .setName(name)
                            .setBound(node.path("bound").asBoolean())
                            .setParameters(parameters)
                            .setReturnType(type));
        }
    }

    private CsdlParameter parameter(JsonNode node) {
        String type = node.get("type").asText();
        boolean collection = type.startsWith("Collection(");
        String element = collection ? type.substring(11, type.length() - 1) : type;
        return new CsdlParameter()
                .setName(node.get("name").asText())
                .setType(element.startsWith("Edm.") ? element : known(local(element)))
                .setCollection(collection)
                .setNullable(node.path("nullable").asBoolean(true));
    }

    private CsdlReturnType returns(String type) {
        return new CsdlReturnType().setType(known(type)).setNullable(false);
    }

    private String known(String type) {
        boolean declared =
                model.type(type) != null
                        || complexTypes.stream().anyMatch(c -> c.getName().equals(type));
        return name(declared ? type : ANY_ROW).getFullQualifiedNameAsString();
    }

    private static String local(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    private FullQualifiedName name(String local) {
        return new FullQualifiedName(model.namespace(), local);
    }
}
