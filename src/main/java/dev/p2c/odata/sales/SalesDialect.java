package dev.p2c.odata.sales;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.odata.dialect.BusinessUnit;
import dev.p2c.odata.dialect.Dialect;
import dev.p2c.odata.dialect.ErrorBody;
import dev.p2c.odata.dialect.KeyLookup;
import dev.p2c.odata.dialect.Operation;
import dev.p2c.odata.dialect.OperationAnswer;
import dev.p2c.odata.dialect.Ownership;
import dev.p2c.odata.dialect.RowWrite;
import dev.p2c.odata.dialect.ServiceError;
import dev.p2c.odata.dialect.WriteResult;
import dev.p2c.odata.dialect.WriteStep;
import dev.p2c.odata.model.Model;
import dev.p2c.odata.model.Page;
import dev.p2c.odata.model.Query;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Dataverse Web API. A row whose id we know is updated by id; of the others the ids are asked
 * for in one query, and what is not there is created with an id made from its key, so that a row
 * that an interrupted run created is found again instead of doubled. Every update names the etag
 * that it may overwrite.
 */
public final class SalesDialect implements Dialect {

    private static final String DUPLICATE_ID = "0x80040237";
    private static final String STALE = "0x80060882";
    private static final String NOT_FOUND = "0x80040217";
    private static final Pattern GUID =
            Pattern.compile("\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    /** The first inner message, without the name of its exception. */
    private static final Pattern INNER =
            Pattern.compile("InnerException : [\\w.]+: (.+?)(?: ---> |\\R|$)");

    // With the row's new etag in the answer the ledger can tell its own write from somebody else's.
    private static final String RETURN = "return=representation";
    private static final Map<String, String> CREATE =
            Map.of("Content-Type", "application/json", "Prefer", RETURN);

    @Override
    public String name() {
        return "sales";
    }

    @Override
    public String probe() {
        return "WhoAmI";
    }

    @Override
    public Optional<String> environment() {
        return Optional.of("OrganizationId");
    }

    /** Rows are addressed by their id alone. */
    @Override
    public Optional<String> address(Model.EntityType type, Map<String, JsonNode> key) {
        return Optional.ofNullable(key.get(id(type)))
                .map(JsonNode::asText)
                .filter(guid -> GUID.matcher(guid).matches())
                .map(guid -> type.set() + "(" + guid + ")");
    }

    @Override
    public Ownership ownership(
            Map<String, BusinessUnit> units, Function<Query, Iterator<Page>> read) {
        return new BusinessUnits(units, read);
    }

    /** The first line: Dataverse adds stack traces and help links below and behind it. */
    @Override
    public ServiceError error(byte[] body, int offset, int length) {
        JsonNode error = ErrorBody.error(body, offset, length);
        if (error.isMissingNode()) {
            return new ServiceError("", ErrorBody.start(body, offset, length));
        }
        return new ServiceError(
                error.path("code").asText(""), telling(error.path("message").asText("")));
    }

    private static String telling(String message) {
        Matcher inner = INNER.matcher(message);
        String telling = inner.find() ? inner.group(1) : message;
        return telling.lines().findFirst().orElse("").strip();
    }

    @Override
    public List<WriteStep> plan(Model.EntityType type, List<RowWrite> rows, KeyLookup lookup) {
        String id = id(type);
        Iterator<Optional<ObjectNode>> found =
                lookup.rows(
                                type,
                                rows.stream()
                                        .filter(row -> knownId(row).isEmpty())
                                        .map(RowWrite::key)
                                        .toList())
                        .iterator();
        List<WriteStep> plan = new ArrayList<>(rows.size());
        for (RowWrite row : rows) {
            Optional<String> known = knownId(row);
            Optional<String> there =
                    known.isPresent()
                            ? known
                            : found.next().map(existing -> existing.path(id).asText());
            plan.add(
                    there.map(guid -> there(row, type, guid))
                            .orElseGet(() -> new WriteStep.Next(create(row, type))));
        }
        return plan;
    }

    private static WriteStep there(RowWrite row, Model.EntityType type, String guid) {
        return row.known().isPresent()
                ? new WriteStep.Next(update(row, type, guid))
                : new WriteStep.Done(new WriteResult.Changed(guid));
    }

    private static Optional<String> knownId(RowWrite row) {
        return row.known().map(RowWrite.Known::id).filter(id -> !id.isEmpty());
    }

    private static String id(Model.EntityType type) {
        return type.key().get(0);
    }

    private static Operation update(RowWrite row, Model.EntityType type, String guid) {
        String target = type.set() + "(" + guid + ")?$select=" + id(type);
        // A star keeps the update from creating a row that was deleted there.
        String etag = row.known().map(RowWrite.Known::etag).filter(e -> !e.isEmpty()).orElse("*");
        Map<String, String> headers =
                Map.of(
                        "Content-Type",
                        "application/json",
                        "Prefer",
                        RETURN,
                        Operation.IF_MATCH,
                        etag);
        return new Operation(row, type, "PATCH", target, headers, Map.of(), Set.of(id(type)), null);
    }

    private static Operation create(RowWrite row, Model.EntityType type) {
        return create(row, type, null);
    }

    private static Operation create(
            RowWrite row, Model.EntityType type, WriteResult.Refused earlier) {
        return new Operation(
                row,
                type,
                "POST",
                type.set() + "?$select=" + id(type),
                CREATE,
                Map.of(id(type), TextNode.valueOf(idFromKey(type, row))),
                Set.of(),
                earlier);
    }

    /** The same for the same key in any case, as Dataverse compares; UUID version 3, RFC 9562. */
    static String idFromKey(Model.EntityType type, RowWrite row) {
        StringBuilder name = new StringBuilder(type.set());
        row.key()
                .forEach(
                        (field, value) ->
                                name.append('\u0000')
                                        .append(field)
                                        .append('=')
                                        .append(value.asText().toLowerCase(Locale.ROOT)));
        return UUID.nameUUIDFromBytes(name.toString().getBytes(StandardCharsets.UTF_8)).toString();
    }

    @Override
    public WriteResult.Written written(Operation operation, OperationAnswer answer) {
        String id = answer.property(id(operation.type()));
        if (id.isEmpty()) {
            Matcher guid = GUID.matcher(answer.header("OData-EntityId"));
            id = guid.find() ? guid.group() : addressed(operation);
        }
        String etag = answer.property("@odata.etag");
        return new WriteResult.Written(
                operation.creates(), id, etag.isEmpty() ? answer.header("ETag") : etag);
    }

    private static String addressed(Operation operation) {
        Matcher guid = GUID.matcher(operation.target());
        return guid.find() ? guid.group() : idFromKey(operation.type(), operation.row());
    }

    @Override
    public WriteStep refused(Operation operation, WriteResult.Refused refusal) {
        RowWrite row = operation.row();
        if (operation.creates() && refusal.code().equalsIgnoreCase(DUPLICATE_ID)) {
            return new WriteStep.Done(new WriteResult.Changed(idFromKey(operation.type(), row)));
        }
        if (refusal.code().equalsIgnoreCase(STALE)) {
            return new WriteStep.Done(new WriteResult.Changed(addressed(operation)));
        }
        if (!operation.creates() && operation.earlier() == null && gone(operation, refusal)) {
            return new WriteStep.Next(create(row, operation.type(), refusal));
        }
        return new WriteStep.Done(refusal);
    }

    @Override
    public boolean isGone(WriteResult.Refused refusal) {
        return refusal.status() == 404 && refusal.code().equalsIgnoreCase(NOT_FOUND);
    }

    /**
     * The row itself was deleted; a row it refers to that is missing has the same status and code.
     */
    private static boolean gone(Operation operation, WriteResult.Refused refusal) {
        if (refusal.status() != 404 || !refusal.code().equalsIgnoreCase(NOT_FOUND)) {
            return false;
        }
        Matcher named = GUID.matcher(refusal.message());
        return !named.find() || named.group().equalsIgnoreCase(addressed(operation));
    }
}
