package dev.p2c.sandbox.odata;

import dev.p2c.sandbox.model.ServiceModel;
import java.util.ArrayList;
import java.util.List;
import org.apache.olingo.commons.api.edm.FullQualifiedName;
import org.apache.olingo.commons.api.edm.provider.CsdlAbstractEdmProvider;
import org.apache.olingo.commons.api.edm.provider.CsdlAction;
import org.apache.olingo.commons.api.edm.provider.CsdlActionImport;
import org.apache.olingo.commons.api.edm.provider.CsdlAliasInfo;
import org.apache.olingo.commons.api.edm.provider.CsdlComplexType;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityContainer;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityContainerInfo;
import org.apache.olingo.commons.api.edm.provider.CsdlEntitySet;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityType;
import org.apache.olingo.commons.api.edm.provider.CsdlEnumType;
import org.apache.olingo.commons.api.edm.provider.CsdlFunction;
import org.apache.olingo.commons.api.edm.provider.CsdlFunctionImport;
import org.apache.olingo.commons.api.edm.provider.CsdlSchema;
import org.apache.olingo.commons.api.edm.provider.CsdlTerm;

/** Provides Olingo with the model of a service, from schemas that are built once. */
final class ServiceEdmProvider extends CsdlAbstractEdmProvider {

    private final ServiceModel model;
    private final List<CsdlSchema> schemas = new ArrayList<>();

    ServiceEdmProvider(ServiceModel model) {
        this.model = model;
        schemas.add(new ModelSchema(model).schema());
        schemas.addAll(Vocabularies.schemas(model));
    }

    @Override
    public List<CsdlSchema> getSchemas() {
        return schemas;
    }

    @Override
    public List<CsdlAliasInfo> getAliasInfos() {
        return model.alias() == null
                ? List.of()
                : List.of(
                        new CsdlAliasInfo()
                                .setAlias(model.alias())
                                .setNamespace(model.namespace()));
    }

    private CsdlSchema schema(FullQualifiedName name) {
        return schemas.stream()
                .filter(s -> s.getNamespace().equals(name.getNamespace()))
                .findFirst()
                .orElseGet(CsdlSchema::new);
    }

    @Override
    public CsdlEnumType getEnumType(FullQualifiedName name) {
        return schema(name).getEnumType(name.getName());
    }

    @Override
    public CsdlEntityType getEntityType(FullQualifiedName name) {
        return schema(name).getEntityType(name.getName());
    }

    @Override
    public CsdlComplexType getComplexType(FullQualifiedName name) {
        return schema(name).getComplexType(name.getName());
    }

    @Override
    public CsdlTerm getTerm(FullQualifiedName name) {
        return schema(name).getTerm(name.getName());
    }

    @Override
    public List<CsdlAction> getActions(FullQualifiedName name) {
        return schema(name).getActions(name.getName());
    }

    @Override
    public List<CsdlFunction> getFunctions(FullQualifiedName name) {
        return schema(name).getFunctions(name.getName());
    }

    @Override
    public CsdlEntitySet getEntitySet(FullQualifiedName container, String name) {
        return getEntityContainer().getEntitySet(name);
    }

    @Override
    public CsdlActionImport getActionImport(FullQualifiedName container, String name) {
        return getEntityContainer().getActionImport(name);
    }

    @Override
    public CsdlFunctionImport getFunctionImport(FullQualifiedName container, String name) {
        return getEntityContainer().getFunctionImport(name);
    }

    @Override
    public CsdlEntityContainerInfo getEntityContainerInfo(FullQualifiedName container) {
        return new CsdlEntityContainerInfo()
                .setContainerName(new FullQualifiedName(model.namespace(), model.container()));
    }

    @Override
    public CsdlEntityContainer getEntityContainer() {
        return schemas.get(0).getEntityContainer();
    }
}
