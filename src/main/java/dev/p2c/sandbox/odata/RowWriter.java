package dev.p2c.sandbox.odata;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.p2c.sandbox.model.Column;
import dev.p2c.sandbox.model.EntityModel.Navigation;
import dev.p2c.sandbox.store.EntityTable;
import dev.p2c.sandbox.store.Row;
import java.io.IOException;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Stream;

/**
 * Writes rows of the store as JSON. Olingo's serializer is not used: it needs an object tree for
 * each row and cannot place etags and annotations where the services place them.
 */
final class RowWriter {

    private final ReadStyle style;
    private final Navigator navigator;
    private final ResourceAddresses addresses;
    private final RowSource source;
    private final AnnotationWriter annotations;

    RowWriter(ReadStyle style, Navigator navigator, ResourceAddresses addresses, RowSource source) {
        this.style = style;
        this.navigator = navigator;
        this.addresses = addresses;
        this.source = source;
        this.annotations = new AnnotationWriter(navigator);
    }

    /** Writes a row as a JSON object. */
    void write(JsonGenerator json, ParsedQuery query, Row row, Annotations wanted, String root)
            throws IOException {
        json.writeStartObject();
        members(json, query, row, wanted, root, true);
        json.writeEndObject();
    }

    /**
     * Writes the members of a row's JSON object; the caller writes the braces and may write members
     * before.
     */
    void members(
            JsonGenerator json,
            ParsedQuery query,
            Row row,
            Annotations wanted,
            String root,
            boolean etag)
            throws IOException {
        EntityTable table = query.table();
        if (etag) {
            json.writeStringField("@odata.etag", style.etag(table.model(), row));
        }
        for (Column column : query.shown()) {
            Object value = style.value(column, row);
            if (value == null) {
                json.writeNullField(column.name());
                continue;
            }
            if (!wanted.isEmpty()) {
                annotations.write(json, table, row, column, value, wanted);
            }
            json.writeFieldName(column.name());
            style.write(json, column, value);
        }
        for (ParsedQuery.Expansion expansion : query.expansions()) {
            if (expansion.navigation().collection()) {
                collection(json, table, row, expansion, wanted, root);
            } else {
                single(json, table, row, expansion, wanted, root);
            }
        }
    }

    private void single(
            JsonGenerator json,
            EntityTable table,
            Row row,
            ParsedQuery.Expansion expansion,
            Annotations wanted,
            String root)
            throws IOException {
        Row target = navigator.single(row, table.model(), expansion.navigation());
        json.writeFieldName(expansion.navigation().name());
        if (target == null) {
            json.writeNull();
        } else {
            json.writeStartObject();
            members(json, expansion.query(), target, wanted, root, style.nestedEtag());
            json.writeEndObject();
        }
    }

    private void collection(
            JsonGenerator json,
            EntityTable table,
            Row row,
            ParsedQuery.Expansion expansion,
            Annotations wanted,
            String root)
            throws IOException {
        Navigation navigation = expansion.navigation();
        Condition joined = navigator.joined(row, table.model(), navigation);
        ParsedQuery query = expansion.query();
        json.writeArrayFieldStart(navigation.name());
        if (joined != null) {
            Stream<Row> rows = source.rows(query.where(joined), null);
            List<Row> some = (query.top() == null ? rows : rows.limit(query.top())).toList();
            for (Row each : some) {
                write(json, query, each, wanted, root);
            }
        }
        json.writeEndArray();
        if (style.linksExpanded()) {
            json.writeStringField(
                    navigation.name() + "@odata.nextLink",
                    root + addresses.path(table, row) + "/" + navigation.name() + selected(query));
        }
    }

    private static String selected(ParsedQuery query) {
        return query.columns() == null
                ? ""
                : "?$select="
                        + String.join(",", query.columns().stream().map(Column::name).toList());
    }

    /**
     * Selected columns for {@code @odata.context}, for example {@code (name,revenue)}; empty for
     * all.
     */
    String context(ParsedQuery query) {
        String columns = contextColumns(query);
        return columns.isEmpty() ? "" : "(" + columns + ")";
    }

    private String contextColumns(ParsedQuery query) {
        StringJoiner names = new StringJoiner(",");
        if (query.columns() != null) {
            query.columns().forEach(c -> names.add(c.name()));
        }
        for (ParsedQuery.Expansion expansion : query.expansions()) {
            names.add(
                    style.expandedContext(
                            expansion.navigation().name(), contextColumns(expansion.query())));
        }
        return names.toString();
    }
}
