package dev.p2c.task.upsert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.mapping.FieldRule;
import dev.p2c.mapping.MappedRow;
import dev.p2c.mapping.MappedRow.Reference;
import dev.p2c.odata.dialect.RowWrite;
import dev.p2c.odata.dialect.WriteResult;
import dev.p2c.odata.dialect.WriteResult.Refused;
import dev.p2c.odata.dialect.WriteResult.Written;
import dev.p2c.odata.model.Model.EntityType;
import dev.p2c.state.BatchOutcome;
import dev.p2c.state.Counts;
import dev.p2c.state.FieldChange;
import dev.p2c.state.LedgerEntry;
import dev.p2c.state.RowChange;
import dev.p2c.state.State;
import dev.p2c.task.batch.BoundRow;
import dev.p2c.task.batch.ForeseenRows;
import dev.p2c.task.batch.Mapped;
import dev.p2c.task.batch.TaskPass;
import dev.p2c.task.plan.LastAgreed;
import dev.p2c.task.plan.Plan;
import dev.p2c.task.plan.ReadRow;
import dev.p2c.task.plan.SameValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes values back that rows of the target had before, where they still have what replaced them.
 * The ledger keeps that the source rows were brought across: an unchanged source row stays
 * unchanged. For one batch.
 */
public final class Undo {

    private final State state;
    private final TaskPass pass;
    private final Plan plan;
    private final EntityType type;
    private final String company;
    private final Map<String, String> refused = new LinkedHashMap<>();

    public Undo(State state, TaskPass pass) {
        this.state = state;
        this.pass = pass;
        this.plan = pass.plan();
        this.type = plan.targetType();
        this.company = pass.run().company();
    }

    /**
     * Writes rows.
     *
     * @param rows the fields of each row, with the value that the target must have and the value to
     *     be written
     * @return by key, why a row was not written
     */
    public Map<String, String> write(List<RowChange> rows) {
        Map<String, ForeseenRows.Row> foreseen = new LinkedHashMap<>();
        rows.forEach(row -> foreseen.put(row.key(), new ForeseenRows.Row(row, "", Map.of())));
        pass.foreseen().add(foreseen);
        writeFound(rows);
        pass.foreseen().left(foreseen.keySet());
        return refused;
    }

