package dev.p2c.sandbox.odata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.sandbox.model.EntityModel;
import dev.p2c.sandbox.model.ServiceModel;
import java.io.ByteArrayInputStream;
import java.util.List;
import org.apache.olingo.client.api.ODataClient;
import org.apache.olingo.client.core.ODataClientFactory;
import org.apache.olingo.commons.api.edm.Edm;
import org.apache.olingo.commons.api.edm.EdmEntitySet;
import org.apache.olingo.commons.api.edm.EdmEntityType;
import org.apache.olingo.commons.api.edm.EdmNavigationProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads the {@code $metadata} documents with Olingo's client. */
final class EdmModelTest {

    private static ServiceModel model(String service) {
        return "sales".equals(service) ? ServiceModel.sales(true) : ServiceModel.finance();
    }

    private static Edm read(ServiceModel model) {
        ODataClient client = ODataClientFactory.getClient();
        byte[] document = new EdmModel(model).metadata();
        return client.getReader().readMetadata(new ByteArrayInputStream(document));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sales", "finance"})
    void clientFindsEveryColumnAndKey(String service) {
        ServiceModel model = model(service);
        Edm edm = read(model);
        for (EntityModel entity : model.entities()) {
            EdmEntitySet set = edm.getEntityContainer().getEntitySet(entity.set());
            EdmEntityType type = set.getEntityType();
            assertThat(type.getPropertyNames())
                    .containsAll(
                            entity.columns().stream()
                                    .map(c -> c.name())
                                    .filter(c -> !"ownerid".equals(c))
                                    .toList());
            assertThat(type.getKeyPredicateNames())
                    .containsExactlyElementsOf(
                            ModelSchema.OWNER.equals(entity.baseType())
                                    ? List.of("ownerid")
                                    : entity.key());
            entity.columns()
                    .forEach(c -> assertThat(type.getProperty(c.name()).getType()).isNotNull());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sales", "finance"})
    void everyNavigationPropertyHasTargetPartnerAndBinding(String service) {
        ServiceModel model = model(service);
        Edm edm = read(model);
        for (EntityModel entity : model.entities()) {
            EdmEntitySet set = edm.getEntityContainer().getEntitySet(entity.set());
            for (String name : set.getEntityType().getNavigationPropertyNames()) {
                EdmNavigationProperty navigation = set.getEntityType().getNavigationProperty(name);
                assertThat(set.getRelatedBindingTarget(name)).as(name).isNotNull();
                // Throws if the target type does not have the named partner.
                EdmNavigationProperty partner = navigation.getPartner();
                if (partner != null) {
                    assertThat(partner.getType().getName()).isEqualTo(entity.name());
                }
            }
        }
    }
}
