package dev.p2c.sandbox.odata;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.p2c.sandbox.http.ODataCall;
import dev.p2c.sandbox.model.Column;
import dev.p2c.sandbox.model.EntityModel;
import dev.p2c.sandbox.store.Collation;
import dev.p2c.sandbox.store.Row;
import java.io.IOException;
import java.util.List;

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

    /** Condition that every row the caller may see meets. */
    Condition scope(EntityModel entity, QueryString query, ReaderSettings settings);

    /**
     * Decoded segments of a path; a slash inside quotes does not separate.
     *
     * @param path percent-encoded
     */
    List<String> segments(ODataCall call, String path);

    /** Whether a row can be addressed by an alternate key with this value. */
    boolean addressable(String keyValue, ReaderSettings settings);

    /** Which texts are equal. */
    Collation collation();

    Paging paging(ReaderSettings settings);

    /** Whether the service answers {@code If-None-Match} with 304. */
    boolean answersNotModified();

    /** Maximum value of {@code @odata.count}. */
    int mostCounted();

    ReadErrors errors();

    QuerySupport querySupport();
}
