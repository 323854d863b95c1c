package dev.p2c.state;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Finds the values of a person's rows in the state: in the source rows of failures, in edits,
 * conflicts, in the ledger and in the history.
 */
final class PersonSearch {

    private final Database database;
    private final Payloads payloads;
    private final PersonRows rows;
    private final Predicate<String> shared;
    private final Map<String, String> own = new TreeMap<>();
    private final Set<String> common = new HashSet<>();

    /**
     * @param shared whether a value names no person, such as a country
     */
    PersonSearch(Database database, Payloads payloads, PersonRows rows, Predicate<String> shared) {
        this.shared = shared;
        this.database = database;
        this.payloads = payloads;
        this.rows = rows;
    }

    /**
     * What was found.
     *
     * @param common number of values that other rows of the same tasks have as well, such as a town
     */
    record Found(PersonValues values, int common) {}

    /**
     * Looks twice: first for the person's values, then for those that others have as well.
     *
     * @param named values that are looked for whatever they are
     */
    Found search(Collection<String> named) {
        if (rows.isEmpty()) {
            return new Found(new PersonValues(List.of(), named), 0);
        }
        values(
                true,
                value -> {
                    if (PersonValues.mayName(value)) {
                        own.put(PersonValues.folded(value), value.strip());
                    }
                });
        rows.keys().forEach(this::keyStays);
        otherKeysStay();
        values(
                false,
                value -> {
                    String folded = PersonValues.folded(value);
                    if (own.containsKey(folded)) {
                        common.add(folded);
                    }
                });
        own.entrySet().stream()
                .filter(value -> shared.test(value.getValue()))
                .forEach(value -> common.add(value.getKey()));
        own.keySet().removeAll(common);
        return new Found(new PersonValues(own.values(), named), common.size());
    }

    /** A key stands in the ledger, by which its row is recognised. */
    private void keyStays(String key) {
        own.remove(PersonValues.folded(key));
        for (String part : key.split("\\|")) {
            own.remove(PersonValues.folded(part));
        }
    }

    /** The number of an account is no value of its contacts, though their rows name it. */
    private void otherKeysStay() {
        List<String> candidates = new ArrayList<>(own.values());
        for (int from = 0; from < candidates.size(); from += 500) {
            List<String> some = candidates.subList(from, Math.min(from + 500, candidates.size()));
            database.readWith(
                            handle ->
                                    handle.createQuery(
                                                    "select distinct l.row_key from task_company t"
                                                            + " join ledger_row l on"
                                                            + " l.task_company_id = t.id"
                                                            + " and l.row_key in (<keys>)")
                                            .bindList("keys", some)
                                            .mapTo(String.class)
                                            .list())
                    .forEach(this::keyStays);
        }
    }

    /** Tells every value of the person's rows, or of all other rows of their tasks. */
    private void values(boolean ofOwn, Consumer<String> reader) {
        table("failure").byId(ofTasks(), row -> tell(row, ofOwn, this::payload, reader));
        table("row_edit").atOnce(ofTasks(), row -> tell(row, ofOwn, this::edit, reader));
        table("conflict").byId(ofTasks(), row -> tell(row, ofOwn, this::conflict, reader));
        Set<Integer> taskCompanies = rows.taskCompanies();
        taskCompanies.forEach(
                id -> BaseRows.of(database, id, row -> tell(row, ofOwn, this::base, reader)));
        new WriteBatches(database, payloads)
                .each(
                        batch -> {
                            if (taskCompanies.contains(batch.taskCompany())) {
                                tell(batch, ofOwn, reader);
                            }
                        });
    }

    private TablePages table(String name) {
        return new TablePages(database, name);
    }

    private String ofTasks() {
        return "task_company_id in ("
                + String.join(",", rows.taskCompanies().stream().map(String::valueOf).toList())
                + ")";
    }

    private void tell(
            ErasedTable.Cells row, boolean ofOwn, Values values, Consumer<String> reader) {
        if (rows.has(row.taskCompany(), row.key()) == ofOwn) {
            values.of(row).forEach(reader);
        }
    }

    private void tell(WriteBatches.Batch batch, boolean ofOwn, Consumer<String> reader) {
        Set<Integer> places = rows.inBatch(batch.id());
        if (ofOwn && places.isEmpty()) {
            return;
        }
        for (int i = 0; i < batch.rows().size(); i++) {
            if (places.contains(i) == ofOwn) {
                tell(batch.rows().get(i), reader);
            }
        }
    }

    private static void tell(List<FieldChange> fields, Consumer<String> reader) {
        for (FieldChange field : fields) {
            if (field.old() != null) {
                reader.accept(field.old());
            }
            reader.accept(field.value());
        }
    }

    private List<String> payload(ErasedTable.Cells row) {
        String payload = payloads.open(row.key(), row.text("source_row"));
        return payload == null ? List.of() : PersonJson.own(payload);
    }

    private List<String> edit(ErasedTable.Cells row) {
        return PersonJson.own(payloads.open(row.key(), row.text("fields")));
    }

    private List<String> base(ErasedTable.Cells row) {
        String base = payloads.open(row.key(), row.text("base"));
        return base.startsWith("{") ? PersonJson.own(base) : List.of();
    }

    private List<String> conflict(ErasedTable.Cells row) {
        List<String> values = new ArrayList<>();
        for (String column : ErasedRows.CONFLICT_VALUES) {
            String value = payloads.open(row.key(), row.text(column));
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    /** The values of one row. */
    private interface Values {
        List<String> of(ErasedTable.Cells row);
    }
}
