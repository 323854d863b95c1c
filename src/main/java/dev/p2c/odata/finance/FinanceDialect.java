package dev.p2c.odata.finance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.odata.dialect.Dialect;
import dev.p2c.odata.dialect.ErrorBody;
import dev.p2c.odata.dialect.KeyLookup;
import dev.p2c.odata.dialect.Operation;
import dev.p2c.odata.dialect.OperationAnswer;
import dev.p2c.odata.dialect.RowWrite;
import dev.p2c.odata.dialect.ServiceError;
import dev.p2c.odata.dialect.WriteResult;
import dev.p2c.odata.dialect.WriteStep;
import dev.p2c.odata.model.Model;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finance and Operations. There is no upsert: a known row is updated, another one created. A known
 * row that is gone is created anew; one that should be new and is there is left as it is.
 */
public final class FinanceDialect implements Dialect {

    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Optional<JsonNode> NO_TEXT = Optional.of(TextNode.valueOf(""));
    private static final Optional<JsonNode> NO_NUMBER = Optional.of(IntNode.valueOf(0));
    private static final Optional<JsonNode> NO_DATE =
            Optional.of(TextNode.valueOf("1900-01-01T12:00:00Z"));
    private static final int STALE = 412;
    private static final String MISSING = "no resources were found when selecting for update";

    @Override
    public String name() {
        return "finance";
    }

    /** It would take 5,000, but no longer answers them in good time. */
    @Override
    public int mostOperations() {
        return 200;
    }

    /** Always: without it rows of other companies than the user's own are not there. */
    @Override
    public String options() {
        return "cross-company=true";
    }

    @Override
    public Optional<String> company(String company) {
        return Optional.of("dataAreaId eq '" + company.replace("'", "''") + "'");
    }

    /** Finance knows no null; and a date is sent at midday, so that no time zone moves the day. */
    @Override
    public Optional<JsonNode> wire(String type, JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return switch (type) {
                case "Edm.String" -> NO_TEXT;
                case "Edm.DateTimeOffset" -> NO_DATE;
                case "Edm.Int32", "Edm.Int64", "Edm.Decimal", "Edm.Double" -> NO_NUMBER;
                default -> Optional.empty();
            };
        }
        boolean day =
                type.equals("Edm.DateTimeOffset")
                        && value.isTextual()
                        && DATE.matcher(value.textValue()).matches();
        return Optional.of(day ? TextNode.valueOf(value.textValue() + "T12:00:00Z") : value);
    }

    /** Code and outer message are the same for all errors; the reason is in the inner one. */
    @Override
    public ServiceError error(byte[] body, int offset, int length) {
        JsonNode error = ErrorBody.error(body, offset, length);
        if (error.isMissingNode()) {
            return new ServiceError("", ErrorBody.start(body, offset, length));
        }
        String inner = error.path("innererror").path("message").asText("");
        String message = inner.isEmpty() ? error.path("message").asText("") : inner;
        return new ServiceError(error.path("code").asText(""), InfologText.telling(message));
    }

    /**
     * An update is answered by 204 without an etag, and no published example shows a 412: {@code
     * If-Match} is sent, but what is overwritten is read before.
     */
    @Override
    public boolean provesEtags() {
        return false;
    }

    @Override
    public List<WriteStep> plan(Model.EntityType type, List<RowWrite> rows, KeyLookup lookup) {
        if (!rows.isEmpty() && !rows.get(0).key().keySet().containsAll(type.key())) {
            return planByLookup(type, rows, lookup);
        }
        List<WriteStep> plan = new ArrayList<>(rows.size());
        for (RowWrite row : rows) {
            Operation first =
                    row.known()
                            .flatMap(known -> update(row, type, row.key()))
                            .orElseGet(() -> create(row, type, null));
            plan.add(new WriteStep.Next(first));
        }
        return plan;
    }

    /** The integration key is not the entity's: its rows have to be looked up to be addressed. */
    private List<WriteStep> planByLookup(
            Model.EntityType type, List<RowWrite> rows, KeyLookup lookup) {
        Iterator<Optional<ObjectNode>> found =
                lookup.rows(type, rows.stream().map(RowWrite::key).toList()).iterator();
        List<WriteStep> plan = new ArrayList<>(rows.size());
        for (RowWrite row : rows) {
            plan.add(
                    found.next()
                            .flatMap(there -> there(row, type, keyOf(type, there)))
                            .orElseGet(() -> new WriteStep.Next(create(row, type, null))));
        }
        return plan;
    }

    private Optional<WriteStep> there(
            RowWrite row, Model.EntityType type, Map<String, JsonNode> key) {
        return row.known().isPresent()
                ? update(row, type, key).map(WriteStep.Next::new)
                : Optional.of(new WriteStep.Done(new WriteResult.Changed("")));
    }

    private static Map<String, JsonNode> keyOf(Model.EntityType type, ObjectNode row) {
        Map<String, JsonNode> key = new HashMap<>();
        type.key().forEach(name -> key.put(name, row.path(name)));
        return key;
    }

    /** Empty where the key is not complete: the service then makes the number itself. */
    private Optional<Operation> update(
            RowWrite row, Model.EntityType type, Map<String, JsonNode> key) {
        Map<String, String> headers =
                row.known()
                        .map(RowWrite.Known::etag)
                        .filter(etag -> !etag.isEmpty())
                        .map(FinanceDialect::onlyIf)
                        .orElse(JSON);
        return address(type, key)
                .map(
                        target ->
                                new Operation(
                                        row,
                                        type,
                                        "PATCH",
                                        target,
                                        headers,
                                        Map.of(),
                                        Set.copyOf(type.key()),
                                        null));
    }

    private static Map<String, String> onlyIf(String etag) {
        return Map.of("Content-Type", "application/json", Operation.IF_MATCH, etag);
    }

    private Operation create(RowWrite row, Model.EntityType type, WriteResult.Refused earlier) {
        String target = type.set() + "?" + options();
        return new Operation(row, type, "POST", target, JSON, Map.of(), Set.of(), earlier);
    }

    @Override
    public WriteResult.Written written(Operation operation, OperationAnswer answer) {
        String etag = operation.creates() ? answer.property("@odata.etag") : "";
        return new WriteResult.Written(
                operation.creates(), "", etag.isEmpty() ? answer.header("ETag") : etag);
    }

    /** 400 for a key that is not there, whatever is to be done with it. */
    @Override
    public boolean isGone(WriteResult.Refused refusal) {
        return refusal.status() == 404
                || refusal.message().toLowerCase(Locale.ROOT).contains(MISSING);
    }

    /**
     * A row that is gone is created anew. "Record already exists" stays a refusal: it may be this
     * row, or another one with the same unique value.
     */
    @Override
    public WriteStep refused(Operation operation, WriteResult.Refused refusal) {
        String message = refusal.message().toLowerCase(Locale.ROOT);
        RowWrite row = operation.row();
        boolean missing = !operation.creates() && message.contains(MISSING);
        if (refusal.status() == STALE) {
            return new WriteStep.Done(new WriteResult.Changed(""));
        }
        if (missing) {
            return new WriteStep.Next(create(row, operation.type(), refusal));
        }
        return new WriteStep.Done(refusal);
    }
}
