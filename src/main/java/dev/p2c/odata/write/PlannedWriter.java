package dev.p2c.odata.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.odata.dialect.Dialect;
import dev.p2c.odata.dialect.RowWrite;
import dev.p2c.odata.dialect.RowWrite.Known;
import dev.p2c.odata.dialect.SentNumbers;
import dev.p2c.odata.dialect.WriteResult;
import dev.p2c.odata.dialect.WriteResult.Changed;
import dev.p2c.odata.dialect.WriteResult.Written;
import dev.p2c.odata.model.Model;
import dev.p2c.odata.read.PlannedRows;
import dev.p2c.odata.read.QueryReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Tells what would become of rows and sends nothing but queries. What only the service can say,
 * such as a refused customer group, is not known here. Thread-safe.
 */
public final class PlannedWriter implements RowWriter, RowRemover {

    private final Dialect dialect;
    private final QueryReader reader;
    private final PlannedRows planned;

    public PlannedWriter(Dialect dialect, QueryReader reader, PlannedRows planned) {
        this.dialect = dialect;
        this.reader = reader;
        this.planned = planned;
    }

    @Override
    public List<WriteResult> upsert(Model.EntityType type, List<RowWrite> rows, RowOwner owner) {
        ExistingRows existing = new ExistingRows(dialect, reader, owner);
        List<Map<String, JsonNode>> keys =
                rows.stream().filter(row -> row.known().isEmpty()).map(RowWrite::key).toList();
        List<Optional<ObjectNode>> found = existing.read(type, keys);
        Map<Map<String, JsonNode>, ObjectNode> byKey = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            Map<String, JsonNode> key = keys.get(i);
            found.get(i).ifPresent(row -> byKey.put(key, row));
        }
        return rows.stream()
                .map(
                        row ->
                                row.known()
                                        .map(known -> updated(row, known))
                                        .orElseGet(
                                                () -> created(type, row, owner, byKey, existing)))
                .toList();
    }

    private static WriteResult updated(RowWrite row, Known known) {
        return new Written(false, known.id(), known.etag(), numbers(row));
    }

    private WriteResult created(
            Model.EntityType type,
            RowWrite row,
            RowOwner owner,
            Map<Map<String, JsonNode>, ObjectNode> found,
            ExistingRows existing) {
        WriteResult refusal = existing.refused().get(row.key());
        if (refusal != null) {
            return refusal;
        }
        ObjectNode there = found.get(row.key());
        if (there != null) {
            return new Changed(id(type, there));
        }
        String id = type.key().size() == 1 ? id(type, row) : "";
        planned.created(type, owner.company(), row, id);
        return new Written(true, id, "", numbers(row));
    }

    private static String id(Model.EntityType type, ObjectNode row) {
        return type.key().size() == 1 ? row.path(type.key().get(0)).asText() : "";
    }

    /** An id that no row of the service has. */
    private static String id(Model.EntityType type, RowWrite row) {
        byte[] name = (type.set() + row.key()).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(name).toString();
    }

    /** The numbers as sent: how the service rounds them shows only after the write. */
    private static Map<String, JsonNode> numbers(RowWrite row) {
        Map<String, JsonNode> numbers = new HashMap<>();
        SentNumbers.columns(row).forEach(column -> numbers.put(column, row.body().get(column)));
        return numbers;
    }

    @Override
    public List<Optional<WriteResult.Refused>> remove(Model.EntityType type, List<Removal> rows) {
        return rows.stream().map(row -> Optional.<WriteResult.Refused>empty()).toList();
    }
}
