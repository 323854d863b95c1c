package dev.p2c.sandbox.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * All entities and enum types of one service. Their columns and keys can change while the service
 * runs, see {@link EntityModel}.
 */
public final class ServiceModel {

    /** Each file is parsed once; its document is never changed. */
    private static final Map<String, JsonNode> DOCUMENTS = new ConcurrentHashMap<>();

    private final JsonNode document;
    private final AtomicLong changes = new AtomicLong();
    private final Map<String, EntityModel> bySet = new LinkedHashMap<>();
    private final Map<String, EntityModel> byType = new LinkedHashMap<>();
    private final Map<String, List<EnumMember>> enums = new LinkedHashMap<>();

    private ServiceModel(JsonNode document) {
        this.document = document;
        document.path("enums").forEach(node -> enums.put(node.get("name").asText(), members(node)));
        for (EntityModel entity : new EntityReader(document, changes).entities()) {
            bySet.put(entity.set(), entity);
            byType.put(entity.name(), entity);
        }
    }

    /**
     * Model of Sales. The last version of the Prospect to cash solution (package 15.0.0.2) dropped
     * the alternate key on the account number, so that two accounts may have one number. The number
     * still addresses an account here as long as no other account has it, for clients written for
     * the older versions.
     *
     * @param accountNumberKey whether the account number is unique, by the key of the older
     *     versions
     */
    public static ServiceModel sales(boolean accountNumberKey) {
        return new ServiceModel(
                DOCUMENTS.computeIfAbsent(
                        "Sales, account number unique: " + accountNumberKey,
                        name -> salesDocument(accountNumberKey)));
    }

    private static JsonNode salesDocument(boolean accountNumberKey) {
        JsonNode document = read("/sandbox/sales.json");
        for (JsonNode entity : document.get("entities")) {
            if ("account".equals(entity.get("name").asText())) {
                ObjectNode key = ((ArrayNode) entity.get("alternateKeys")).addObject();
                key.put("name", "msdynce_accountnumber");
                key.put("schemaName", "msdynce_AccountNumber");
                key.putArray("columns").add("accountnumber");
                key.put("unique", accountNumberKey);
            }
        }
        return document;
    }

    /** Model of Common Data Service with the entities that the staged templates use. */
    public static ServiceModel commonDataService() {
        return new ServiceModel(DOCUMENTS.computeIfAbsent("/sandbox/cds.json", ServiceModel::read));
    }

    public static ServiceModel finance() {
        return new ServiceModel(
                DOCUMENTS.computeIfAbsent("/sandbox/finance.json", ServiceModel::read));
    }

    private static JsonNode read(String resource) {
        try (InputStream in = ServiceModel.class.getResourceAsStream(resource)) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<EnumMember> members(JsonNode node) {
        return node.get("members")
                .valueStream()
                .map(m -> new EnumMember(m.get("name").asText(), m.get("value").asInt()))
                .toList();
    }

    public String namespace() {
        return document.get("namespace").asText();
    }

    /** Short name of the namespace; null if the service has none. */
    public String alias() {
        return document.path("alias").textValue();
    }

    public String container() {
        return document.get("container").asText();
    }

    /**
     * The whole model file, which also declares abstract types, actions and functions. Read only;
     * the same object for all models that declare the same.
     */
    public JsonNode document() {
        return document;
    }

    /** The entities that clients see. */
    public Collection<EntityModel> entities() {
        return bySet.values().stream().filter(EntityModel::isPresent).toList();
    }

    /** All entities, also those of a solution that is not installed. */
    public Collection<EntityModel> all() {
        return Collections.unmodifiableCollection(bySet.values());
    }

    /** Number of changes of entities so far. */
    public long version() {
        return changes.get();
    }

    /** Brings back what the model file declares. */
    public void restore() {
        bySet.values().forEach(EntityModel::restore);
    }

    /** Finds an entity by entity set, case-sensitive; null if there is none. */
    public EntityModel set(String name) {
        return bySet.get(name);
    }

    /** Finds an entity by type name; null if there is none. */
    public EntityModel type(String name) {
        return byType.get(name);
    }

    public Map<String, List<EnumMember>> enums() {
        return Collections.unmodifiableMap(enums);
    }

    /** A member of an enum type: its symbol and its number. */
    public record EnumMember(String name, int value) {}
}
