package dev.p2c.odata.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.odata.dialect.Dialect;
import dev.p2c.odata.dialect.IntegrationKeys;
import dev.p2c.odata.model.Model;
import dev.p2c.odata.model.Query;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads rows of one entity set as they are now, and makes values comparable. Thread-safe. */
public final class CurrentRows {

    private final Model model;
    private final Model.EntityType type;
    private final QueryReader reader;
    private final Dialect dialect;
    private final Optional<String> owned;
    private final boolean planned;

    /**
     * @param owned the filter for a company's rows; empty for all rows
     * @param planned whether writes are only planned, so that no etag will be proved by a write
     */
    public CurrentRows(
            Model model,
            Model.EntityType type,
            QueryReader reader,
            Dialect dialect,
            Optional<String> owned,
            boolean planned) {
        this.model = model;
        this.type = type;
        this.reader = reader;
        this.dialect = dialect;
        this.owned = owned;
        this.planned = planned;
    }

    /**
     * Reads the row of each key.
     *
     * @param keys all of the same fields
     * @return for each key, in order, its row with etag and entity key; empty where there is none
     */
    public List<Optional<ObjectNode>> read(
            List<String> select, List<String> expand, List<Map<String, JsonNode>> keys) {
        LinkedHashSet<String> columns = new LinkedHashSet<>(type.key());
        columns.addAll(select);
        columns.addAll(dialect.draftColumns(type));
        Query query = Query.of(type.set()).withSelect(columns).withExpand(expand).withFilter(owned);
        return reader.firstByKeys(type, query, keys);
    }

    /** False where a row has to be read before it is overwritten, see {@link Dialect}. */
    public boolean provesEtags() {
        return !planned && dialect.provesEtags();
    }

    /** Whether a row that was read is a draft, see {@link Dialect#draftColumns}. */
    public boolean isDraft(ObjectNode row) {
        return dialect.isDraft(type, row);
    }

    /** Whether a field's comparable text is the one that a new row has without anybody's doing. */
    public boolean isInitial(String field, String text) {
        String edm = type.typeOf(field);
        return text.isEmpty() || dialect.isInitial(edm, model.members(edm), text);
    }

    /**
     * Converts values to texts that are equal for equal values: as they are sent, numbers without
     * trailing zeros, points in time in UTC.
     *
     * @param values by field; a column of another entity behind a lookup is taken as it is
     * @return without the fields that are not sent
     */
    public Map<String, String> comparable(Map<String, JsonNode> values) {
        Map<String, String> texts = new LinkedHashMap<>(values.size() * 2);
        values.forEach(
                (field, value) -> {
                    String edm = type.typeOf(field);
                    dialect.wire(edm, value)
                            .ifPresent(
                                    sent ->
                                            texts.put(
                                                    field, IntegrationKeys.comparable(edm, sent)));
                });
        return texts;
    }
}
