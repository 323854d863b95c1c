package dev.p2c.odata.sales;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.odata.dialect.BusinessUnit;
import dev.p2c.odata.dialect.ColumnLimits;
import dev.p2c.odata.dialect.Dialect;
import dev.p2c.odata.dialect.FixedFields;
import dev.p2c.odata.dialect.KeyLookup;
import dev.p2c.odata.dialect.LimitHeaders;
import dev.p2c.odata.dialect.MoneyDecimals;
import dev.p2c.odata.dialect.Operation;
import dev.p2c.odata.dialect.OperationAnswer;
import dev.p2c.odata.dialect.OptionQuery;
import dev.p2c.odata.dialect.Ownership;
import dev.p2c.odata.dialect.RowWrite;
import dev.p2c.odata.dialect.ServiceError;
import dev.p2c.odata.dialect.VerdictRule;
import dev.p2c.odata.dialect.WriteResult;
import dev.p2c.odata.dialect.WriteStep;
import dev.p2c.odata.model.Literals;
import dev.p2c.odata.model.Model;
import dev.p2c.odata.model.Page;
import dev.p2c.odata.model.Query;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dynamics 365 Sales: the Dataverse Web API. */
public final class SalesDialect implements Dialect {

    /** Dataverse, service protection API limits, "How to re-try"; each server counts separately. */
    private static final LimitHeaders LIMITS =
            new LimitHeaders(
                    Optional.of("x-ms-dop-hint"),
                    List.of(
                            "x-ms-ratelimit-burst-remaining-xrm-requests",
                            "x-ms-ratelimit-time-remaining-xrm-requests"));

    private static final Pattern EMPTY_DATE = Pattern.compile("1900-01-01T(12|00):00:00(\\.0+)?Z");
    private static final Pattern VERSION = Pattern.compile("W/\"(\\d{1,18})\"");

    private final SalesWrites writes = new SalesWrites();

    /** Without the licences that raise it; a tenant's users of this kind share it. */
    @Override
    public OptionalLong requestsOfADay() {
        return OptionalLong.of(500_000);
    }

    @Override
    public OptionalLong mostCounted() {
        return OptionalLong.of(5_000);
    }

    @Override
    public String name() {
        return "sales";
    }

    @Override
    public boolean needsToken() {
        return true;
    }

    @Override
    public String probe() {
        return "WhoAmI";
    }

    @Override
    public Optional<String> environment() {
        return Optional.of("OrganizationId");
    }

    /** Dataverse refuses a filter with more than 300 conditions (0x80044183). */
    @Override
    public int mostConditions() {
        return 250;
    }

    @Override
    public LimitHeaders limitHeaders() {
        return LIMITS;
    }

    @Override
    public Ownership ownership(
            Map<String, BusinessUnit> units, Function<Query, Iterator<Page>> read) {
        return new BusinessUnits(units, read);
    }

    /** Dataverse keeps the values of choices, states and status reasons in string maps. */
    @Override
    public Optional<OptionQuery> optionQuery(Model model, Model.EntityType type) {
        String table = type.name().substring(type.name().lastIndexOf('.') + 1);
        return model.entity("stringmaps")
                .map(
                        maps ->
                                new OptionQuery(
                                        Query.of(maps.set())
                                                .withSelect(
                                                        List.of("attributename", "attributevalue"))
                                                .withFilter(
                                                        Optional.of(
                                                                "objecttypecode eq "
                                                                        + Literals.quoted(table))),
                                        "attributename",
                                        "attributevalue"));
    }

    /** A row's address is built from its id only; other keys give no address. */
    @Override
    public Optional<String> address(Model.EntityType type, Map<String, JsonNode> key) {
        return Optional.ofNullable(key.get(type.key().get(0)))
                .map(JsonNode::asText)
                .filter(id -> Guids.GUID.matcher(id).matches())
                .map(id -> type.set() + "(" + id + ")");
    }

    /** The empty date of Finance, which has no nulls, is no date in Sales. */
    @Override
    public Optional<JsonNode> wire(String type, JsonNode value) {
        boolean isEmptyDate =
                type.equals("Edm.DateTimeOffset")
                        && value.isTextual()
                        && EMPTY_DATE.matcher(value.textValue()).matches();
        return Optional.of(isEmptyDate ? NullNode.getInstance() : value);
    }

    @Override
    public MoneyDecimals decimals(Model model, Function<Query, Iterator<Page>> read) {
        return SalesDecimals.read(model, read);
    }

    @Override
    public ServiceError error(byte[] body, int offset, int length) {
        return SalesErrors.read(body, offset, length);
    }

    @Override
    public List<VerdictRule> verdicts() {
        return SalesErrors.VERDICTS;
    }

    /** An etag holds the row's version number, which grows with each write to the organization. */
    @Override
    public OptionalLong version(String etag) {
        Matcher version = VERSION.matcher(etag);
        return version.matches()
                ? OptionalLong.of(Long.parseLong(version.group(1)))
                : OptionalLong.empty();
    }

    /**
     * Dataverse, state of a row: {@code statecode} 0 is active for accounts, contacts, products.
     */
    @Override
    public Optional<String> stateColumn(Model.EntityType type) {
        return Optional.of("statecode").filter(type.properties()::containsKey);
    }

    @Override
    public List<String> nameColumns() {
        return List.of("name", "fullname", "productname", "productdescription");
    }

    @Override
    public boolean isGone(WriteResult.Refused refusal) {
        return SalesErrors.isNotFound(refusal);
    }

    @Override
    public Optional<String> columnsAddress(Model.EntityType type) {
        return FixedColumns.address(type);
    }

    @Override
    public FixedFields fixedFields(Model.EntityType type, byte[] columns) {
        return FixedColumns.read(type, columns);
    }

    @Override
    public List<String> requiredColumns(Model.EntityType type, Function<String, JsonNode> get) {
        return RequiredColumns.read(type, get);
    }

    @Override
    public ColumnLimits limits(Model.EntityType type, Function<String, JsonNode> get) {
        return ColumnDefinitions.read(type, get);
    }

    @Override
    public List<String> draftColumns(Model.EntityType type) {
        return WantedState.hasDrafts(type) ? List.of(WantedState.STATE) : List.of();
    }

    @Override
    public boolean isDraft(Model.EntityType type, ObjectNode row) {
        return WantedState.isDraft(type, row);
    }

    @Override
    public List<WriteStep> plan(Model.EntityType type, List<RowWrite> rows, KeyLookup lookup) {
        return writes.plan(type, rows, lookup);
    }

    @Override
    public WriteResult.Written written(Operation operation, OperationAnswer answer) {
        return writes.written(operation, answer);
    }

    @Override
    public WriteStep answered(Operation operation, OperationAnswer answer) {
        return writes.answered(operation, answer);
    }

    @Override
    public WriteStep refused(Operation operation, WriteResult.Refused refusal) {
        return writes.refused(operation, refusal);
    }
}
