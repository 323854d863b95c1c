package dev.p2c.sandbox.sales;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.sandbox.http.ODataCall;
import dev.p2c.sandbox.model.Column;
import dev.p2c.sandbox.model.EntityModel;
import dev.p2c.sandbox.odata.ODataError;
import dev.p2c.sandbox.odata.ODataReader;
import dev.p2c.sandbox.odata.ResourceAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Resolves lookups in request bodies: {@code "customerid_account@odata.bind": "/accounts(...)"}
 * with an id or an alternate key, relative, rooted or absolute (Web API, associate table rows).
 */
final class LookupReferences {

    private static final Pattern ROOT =
            Pattern.compile("(?i)^(?:https?://[^/]+)?/api/data/v[0-9.]+/");
    private static final Pattern ESCAPE = Pattern.compile("%\\p{XDigit}{2}");
    private static final String LITERAL = "-._~!$'()*,;=:@";

    private final ODataReader reader;
    private final Map<EntityModel, Map<String, LookupTarget>> targets = new ConcurrentHashMap<>();

    LookupReferences(ODataReader reader) {
        this.reader = reader;
    }

    /** A lookup column and the types that its navigation property may refer to. */
    record LookupTarget(int column, Set<String> types) {}

    /**
     * Finds the lookup column of a single-valued navigation property; null if the entity has no
     * such property.
     */
    LookupTarget target(EntityModel entity, String navigation) {
        return targets.computeIfAbsent(entity, LookupReferences::read).get(navigation);
    }

    /** Resolves a reference to the id of the row; null for a JSON null. */
    UUID resolve(EntityModel entity, LookupTarget target, JsonNode reference, ODataCall call) {
        if (reference == null || reference.isNull()) {
            return null;
        }
        if (!reference.isTextual()) {
            throw WebApiErrors.payload(entity, "A reference must be a string.");
        }
        ResourceAddress address = address(reference.textValue(), call);
        if (!target.types().contains(address.table().model().name())) {
            throw WebApiErrors.payload(
                    entity, "The reference does not fit the type of the navigation property.");
        }
        return SalesTables.id(address.table().model(), address.row());
    }

    /** Resolves a reference to a row that must exist. */
    ResourceAddress address(String reference, ODataCall call) {
        ResourceAddress address = find(reference, call);
        if (address.row() == null) {
            throw missing(address);
        }
        return address;
    }

    /** Resolves a reference to a row that may be missing. */
    ResourceAddress find(String reference, ODataCall call) {
        if (reference.startsWith("$")) {
            throw WebApiErrors.invalid(
                    "Content-ID Reference: '"
                            + reference
                            + "' does not exist in the batch context.");
        }
        String path = ROOT.matcher(reference).replaceFirst("");
        ResourceAddress address = reader.address(encoded(path.replaceFirst("^/", "")), call);
        if (address.isSet()) {
            throw WebApiErrors.invalid("Resource '" + reference + "' is not a single record.");
        }
        return address;
    }

    static ODataError missing(ResourceAddress address) {
        EntityModel entity = address.table().model();
        return address.byPrimaryKey()
                ? WebApiErrors.missing(
                        entity, (UUID) address.keyValues().values().iterator().next())
                : WebApiErrors.missingByKey(entity);
    }

    private static Map<String, LookupTarget> read(EntityModel entity) {
        Map<String, LookupTarget> found = new HashMap<>();
        for (Column column : entity.columns()) {
            if (column.lookup() != null) {
                column.lookup()
                        .navigations()
                        .forEach(
                                (type, name) ->
                                        found.computeIfAbsent(
                                                        name,
                                                        n ->
                                                                new LookupTarget(
                                                                        column.index(),
                                                                        new HashSet<>()))
                                                .types()
                                                .add(type));
            }
        }
        return found;
    }

    /** Percent-encodes a path unless it is encoded already; bodies contain both forms. */
    private static String encoded(String path) {
        if (ESCAPE.matcher(path).find()) {
            return path;
        }
        StringBuilder text = new StringBuilder();
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || LITERAL.indexOf(c) >= 0);
            if (plain) {
                text.append(c);
            } else {
                text.append(String.format(Locale.ROOT, "%%%02X", b & 0xFF));
            }
        }
        return text.toString();
    }
}
