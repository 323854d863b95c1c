package dev.p2c.sandbox.odata;

import dev.p2c.sandbox.model.Column;
import dev.p2c.sandbox.model.EntityModel;
import dev.p2c.sandbox.model.EntityModel.Navigation;
import dev.p2c.sandbox.model.ServiceModel;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.olingo.commons.api.edm.provider.CsdlNavigationProperty;
import org.apache.olingo.commons.api.edm.provider.CsdlNavigationPropertyBinding;
import org.apache.olingo.commons.api.edm.provider.CsdlReferentialConstraint;

/** Builds the navigation properties of the CSDL schema and their bindings to entity sets. */
final class NavigationSchema {

    private final ServiceModel model;

    NavigationSchema(ServiceModel model) {
        this.model = model;
    }

    List<CsdlNavigationProperty> of(EntityModel entity) {
        return present(entity).map(n -> property(entity, n)).toList();
    }

    List<CsdlNavigationPropertyBinding> bindings(EntityModel entity) {
        return present(entity)
                .map(
                        n ->
                                new CsdlNavigationPropertyBinding()
                                        .setPath(n.name())
                                        .setTarget(
                                                isOwner(entity, n)
                                                        ? model.document().get("ownerSet").asText()
                                                        : target(n).set()))
                .toList();
    }

    /** Without those to entities that the service lacks. */
    private Stream<Navigation> present(EntityModel entity) {
        return entity.navigations().values().stream().filter(n -> target(n).isPresent());
    }

    private CsdlNavigationProperty property(EntityModel entity, Navigation n) {
        boolean owner = isOwner(entity, n);
        CsdlNavigationProperty property =
                new CsdlNavigationProperty()
                        .setName(n.name())
                        .setType(model.namespace() + "." + (owner ? ModelSchema.OWNER : n.target()))
                        .setCollection(n.collection());
        if (model.alias() != null && !owner) {
            property.setPartner(partner(entity, n));
        }
        if (!n.collection()) {
            property.setReferentialConstraints(
                    n.joins().entrySet().stream()
                            .map(
                                    e ->
                                            new CsdlReferentialConstraint()
                                                    .setProperty(e.getKey())
                                                    .setReferencedProperty(
                                                            owner ? "ownerid" : e.getValue()))
                            .toList());
        }
        return property;
    }

    private EntityModel target(Navigation n) {
        return model.type(n.target());
    }

    /** Whether a navigation property leads to the row's owner, a user or a team. */
    private boolean isOwner(EntityModel entity, Navigation n) {
        if (n.collection() || model.alias() == null) {
            return false;
        }
        Column column = entity.column(n.joins().keySet().iterator().next());
        Map<String, String> targets = column.lookup().navigations();
        return targets.values().stream().filter(n.name()::equals).count() > 1;
    }

    private String partner(EntityModel entity, Navigation n) {
        if (n.via() != null) {
            return n.name();
        }
        Map.Entry<String, String> join = n.joins().entrySet().iterator().next();
        if (n.collection()) {
            String back =
                    target(n).column(join.getValue()).lookup().navigations().get(entity.name());
            return isOwner(target(n), target(n).navigations().get(back)) ? null : back;
        }
        return target(n).navigations().values().stream()
                .filter(c -> c.collection() && c.via() == null)
                .filter(c -> c.target().equals(entity.name()))
                .filter(c -> c.joins().containsValue(join.getKey()))
                .map(Navigation::name)
                .findFirst()
                .orElse(null);
    }
}
