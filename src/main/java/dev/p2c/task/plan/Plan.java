package dev.p2c.task.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.error.RejectedRowException;
import dev.p2c.mapping.FieldPath;
import dev.p2c.mapping.KeyText;
import dev.p2c.mapping.MappedRow;
import dev.p2c.mapping.Mapping;
import dev.p2c.mapping.Owner;
import dev.p2c.mapping.TargetView;
import dev.p2c.mapping.Transformer;
import dev.p2c.odata.Connection;
import dev.p2c.odata.model.Model.EntityType;
import dev.p2c.odata.model.Query;
import dev.p2c.state.LedgerEntry;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A task's mapping with the two systems it joins: one version, used by a whole pass.
 *
 * @param view of the target's rows
 * @param twin the task that brings the same rows the other way
 */
public record Plan(
        Mapping mapping,
        Transformer transformer,
        TargetView view,
        Optional<Twin> twin,
        Connection source,
        Connection target) {

    /**
     * The other way of a two-way task.
     *
     * @param view of our source's rows, which are its target's
     */
    public record Twin(String task, String version, TargetView view) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    public String task() {
        return mapping.task();
    }

    /** The same for a run whose requests go before those of a higher rank. */
    public Plan ranked(int rank) {
        return new Plan(mapping, transformer, view, twin, source.ranked(rank), target.ranked(rank));
    }

    /** Rows of one batch at present. */
    public int batchSize() {
        return target.batchSize(mapping.target().entity());
    }

    public boolean sweeps() {
        return mapping.source().changes() instanceof Mapping.Sweep;
    }

    /** Full rows, as far as the mapping uses them. */
    public Query rows(String company, int pageSize) {
        Set<String> select = new LinkedHashSet<>(mapping.sourceColumns().select());
        List<FieldPath> paths = new ArrayList<>(mapping.sourceColumns().paths());
        twin.ifPresent(other -> select.addAll(other.view().select()));
        twin.ifPresent(other -> paths.addAll(other.view().paths()));
        return query(List.copyOf(select), FieldPath.expand(paths), company, pageSize);
    }

    /** Keys and etags only. */
    public Query keys(String company, int pageSize) {
        return query(mapping.sourceColumns().keySelect(), List.of(), company, pageSize);
    }

    /**
     * The target's fields behind an integration key, company included; of another number of parts
     * than the mapping has now, what fits.
     */
    public Map<String, JsonNode> targetKey(String integrationKey, String company) {
        List<String> fields = mapping.target().key();
        boolean single = fields.stream().filter(f -> !f.equals(Mapping.COMPANY)).count() == 1;
        Iterator<String> parts =
                (single ? List.of(integrationKey) : KeyText.parts(integrationKey)).iterator();
        Map<String, JsonNode> key = new LinkedHashMap<>();
        for (String field : fields) {
            boolean isCompany = field.equals(Mapping.COMPANY);
            if (isCompany || parts.hasNext()) {
                key.put(field, TextNode.valueOf(isCompany ? company : parts.next()));
            }
        }
        return key;
    }

    /** The integration key of a row of the target, as {@link #keyOf} has it of its source row. */
    public String targetKeyText(ObjectNode row) {
        List<String> values =
                mapping.target().key().stream()
                        .filter(field -> !field.equals(Mapping.COMPANY))
                        .map(field -> row.path(targetType().column(field)).asText())
                        .toList();
        return KeyText.of(values);
    }

    /**
     * What a source row is known by later: its etag where all etags are compared, otherwise its own
     * id; null where it has neither.
     */
    public String origin(ObjectNode row) {
        if (sweeps()) {
            return etag(row);
        }
        List<String> key = sourceType().key();
        return key.size() == 1 ? row.path(key.get(0)).asText(null) : null;
    }

    private Query query(List<String> select, List<String> expand, String company, int pageSize) {
        String entity = mapping.source().entity();
        List<String> key = sourceType().key();
        return new Query(
                entity,
                select,
                expand,
                mapping.source().filter(),
                key,
                Optional.of(company)
                        .filter(c -> key.contains(Mapping.COMPANY) || source.isOwned(entity)),
                pageSize);
    }

    /** Whether a row in the target is every company's: a product of Sales. */
    public boolean sharesTarget() {
        return !targetType().key().contains(Mapping.COMPANY)
                && !target.isOwned(mapping.target().entity());
    }

    public EntityType sourceType() {
        return source.model().entity(mapping.source().entity()).orElseThrow();
    }

    public EntityType targetType() {
        return target.model().entity(mapping.target().entity()).orElseThrow();
    }

    /** What we would write, as texts to compare and keep; without what is not sent. */
    public Map<String, String> ours(MappedRow row) {
        return target.current(mapping.target().entity()).comparable(view.ours(row));
    }

    /** What the target has. */
    public Map<String, String> theirs(ObjectNode row) {
        return target.current(mapping.target().entity()).comparable(view.theirs(row));
    }

    /** What the source has, as the twin's target. */
    Map<String, String> asTwinSees(Twin other, ObjectNode row) {
        return source.current(mapping.source().entity()).comparable(other.view().theirs(row));
    }

    /** What the twin has to know of a row that is across. */
    public LedgerEntry seed(Twin other, ObjectNode source, String key, String company) {
        return new LedgerEntry(
                other.task(),
                company,
                key,
                LedgerEntry.NOTHING_WRITTEN,
                null,
                id(sourceType(), source),
                etag(source),
                LastAgreed.values(asTwinSees(other, source)));
    }

    public Owner owner(String field) {
        return mapping.owner(view.rules().get(field));
    }

    /** As the ledger keeps it. */
    public String base(MappedRow row) {
        return mapping.keepsValues() ? LastAgreed.values(ours(row)) : LastAgreed.marks(ours(row));
    }

    /** The id of a row where a service has ids; empty where the key is the id. */
    public static String id(EntityType type, ObjectNode row) {
        return type.key().size() == 1 ? row.path(type.key().get(0)).asText() : "";
    }

    /** The source's own key of a row that was read. */
    public Map<String, JsonNode> sourceKey(JsonNode row) {
        Map<String, JsonNode> key = new LinkedHashMap<>();
        for (String field : sourceType().key()) {
            key.put(field, row.get(field));
        }
        return key;
    }

    /** The same as JSON; what is no row stays as it is. */
    String keyOnly(String row) {
        try {
            ObjectNode key = JSON.createObjectNode();
            sourceKey(JSON.readTree(row)).forEach(key::set);
            return key.toString();
        } catch (JsonProcessingException e) {
            return row;
        }
    }

    /**
     * The source columns behind an integration key that a person typed: for a lookup the id of the
     * row it leads to.
     *
     * @return empty for a key that no row can have: of another number of parts, as a line's is for
     *     its header, or naming a row that does not exist
     */
    public Optional<Map<String, JsonNode>> sourceKey(String integrationKey, String company) {
        List<FieldPath> paths = mapping.sourceColumns().keyPaths();
        List<String> values =
                paths.size() == 1 ? List.of(integrationKey) : KeyText.parts(integrationKey);
        if (values.size() != paths.size()) {
            return Optional.empty();
        }
        Map<String, JsonNode> key = new LinkedHashMap<>();
        for (int i = 0; i < paths.size(); i++) {
            TextNode value = TextNode.valueOf(values.get(i));
            Optional<JsonNode> column = column(paths.get(i), value, company);
            if (column.isEmpty()) {
                return Optional.empty();
            }
            key.put(paths.get(i).column(), column.get());
        }
        return Optional.of(key);
    }

    private Optional<JsonNode> column(FieldPath path, TextNode value, String company) {
        if (!path.isLookup()) {
            return Optional.of(value);
        }
        return path.candidates().stream()
                .flatMap(
                        candidate ->
                                sourceType()
                                        .navigations()
                                        .get(candidate.navigation())
                                        .targetSet()
                                        .map(
                                                set ->
                                                        source.find(
                                                                set,
                                                                candidate.attribute(),
                                                                List.of(value),
                                                                Optional.of(company)))
                                        .map(found -> found.get(value))
                                        .stream())
                .findFirst()
                .map(TextNode::valueOf);
    }

    /** The integration key of a source row, or {@link #standIn} where it has none. */
    public String keyOf(ObjectNode row) {
        try {
            return transformer.key(row);
        } catch (RejectedRowException e) {
            return standIn(row);
        }
    }

    /**
     * What stands for the integration key of a row whose key itself is at fault: the source's own
     * key, which stays when the row is mended.
     */
    public String standIn(ObjectNode row) {
        return sourceType().key().stream()
                .map(field -> row.path(field).asText())
                .collect(Collectors.joining("|", "?", ""));
    }

    public static String etag(ObjectNode row) {
        return row.path("@odata.etag").asText();
    }
}
