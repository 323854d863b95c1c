package dev.p2c.sandbox.odata;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.p2c.sandbox.http.ODataCall;
import dev.p2c.sandbox.model.Column;
import dev.p2c.sandbox.model.ColumnType;
import dev.p2c.sandbox.model.EntityModel;
import dev.p2c.sandbox.store.Row;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.olingo.server.api.uri.queryoption.expression.BinaryOperatorKind;
import org.apache.olingo.server.api.uri.queryoption.expression.MethodKind;

/**
 * Read behaviour of Sales, which runs on Dataverse (Dataverse Web API, "Query data" and its
 * subpages).
 */
public final class SalesReadStyle implements ReadStyle {

    private static final String QUERY_ERROR = "0x80060888";

    private static final Set<BinaryOperatorKind> REFUSED =
            EnumSet.of(
                    BinaryOperatorKind.ADD,
                    BinaryOperatorKind.SUB,
                    BinaryOperatorKind.MUL,
                    BinaryOperatorKind.DIV,
                    BinaryOperatorKind.MOD,
                    BinaryOperatorKind.IN,
                    BinaryOperatorKind.HAS);

    private static final Set<MethodKind> FUNCTIONS =
            EnumSet.of(MethodKind.CONTAINS, MethodKind.STARTSWITH, MethodKind.ENDSWITH);

    /**
     * Characters in an alternate key that keep its row from being addressed ("Define alternate
     * keys", remarks).
     */
    private static final String UNADDRESSABLE = "/<>*%&:\\?+";

    @Override
    public Object unset(Column column) {
        return null;
    }

    @Override
    public List<Column> columns(EntityModel entity, List<Column> asked) {
        if (asked == null) {
            return entity.columns();
        }
        Set<Column> columns = new LinkedHashSet<>(asked);
        if (asked.stream().anyMatch(Column::isMoney)) {
            Column currency = entity.column("_transactioncurrencyid_value");
            if (currency != null) {
                columns.add(currency);
            }
        }
        entity.key().forEach(key -> columns.add(entity.column(key)));
        return List.copyOf(columns);
    }

    @Override
    public void write(JsonGenerator json, Column column, Object value) throws IOException {
        if (column.type() == ColumnType.DECIMAL) {
            // The database keeps ten decimal places, four for money.
            int scale = column.isMoney() ? 4 : 10;
            BigDecimal number = (BigDecimal) value;
            json.writeNumber(
                    number.scale() < scale
                            ? number.setScale(scale, RoundingMode.UNNECESSARY)
                            : number);
        } else {
            JsonValues.write(json, value);
        }
    }

    @Override
    public String etag(EntityModel entity, Row row) {
        return "W/\"" + row.version() + "\"";
    }

    @Override
    public boolean nestedEtag() {
        return false;
    }

    @Override
    public String expandedContext(String navigation, String columns) {
        return navigation + "(" + columns + ")";
    }

    @Override
    public boolean linksExpanded() {
        return true;
    }

    @Override
    public int expandDepth() {
        return 15;
    }

    @Override
    public void requireOptions(QueryString query) {
        for (String name : query.names()) {
            if (Set.of("$skip", "$search", "$format", "$compute").contains(name)) {
                throw badQuery("The query parameter " + name + " is not supported");
            }
            if (Set.of("$apply", "fetchXml").contains(name)) {
                throw new ODataError(501, QUERY_ERROR, "The stand-in does not have " + name + ".");
            }
        }
    }

    @Override
    public void requireOperator(BinaryOperatorKind operator) {
        if (REFUSED.contains(operator)) {
            throw badQuery("The operator '" + operator + "' is not supported.");
        }
    }

    @Override
    public void requireFunction(MethodKind function) {
        if (!FUNCTIONS.contains(function)) {
            throw badQuery("The function '" + function + "' is not supported.");
        }
    }

    @Override
    public Predicate<String> equalPattern(String text) {
        return null;
    }

    @Override
    public Predicate<String> functionPattern(MethodKind function, String text) {
        if (text.startsWith("%")) {
            throw badQuery("A leading wildcard is not supported in '" + text + "'.");
        }
        return TextPatterns.like(
                (function == MethodKind.STARTSWITH ? "" : "%")
                        + text
                        + (function == MethodKind.ENDSWITH ? "" : "%"));
    }

    @Override
    public Condition scope(EntityModel entity, QueryString query, ReaderSettings settings) {
        return Condition.always();
    }

    @Override
    public boolean addressable(String keyValue, ReaderSettings settings) {
        return !settings.strictKeys()
                || keyValue.chars().noneMatch(c -> UNADDRESSABLE.indexOf(c) >= 0);
    }

    @Override
    public Paging paging(ReaderSettings settings) {
        return new SalesPaging(settings);
    }

    @Override
    public boolean answersNotModified() {
        return true;
    }

    @Override
    public int mostCounted() {
        return 5_000;
    }

    @Override
    public ODataError unknownSegment(ODataCall call, String segment) {
        return new ODataError(
                404, "0x8006088a", "Resource not found for the segment '" + segment + "'.");
    }

    @Override
    public ODataError unknownProperty(String type, String property) {
        return badQuery(
                "Could not find a property named '" + property + "' on type '" + type + "'.");
    }

    @Override
    public ODataError badQuery(String message) {
        return new ODataError(400, QUERY_ERROR, message);
    }

    @Override
    public ODataError badKey(EntityModel entity) {
        return badQuery(
                "The key in the request URI is not valid for resource 'Microsoft.Dynamics.CRM."
                        + entity.name()
                        + "'. Ensure that the names and number of key properties match the"
                        + " properties of a declared key.");
    }

    @Override
    public ODataError noRow(
            ODataCall call, EntityModel entity, Map<String, Object> key, boolean byPrimaryKey) {
        return byPrimaryKey
                ? new ODataError(
                        404,
                        "0x80040217",
                        entity.name()
                                + " With Id = "
                                + key.values().iterator().next()
                                + " Does Not Exist")
                : new ODataError(
                        404,
                        "0x80060891",
                        "A record with the specified key values does not exist in "
                                + entity.name()
                                + " entity");
    }
}
