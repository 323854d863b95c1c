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

/** What differs between the two services in reading. Thread-safe. */
public sealed interface ReadStyle permits SalesReadStyle, FinanceReadStyle {

    /** What a column that is not set reads as; null in Sales. */
    Object unset(Column column);

    default Object value(Column column, Row row) {
        Object value = row.get(column.index());
        return value == null ? unset(column) : value;
    }

    /**
     * The columns of a row in the order of the answer.
     *
     * @param asked null for all
     */
    List<Column> columns(EntityModel entity, List<Column> asked);

    /**
     * @param value never null
     */
    void write(JsonGenerator json, Column column, Object value) throws IOException;

    String etag(EntityModel entity, Row row);

    /** Whether a row inside a single-valued {@code $expand} bears an etag, too. */
    boolean nestedEtag();

    /** An expanded navigation in {@code @odata.context}. */
    String expandedContext(String navigation, String columns);

    /** Whether an expanded collection is followed by a link to it. */
    boolean linksExpanded();

    /** How many levels of {@code $expand} there are. */
    int expandDepth();

    /**
     * @throws ODataError 400 for an option that the service does not have
     */
    void requireOptions(QueryString query);

    /**
     * @throws ODataError 400 for an operator that the service does not have
     */
    void requireOperator(BinaryOperatorKind operator);

    /**
     * @throws ODataError 400 for a function that the service does not have
     */
    void requireFunction(MethodKind function);

    /** What {@code eq} means for this text, if it is more than equality; else null. */
    Predicate<String> equalPattern(String text);

    Predicate<String> functionPattern(MethodKind function, String text);

    /** Which rows the caller sees at all. */
    Condition scope(EntityModel entity, QueryString query, ReaderSettings settings);

    /** Whether this character may stand in a value of an alternate key. */
    boolean addressable(String keyValue, ReaderSettings settings);

    Paging paging(ReaderSettings settings);

    /** Whether {@code If-None-Match} is obeyed. */
    boolean answersNotModified();

    /** At most this is shown as {@code @odata.count}. */
    int mostCounted();

    ODataError unknownSegment(ODataCall call, String segment);

    ODataError unknownProperty(String type, String property);

    ODataError badQuery(String message);

    ODataError badKey(EntityModel entity);

    /**
     * @param byPrimaryKey false for an alternate key
     */
    ODataError noRow(
            ODataCall call, EntityModel entity, Map<String, Object> key, boolean byPrimaryKey);
}