    private void writeFound(List<RowChange> rows) {
        List<Map<String, JsonNode>> keys =
                rows.stream().map(row -> plan.targetKeys().fields(row.key(), company)).toList();
        List<Optional<ObjectNode>> found =
                plan.target()
                        .current(type.set(), Optional.of(company))
                        .read(plan.view().select(), plan.view().expand(), keys);
        List<RowChange> open = new ArrayList<>();
        List<RowWrite.Known> known = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (isOpen(rows.get(i), found.get(i))) {
                ObjectNode theirs = found.get(i).orElseThrow();
                open.add(rows.get(i));
                known.add(new RowWrite.Known(ReadRow.id(type, theirs), ReadRow.etag(theirs)));
            }
        }
        send(open, known);
    }

    private boolean isOpen(RowChange row, Optional<ObjectNode> found) {
        if (found.isEmpty()) {
            refused.put(row.key(), plan.target().name() + " no longer has the row");
            return false;
        }
        Map<String, String> theirs = plan.values().theirs(found.get());
        if (row.fields().stream().allMatch(f -> has(theirs, f.name(), f.value()))) {
            pass.foreseen().done(row.key(), false);
            return false;
        }
        for (FieldChange field : row.fields()) {
            boolean isThere =
                    has(theirs, field.name(), field.old())
                            || has(theirs, field.name(), field.value());
            if (!isThere) {
                refused.put(row.key(), "changed in " + plan.target().name() + ": " + field.name());
                return false;
            }
            if (!isValue(field)) {
                refused.put(
                        row.key(),
                        "%s takes no \"%s\", as it is a number"
                                .formatted(field.name(), field.value()));
                return false;
            }
        }
        return true;
    }

    private boolean has(Map<String, String> theirs, String field, String value) {
        FieldRule rule = plan.view().rules().get(field);
        return rule != null && SameValue.isEqual(rule, value, theirs.getOrDefault(field, ""));
    }

    private void send(List<RowChange> rows, List<RowWrite.Known> known) {
        if (rows.isEmpty()) {
            return;
        }
        List<Mapped.Accepted> mapped = rows.stream().map(this::mapped).toList();
        Lookups lookups = new Lookups(plan, mapped, company, key -> LastAgreed.UNKNOWN);
        List<RowChange> sent = new ArrayList<>();
        List<RowWrite> writes = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Mapped.Accepted row = mapped.get(i);
            Optional<BoundRow.LeftOut> missing = lookups.missing(row);
            if (missing.isPresent()) {
                refused.put(row.key(), missing.get().waitsFor() + " is no longer there");
                continue;
            }
            BoundRow bound = new BoundRow(row, lookups.bindings(row), List.of());
            sent.add(rows.get(i));
            writes.add(
                    new RowWrite(
                            row.target().keyFields(),
                            bound.body(Set.of()),
                            Optional.of(known.get(i))));
        }
        record(sent, plan.target().upsert(type.set(), Optional.of(company), writes));
    }

    private Mapped.Accepted mapped(RowChange row) {
        Map<String, JsonNode> keyFields = plan.targetKeys().fields(row.key(), company);
        Map<String, JsonNode> fields = new LinkedHashMap<>(keyFields);
        List<Reference> references = new ArrayList<>();
        for (FieldChange field : row.fields()) {
            FieldRule rule = plan.view().rules().get(field.name());
            JsonNode value = node(field);
            if (rule.path().isLookup()) {
                references.add(
                        new Reference(
                                field.name(),
                                rule.path().candidates(),
                                value,
                                Optional.empty(),
                                false));
            } else {
                fields.put(field.name(), value);
            }
        }
        MappedRow target =
                new MappedRow(row.key(), keyFields, fields, references, List.of(), "", List.of());
        return new Mapped.Accepted(JsonNodeFactory.instance.objectNode(), target);
    }

    /** Whether the column can have the value; its type may have changed since. */
    private boolean isValue(FieldChange field) {
        try {
            return plan.view().rules().get(field.name()).path().isLookup() || node(field) != null;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** A comparable text as a value of its column. */
    private JsonNode node(FieldChange field) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        String text = field.value();
        if (text.isEmpty()) {
            return json.nullNode();
        }
        return switch (type.typeOf(field.name())) {
            case "Edm.Boolean" -> json.booleanNode(Boolean.parseBoolean(text));
            case "Edm.Decimal", "Edm.Double", "Edm.Single" -> json.numberNode(new BigDecimal(text));
            case "Edm.Byte", "Edm.Int16", "Edm.Int32", "Edm.Int64" ->
                    json.numberNode(Long.parseLong(text));
            default -> json.textNode(text);
        };
    }

    private void record(List<RowChange> rows, List<WriteResult> results) {
        List<String> keys = rows.stream().map(RowChange::key).toList();
        Map<String, LedgerEntry> ledger = state.ledger().find(pass.task(), company, keys);
        List<LedgerEntry> entries = new ArrayList<>();
        List<RowChange> changes = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            RowChange row = rows.get(i);
            if (results.get(i) instanceof Written written) {
                pass.foreseen().done(row.key(), true);
                changes.add(row);
                Optional.ofNullable(ledger.get(row.key()))
                        .map(entry -> undone(entry, row).inTarget(written.id(), written.etag()))
                        .ifPresent(entries::add);
            } else {
                refused.put(row.key(), why(results.get(i)));
            }
        }
        Counts counts = new Counts(rows.size(), 0, changes.size(), 0, 0, 0, 0);
        state.commit(
                BatchOutcome.of(pass.task(), company, pass.run().run().id())
                        .withWritten(entries)
                        .withCounts(counts)
                        .withChanges(changes, plan.version()));
        pass.progress().add(counts, Map.of());
        results.forEach(
                result ->
                        result.error()
                                .ifPresent(
                                        error -> {
                                            throw error;
                                        }));
    }

    /**
     * Both sides agree on what was put back: a later value of the source is no conflict with it.
     */
    private static LedgerEntry undone(LedgerEntry entry, RowChange row) {
        Map<String, String> values = new HashMap<>();
        row.fields().forEach(field -> values.put(field.name(), field.value()));
        return entry.withBase(LastAgreed.replaced(entry.base(), values));
    }

    private static String why(WriteResult result) {
        return result instanceof Refused no
                ? no.message()
                : "the row was changed while it was written, or its write had no answer";
    }
}
