package dev.p2c.sandbox.odata;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.p2c.sandbox.http.ODataCall;
import dev.p2c.sandbox.model.Column;
import dev.p2c.sandbox.model.EntityModel;
import dev.p2c.sandbox.store.Row;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.olingo.server.api.uri.queryoption.expression.BinaryOperatorKind;
import org.apache.olingo.server.api.uri.queryoption.expression.MethodKind;

/** Differences between the read behaviour of Sales and Finance. Thread-safe. */
public sealed interface ReadStyle permits SalesReadStyle, FinanceReadStyle {

    /** Value that a client reads for a column that is not set; null in Sales. */
    Object unset(Column column);

    /** Value that a client reads for a column of a row. */
    default Object value(Column column, Row row) {
        Object value = row.get(column.index());
        return value == null ? unset(column) : value;
    }

    /**
     * Columns of a row in the order of the response.
     *
     * @param asked columns of {@code $select}; null for all
     */
    List<Column> columns(EntityModel entity, List<Column> asked);

    /**
     * Writes the value of a column as JSON.
     *
     * @param value never null
     */
    void write(JsonGenerator json, Column column, Object value) throws IOException;

    String etag(EntityModel entity, Row row);

    /** Whether a row in a single-valued {@code $expand} has an etag. */
    boolean nestedEtag();

    /** Text for an expanded navigation property in {@code @odata.context}. */
    String expandedContext(String navigation, String columns);

    /** Whether an expanded collection is followed by a link to it. */
    boolean linksExpanded();

    /** Maximum depth of nested {@code $expand}. */
    int expandDepth();

    /**
     * Checks that the service supports all options of a query.
     *
     * @throws ODataError 400 for an unsupported option
     */
    void requireOptions(QueryString query);

    /**
     * Checks that the service supports an operator.
     *
     * @throws ODataError 400 for an unsupported operator
     */
    void requireOperator(BinaryOperatorKind operator);

    /**
     * Checks that the service supports a function.
     *
     * @throws ODataError 400 for an unsupported function
     */
    void requireFunction(MethodKind function);

    /**
     * Pattern that {@code eq} matches for a text with wildcards; null if {@code eq} means equality.
     */
    Predicate<String> equalPattern(String text);

    /** Pattern that a text function such as {@code contains} matches. */
    Predicate<String> functionPattern(MethodKind function, String text);

    /** Condition that every row the caller may see meets. */
    Condition scope(EntityModel entity, QueryString query, ReaderSettings settings);

    /** Whether a row can be addressed by an alternate key with this value. */
    boolean addressable(String keyValue, ReaderSettings settings);

    Paging paging(ReaderSettings settings);

    /** Whether the service answers {@code If-None-Match} with 304. */
    boolean answersNotModified();

    /** Maximum value of {@code @odata.count}. */
    int mostCounted();

    ODataError unknownSegment(ODataCall call, String segment);

    ODataError unknownProperty(String type, String property);

    ODataError badQuery(String message);

    ODataError badKey(EntityModel entity);

    /**
     * Error for a key without a row.
     *
     * @param byPrimaryKey false for an alternate key
     */
    ODataError noRow(
            ODataCall call, EntityModel entity, Map<String, Object> key, boolean byPrimaryKey);
}
