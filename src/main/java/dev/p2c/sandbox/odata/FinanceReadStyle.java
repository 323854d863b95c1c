package dev.p2c.sandbox.odata;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.p2c.sandbox.http.ODataCall;
import dev.p2c.sandbox.model.Column;
import dev.p2c.sandbox.model.EntityModel;
import dev.p2c.sandbox.model.ServiceModel;
import dev.p2c.sandbox.store.Collation;
import dev.p2c.sandbox.store.Row;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Read behaviour of Finance and Operations: no value is null, queries see the user's own company
 * unless they ask for all, and {@code eq} accepts wildcards (Finance and Operations, "Open Data
 * Protocol (OData)").
 */
public final class FinanceReadStyle implements ReadStyle {

    private static final UUID NO_GUID = new UUID(0, 0);
    private static final Instant NO_DAY = Instant.parse("1900-01-01T12:00:00Z");
    private static final Instant NO_MOMENT = Instant.parse("1900-01-01T00:00:00Z");

    private final ReadErrors errors = new FinanceReadErrors();
    private final QuerySupport querySupport = new FinanceQuerySupport(errors);
    private final Map<String, String> firstMembers = new HashMap<>();
    private final Map<EntityModel, List<Column>> keysFirst = new ConcurrentHashMap<>();

    public FinanceReadStyle(ServiceModel model) {
        model.enums().forEach((name, members) -> firstMembers.put(name, members.get(0).name()));
    }

    @Override
    public Object unset(Column column) {
        return switch (column.type()) {
            case STRING, BINARY -> "";
            case GUID -> NO_GUID;
            case INT32 -> 0;
            case INT64 -> 0L;
            case DECIMAL, DOUBLE -> BigDecimal.ZERO;
            case BOOLEAN -> false;
            case DATE, DATE_TIME -> "Date".equals(column.axType()) ? NO_DAY : NO_MOMENT;
            case ENUM -> firstMembers.get(column.enumName());
        };
    }

    @Override
    public List<Column> columns(EntityModel entity, List<Column> asked) {
        return asked != null
                ? asked
                : keysFirst.computeIfAbsent(entity, FinanceReadStyle::keysFirst);
    }

    private static List<Column> keysFirst(EntityModel entity) {
        Set<Column> columns = new LinkedHashSet<>();
        entity.key().forEach(key -> columns.add(entity.column(key)));
        columns.addAll(entity.columns());
        return List.copyOf(columns);
    }

    @Override
    public void write(JsonGenerator json, Column column, Object value) throws IOException {
        JsonValues.write(json, value);
    }

    @Override
    public String etag(EntityModel entity, Row row) {
        return FinanceEtag.of(entity, row);
    }

    @Override
    public boolean nestedEtag() {
        return true;
    }

    @Override
    public String expandedContext(String navigation, String columns) {
        return navigation + "," + navigation + "(" + columns + ")";
    }

    @Override
    public boolean linksExpanded() {
        return false;
    }

    @Override
    public int expandDepth() {
        return 1;
    }

    @Override
    public Condition scope(EntityModel entity, QueryString query, ReaderSettings settings) {
        Column company = entity.column("dataAreaId");
        return company == null || "true".equalsIgnoreCase(query.get("cross-company"))
                ? Condition.always()
                : Comparisons.equal(this, company, settings.company());
    }

    @Override
    public List<String> segments(ODataCall call, String path) {
        boolean reads = call.method().equals("GET") || call.method().equals("HEAD");
        return FinancePath.segments(path)
                .orElseThrow(
                        () ->
                                reads
                                        ? UnroutableException.read(call.root() + path)
                                        : UnroutableException.write());
    }

    @Override
    public boolean addressable(String keyValue, ReaderSettings settings) {
        return true;
    }

    @Override
    public Collation collation() {
        return Collation.ACCENTS_COUNT;
    }

    @Override
    public Paging paging(ReaderSettings settings) {
        return new FinancePaging(settings);
    }

    @Override
    public boolean answersNotModified() {
        return false;
    }

    @Override
    public int mostCounted() {
        return Integer.MAX_VALUE;
    }

    @Override
    public ReadErrors errors() {
        return errors;
    }

    @Override
    public QuerySupport querySupport() {
        return querySupport;
    }
}
