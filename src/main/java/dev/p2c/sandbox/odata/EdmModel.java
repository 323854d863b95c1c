package dev.p2c.sandbox.odata;

import dev.p2c.sandbox.model.ServiceModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.olingo.commons.api.edm.Edm;
import org.apache.olingo.commons.api.ex.ODataException;
import org.apache.olingo.commons.api.format.ContentType;
import org.apache.olingo.server.api.OData;
import org.apache.olingo.server.api.ServiceMetadata;

/**
 * Olingo's form of a service's model, for the URI parser and {@code $metadata}. Made anew after a
 * change of the model. Thread-safe.
 */
public final class EdmModel {

    private final ServiceModel model;
    private volatile Built built;

    public EdmModel(ServiceModel model) {
        this.model = model;
        this.built = build(model);
    }

    private record Built(long version, Edm edm, byte[] metadata) {}

    private Built built() {
        Built now = built;
        if (now.version() == model.version()) {
            return now;
        }
        synchronized (this) {
            if (built.version() != model.version()) {
                built = build(model);
            }
            return built;
        }
    }

    private static Built build(ServiceModel model) {
        long version = model.version();
        OData odata = OData.newInstance();
        // The document references no other documents: clients may have no network.
        ServiceMetadata service =
                odata.createServiceMetadata(new ServiceEdmProvider(model), List.of());
        try (var content =
                odata.createSerializer(ContentType.APPLICATION_XML)
                        .metadataDocument(service)
                        .getContent()) {
            byte[] metadata = withFullNames(model, content.readAllBytes());
            return new Built(version, service.getEdm(), metadata);
        } catch (ODataException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An entity set names its type without the alias, as the document of Dataverse does. */
    private static byte[] withFullNames(ServiceModel model, byte[] document) {
        if (model.alias() == null) {
            return document;
        }
        String set = "(<EntitySet Name=\"[^\"]*\" EntityType=\")" + model.alias() + "\\.";
        return new String(document, StandardCharsets.UTF_8)
                .replaceAll(set, "$1" + model.namespace() + ".")
                .getBytes(StandardCharsets.UTF_8);
    }

    public Edm edm() {
        return built().edm();
    }

    /** The CSDL document in XML, UTF-8. */
    public byte[] metadata() {
        return built().metadata().clone();
    }
}
