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

/** Olingo's form of a service's model, for the URI parser and {@code $metadata}. Immutable. */
public final class EdmModel {

    private final Edm edm;
    private final byte[] metadata;

    public EdmModel(ServiceModel model) {
        OData odata = OData.newInstance();
        // The document references no other documents: clients may have no network.
        ServiceMetadata service =
                odata.createServiceMetadata(new ServiceEdmProvider(model), List.of());
        this.edm = service.getEdm();
        try (var content =
                odata.createSerializer(ContentType.APPLICATION_XML)
                        .metadataDocument(service)
                        .getContent()) {
            this.metadata = withFullNames(model, content.readAllBytes());
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
        return edm;
    }

    /** The CSDL document in XML, UTF-8. */
    public byte[] metadata() {
        return metadata.clone();
    }
}
