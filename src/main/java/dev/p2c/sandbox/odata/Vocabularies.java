package dev.p2c.sandbox.odata;

import dev.p2c.sandbox.model.Column;
import dev.p2c.sandbox.model.EntityModel;
import dev.p2c.sandbox.model.ServiceModel;
import java.util.ArrayList;
import java.util.List;
import org.apache.olingo.commons.api.edm.provider.CsdlAnnotation;
import org.apache.olingo.commons.api.edm.provider.CsdlComplexType;
import org.apache.olingo.commons.api.edm.provider.CsdlProperty;
import org.apache.olingo.commons.api.edm.provider.CsdlSchema;
import org.apache.olingo.commons.api.edm.provider.CsdlTerm;
import org.apache.olingo.commons.api.edm.provider.annotation.CsdlCollection;
import org.apache.olingo.commons.api.edm.provider.annotation.CsdlConstantExpression;
import org.apache.olingo.commons.api.edm.provider.annotation.CsdlConstantExpression.ConstantExpressionType;
import org.apache.olingo.commons.api.edm.provider.annotation.CsdlExpression;
import org.apache.olingo.commons.api.edm.provider.annotation.CsdlPropertyPath;
import org.apache.olingo.commons.api.edm.provider.annotation.CsdlPropertyValue;
import org.apache.olingo.commons.api.edm.provider.annotation.CsdlRecord;

/**
 * Builds the annotations of {@code $metadata} and the vocabularies that declare their terms. The
 * vocabularies are part of the document, since a reference to their public copies would need a
 * network.
 */
final class Vocabularies {

    private static final String KEYS = "OData.Community.Keys.V1";
    private static final String CORE = "Microsoft.Dynamics.OData.Core.V1";

    private Vocabularies() {}

    static List<CsdlSchema> schemas(ServiceModel model) {
        return List.of(model.alias() == null ? editing() : keys());
    }

    private static CsdlSchema keys() {
        CsdlComplexType reference = new CsdlComplexType();
        reference
                .setName("PropertyRef")
                // An open type, because Olingo cannot declare Name, which is an Edm.PropertyPath.
                .setOpenType(true)
                .setProperties(List.of(property("Alias", "Edm.String")));
        CsdlComplexType key =
                new CsdlComplexType()
                        .setName("AlternateKey")
                        .setProperties(
                                List.of(
                                        property("Key", KEYS + ".PropertyRef")
                                                .setCollection(true)));
        return new CsdlSchema()
                .setNamespace(KEYS)
                .setComplexTypes(List.of(key, reference))
                .setTerms(
                        List.of(
                                new CsdlTerm()
                                        .setName("AlternateKeys")
                                        .setType("Collection(" + KEYS + ".AlternateKey)")
                                        .setAppliesTo(List.of("EntityType"))));
    }

    private static CsdlSchema editing() {
        List<CsdlTerm> terms = new ArrayList<>();
        for (String name : List.of("IsRequired", "AllowEdit", "AllowEditOnCreate")) {
            terms.add(
                    new CsdlTerm()
                            .setName(name)
                            .setType("Edm.Boolean")
                            .setAppliesTo(List.of("Property")));
        }
        return new CsdlSchema().setNamespace(CORE).setTerms(terms);
    }

    private static CsdlProperty property(String name, String type) {
        return new CsdlProperty().setName(name).setType(type).setNullable(false);
    }

    static List<CsdlAnnotation> alternateKeys(EntityModel entity) {
        List<EntityModel.AlternateKey> declared =
                entity.alternateKeys().stream().filter(EntityModel.AlternateKey::unique).toList();
        if (declared.isEmpty()) {
            return List.of();
        }
        List<CsdlExpression> keys = new ArrayList<>();
        for (EntityModel.AlternateKey key : declared) {
            List<CsdlExpression> parts = new ArrayList<>();
            key.columns().forEach(column -> parts.add(part(column)));
            keys.add(record("AlternateKey", value("Key", new CsdlCollection().setItems(parts))));
        }
        return List.of(
                new CsdlAnnotation()
                        .setTerm(KEYS + ".AlternateKeys")
                        .setExpression(new CsdlCollection().setItems(keys)));
    }

    private static CsdlRecord part(String column) {
        return record(
                "PropertyRef",
                value("Alias", new CsdlConstantExpression(ConstantExpressionType.String, column)),
                value("Name", new CsdlPropertyPath().setValue(column)));
    }

    private static CsdlRecord record(String type, CsdlPropertyValue... values) {
        return new CsdlRecord().setType(KEYS + "." + type).setPropertyValues(List.of(values));
    }

    private static CsdlPropertyValue value(String property, CsdlExpression value) {
        return new CsdlPropertyValue().setProperty(property).setValue(value);
    }

    /** Annotations of a Finance column that is mandatory or not writable. */
    static List<CsdlAnnotation> editing(Column column) {
        List<CsdlAnnotation> annotations = new ArrayList<>();
        if ("application".equals(column.required())) {
            annotations.add(flag("IsRequired", "true"));
        }
        if (column.readOnly()) {
            annotations.add(flag("AllowEditOnCreate", "false"));
        }
        if (column.readOnly() || !column.validForUpdate()) {
            annotations.add(flag("AllowEdit", "false"));
        }
        return annotations;
    }

    private static CsdlAnnotation flag(String term, String value) {
        return new CsdlAnnotation()
                .setTerm(CORE + "." + term)
                .setExpression(new CsdlConstantExpression(ConstantExpressionType.Bool, value));
    }
}
