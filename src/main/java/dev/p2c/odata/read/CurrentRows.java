package dev.p2c.odata.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.odata.dialect.Dialect;
import dev.p2c.odata.dialect.IntegrationKeys;
import dev.p2c.odata.model.Model;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows of one entity set as they are now, and their values made comparable. Thread-safe. */
public final class CurrentRows {

    private final Model.EntityType type;
    private final QueryReader reader;
    private final Dialect dialect;
    private final Optional<String> owned;

    /**
     * @param owned filter of the rows of one company; empty for all
     */
    public CurrentRows(
            Model.EntityType type, QueryReader reader, Dialect dialect, Optional<String> owned) {
        this.type = type;
        this.reader = reader;
        this.dialect = dialect;
        this.owned = owned;
    }

    /**
     * @param keys all of the same fields
     * @return for each key, in order, its row with etag and own key
     */
    public List<Optional<ObjectNode>> read(
            List<String> select, List<String> expand, List<Map<String, JsonNode>> keys) {
        LinkedHashSet<String> columns = new LinkedHashSet<>(type.key());
        columns.addAll(select);
        return reader.firstByKeys(type, List.copyOf(columns), expand, owned, keys);
    }

    /** False where a row has to be read before it is overwritten, see {@link Dialect}. */
    public boolean provesEtags() {
        return dialect.provesEtags();
    }

    /**
     * Values as texts that are the same for equal values, however they are written: as they would
     * be sent, numbers without trailing zeros, points in time in UTC.
     *
     * @param values by field; one behind a lookup is not known and taken as it is
     * @return without those that are not sent
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
