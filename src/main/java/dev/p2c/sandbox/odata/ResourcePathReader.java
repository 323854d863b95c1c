package dev.p2c.sandbox.odata;

import dev.p2c.sandbox.http.ODataAnswer;
import dev.p2c.sandbox.http.ODataCall;
import dev.p2c.sandbox.model.Column;
import dev.p2c.sandbox.model.EntityModel.Navigation;
import dev.p2c.sandbox.store.EntityTable;
import dev.p2c.sandbox.store.Row;
import java.math.BigDecimal;
import java.util.List;

/** Answers a GET of a resource path: an entity set, a row, a property or related rows. */
final class ResourcePathReader {

    private final ODataReader reader;
    private final ReadStyle style;
    private final Navigator navigator;
    private final QueryParser parser;
    private final CollectionPages collections;
    private final RowSource source;
    private final ReaderSettings settings;

    ResourcePathReader(
            ODataReader reader,
            ReadStyle style,
            Navigator navigator,
            QueryParser parser,
            CollectionPages collections,
            RowSource source,
            ReaderSettings settings) {
        this.reader = reader;
        this.style = style;
        this.navigator = navigator;
        this.parser = parser;
        this.collections = collections;
        this.source = source;
        this.settings = settings;
    }

    ODataAnswer read(ODataCall call, ResourceAddress address, String deltaToken) {
        if (address.isSet()) {
            return set(call, address.table(), Condition.always(), address.rest(), deltaToken);
        }
        if (address.row() == null) {
            throw style.errors()
                    .noRow(
                            call,
                            address.table().model(),
                            address.keyValues(),
                            address.byPrimaryKey());
        }
        return row(call, address.table(), address.row(), address.rest());
    }

    private ODataAnswer set(
            ODataCall call,
            EntityTable table,
            Condition joined,
            List<String> rest,
            String deltaToken) {
        QueryString options = QueryString.of(call.query());
        ParsedQuery query =
                parser.parse(table, options)
                        .where(style.scope(table.model(), options, settings), joined);
        if (rest.isEmpty()) {
            return collections.page(call, options, query, deltaToken);
        }
        if (rest.equals(List.of("$count"))) {
            return ODataAnswer.text(200, String.valueOf(source.count(query, style.mostCounted())));
        }
        throw style.errors().unknownSegment(call, rest.get(0));
    }

    private ODataAnswer row(ODataCall call, EntityTable table, Row row, List<String> rest) {
        if (rest.isEmpty()) {
            return isKnown(call, table, row)
                    ? ODataAnswer.of(304).with("ETag", reader.etag(table, row))
                    : reader.representation(call, 200, table, row);
        }
        String name = rest.get(0);
        List<String> tail = rest.subList(1, rest.size());
        Column column = table.model().column(name);
        Navigation navigation = table.model().navigations().get(name);
        if (column != null && (tail.isEmpty() || tail.equals(List.of("$value")))) {
            return property(call, table, row, column, !tail.isEmpty());
        }
        if (navigation == null) {
            throw style.errors().unknownSegment(call, name);
        }
        EntityTable target = navigator.target(navigation);
        if (navigation.collection()) {
            Condition joined = navigator.joined(row, table.model(), navigation);
            Condition none = new Condition.Other(r -> false);
            return set(call, target, joined == null ? none : joined, tail, null);
        }
        Row next = navigator.single(row, table.model(), navigation);
        if (next == null) {
            return ODataAnswer.of(204);
        }
        return tail.equals(List.of("$ref"))
                ? reference(call, target, next)
                : row(call, target, next, tail);
    }

    /**
     * Whether {@code If-None-Match} holds the row's etag. False if the call expands rows or
     * requests annotations, whose changes the etag does not show.
     */
    private boolean isKnown(ODataCall call, EntityTable table, Row row) {
        String etag = call.header("if-none-match");
        return style.answersNotModified()
                && etag != null
                && etag.equals(reader.etag(table, row))
                && !QueryString.of(call.query()).has("$expand")
                && Annotations.of(call).isEmpty();
    }

    private ODataAnswer property(
            ODataCall call, EntityTable table, Row row, Column column, boolean raw) {
        Object value = style.value(column, row);
        if (value == null) {
            return ODataAnswer.of(204);
        }
        if (raw) {
            boolean number = value instanceof BigDecimal;
            return ODataAnswer.text(
                    200, number ? ((BigDecimal) value).toPlainString() : value.toString());
        }
        String path = reader.editLink(call, table, row).substring(call.root().length());
        return ODataAnswer.json(
                200,
                ODataJson.object(
                        json -> {
                            json.writeStringField(
                                    "@odata.context",
                                    call.root() + "$metadata#" + path + "/" + column.name());
                            json.writeFieldName("value");
                            style.write(json, column, value);
                        }));
    }

    private ODataAnswer reference(ODataCall call, EntityTable target, Row row) {
        return ODataAnswer.json(
                200,
                ODataJson.object(
                        json -> {
                            json.writeStringField("@odata.context", call.root() + "$metadata#$ref");
                            json.writeStringField("@odata.id", reader.editLink(call, target, row));
                        }));
    }
}
