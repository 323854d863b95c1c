package dev.p2c.sandbox.odata;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.sandbox.model.ServiceModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
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

    /** Unchanged models by their document, which stand-ins started later reuse. */
    private static final Map<JsonNode, Built> UNCHANGED =
            Collections.synchronizedMap(new IdentityHashMap<>());

    private final ServiceModel model;
    private volatile Built built;

    public EdmModel(ServiceModel model) {
        this.model = model;
        this.built = build(model);
    }

    /** The model as it was at one version; the document is written when it is first read. */
    private static final class Built {

        private final long version;
        private final ServiceModel model;
        private final ServiceMetadata service;
        private byte[] document;

        Built(long version, ServiceModel model, ServiceMetadata service) {
            this.version = version;
            this.model = model;
            this.service = service;
        }

        synchronized byte[] document() {
            if (document == null) {
                document = withFullNames(model, written(service));
            }
            return document;
        }
    }

    private Built built() {
        Built now = built;
        if (now.version == model.version()) {
            return now;
        }
        synchronized (this) {
            if (built.version != model.version()) {
                built = build(model);
            }
            return built;
        }
    }

    private static Built build(ServiceModel model) {
        long version = model.version();
        Built known = version == 0 ? UNCHANGED.get(model.document()) : null;
        if (known != null) {
            return known;
        }
        // The document references no other documents: clients may have no network.
        ServiceMetadata service =
                OData.newInstance().createServiceMetadata(new ServiceEdmProvider(model), List.of());
        Built built = new Built(version, model, service);
        if (model.version() == 0) {
            UNCHANGED.put(model.document(), built);
        }
        return built;
    }

    private static byte[] written(ServiceMetadata service) {
        try (var content =
                OData.newInstance()
                        .createSerializer(ContentType.APPLICATION_XML)
                        .metadataDocument(service)
                        .getContent()) {
            return content.readAllBytes();
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
        return built().service.getEdm();
    }

    /** The CSDL document in XML, UTF-8. */
    public byte[] metadata() {
        return built().document().clone();
    }
}
