package dev.p2c.odata.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.odata.model.Literals;
import dev.p2c.odata.model.Model;
import dev.p2c.odata.model.Page;
import dev.p2c.odata.model.Query;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Where a service's protocol differs from plain OData 4.0; the defaults are plain OData. Stateless
 * and thread-safe.
 */
public interface Dialect {

    String name();

    /** Headers of every request. */
    default Map<String, String> headers() {
        return Map.of(
                "Accept", "application/json", "OData-Version", "4.0", "OData-MaxVersion", "4.0");
    }

    /** A GET that costs the service little, relative to its root. */
    default String probe() {
        return "";
    }

    /** Most operations of one {@code $batch} that the service takes and answers in good time. */
    default int mostOperations() {
        return 1000;
    }

    /** Query options of every address, {@code cross-company=true}; empty for none. */
    default String options() {
        return "";
    }

    /** The filter that keeps to one company; empty where the service has none. */
    default Optional<String> company(String company) {
        return Optional.empty();
    }

    /**
     * Whose rows are whose, where they do not name their company themselves.
     *
     * @param units by company; never empty
     * @param read pages of a query, lazily
     */
    default Ownership ownership(
            Map<String, BusinessUnit> units, Function<Query, Iterator<Page>> read) {
        return Ownership.NONE;
    }

    /**
     * A value as it stands in a filter or key, not percent-encoded.
     *
     * @param type of the property, empty if unknown
     * @return empty where no value of the type can look like this, so that no row can have it
     */
    default Optional<String> literal(String type, JsonNode value) {
        return Literals.of(type, value);
    }

    /**
     * A value as it goes over the wire.
     *
     * @param type of the property, empty if unknown
     * @return empty to leave the field out
     */
    default Optional<JsonNode> wire(String type, JsonNode value) {
        return Optional.of(value);
    }

    /** Reads an error body; no code and the first words where it is none the service wrote. */
    ServiceError error(byte[] body, int offset, int length);

    /**
     * False where {@code If-Match} may be ignored, or an update does not tell the row's new etag:
     * only reading the row before it is overwritten then tells whether somebody changed it.
     */
    default boolean provesEtags() {
        return true;
    }

    /**
     * The first operation of each row, or already its result, in order.
     *
     * @param lookup costs a request for every hundred keys or so
     */
    List<WriteStep> plan(Model.EntityType type, List<RowWrite> rows, KeyLookup lookup);

    /** What a good answer says about the row. */
    WriteResult.Written written(Operation operation, OperationAnswer answer);

    /** What follows from a refusal: the end, or another operation. */
    default WriteStep refused(Operation operation, WriteResult.Refused refusal) {
        return new WriteStep.Done(refusal);
    }

    /**
     * The property of the answer to {@link #probe()} that tells one environment from another; empty
     * where only the address does.
     */
    default Optional<String> environment() {
        return Optional.empty();
    }

    /** Whether a refusal says that the row to be changed or deleted is not there. */
    default boolean isGone(WriteResult.Refused refusal) {
        return refusal.status() == 404;
    }

    /**
     * {@code CustomersV3(dataAreaId='usmf',CustomerAccount='US-001')}, percent-encoded, with {@link
     * #options()}.
     *
     * @return empty where a part of the key is missing or cannot be a value of its type
     */
    default Optional<String> address(Model.EntityType type, Map<String, JsonNode> key) {
        List<Optional<String>> parts =
                type.key().stream().map(name -> keyPart(type, name, key.get(name))).toList();
        if (parts.isEmpty() || parts.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        String options = options();
        return Optional.of(
                parts.stream()
                        .map(Optional::get)
                        .collect(
                                Collectors.joining(
                                        ",",
                                        type.set() + "(",
                                        ")" + (options.isEmpty() ? "" : "?" + options))));
    }

    private Optional<String> keyPart(Model.EntityType type, String name, JsonNode value) {
        if (value == null || value.isNull() || value.isTextual() && value.textValue().isEmpty()) {
            return Optional.empty();
        }
        String edm = type.typeOf(name);
        return wire(edm, value)
                .flatMap(wire -> literal(edm, wire))
                .map(text -> name + "=" + Literals.inPath(text));
    }
}
