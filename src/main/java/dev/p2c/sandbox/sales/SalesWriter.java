package dev.p2c.sandbox.sales;

import dev.p2c.sandbox.model.EntityModel;
import dev.p2c.sandbox.store.EntityTable;
import dev.p2c.sandbox.store.Key;
import dev.p2c.sandbox.store.Row;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The one way a row gets into the store: checks, defaults, rules, in one write that is undone as a
 * whole. Values are store values by column position.
 */
final class SalesWriter {

    private final SalesTables tables;
    private final Defaults defaults;
    private final Ids ids;
    private SalesRules rules;

    SalesWriter(SalesTables tables, Defaults defaults, Ids ids) {
        this.tables = tables;
        this.defaults = defaults;
        this.ids = ids;
    }

    /** Rules write through the writer, so they come second. */
    void follow(SalesRules all) {
        rules = all;
    }

    Row create(EntityTable table, Map<Integer, Object> given) {
        return tables.store()
                .write(
                        () -> {
                            Locks.checkCreate(tables, table, given);
                            return insert(table, given);
                        });
    }

    /** As a behaviour step. */
    Row add(EntityTable table, Map<Integer, Object> given) {
        return tables.store().write(() -> insert(table, given));
    }

    /** As a client: refused where the row's state does not allow it. */
    Row update(EntityTable table, Row before, Map<Integer, Object> given) {
        return tables.store()
                .write(
                        () -> {
                            Locks.check(tables, table, before, given);
                            return change(table, before, given);
                        });
    }

    /** As a behaviour step: whatever the row's state. Does nothing where nothing changes. */
    Row amend(EntityTable table, Row before, Map<String, Object> changes) {
        Map<Integer, Object> given = new TreeMap<>();
        changes.forEach(
                (name, value) -> {
                    int column = table.model().index(name);
                    if (!SalesDraft.same(before.get(column), value)) {
                        given.put(column, value);
                    }
                });
        return given.isEmpty() ? before : tables.store().write(() -> change(table, before, given));
    }

    void delete(EntityTable table, Row row) {
        tables.store()
                .write(
                        () -> {
                            Locks.checkDelete(tables, table, row);
                            remove(table, row);
                            return null;
                        });
    }

    /** As a behaviour step. */
    void remove(EntityTable table, Row row) {
        List<Rule> steps = rules.of(table.model());
        steps.forEach(rule -> rule.beforeDelete(row));
        table.remove(row.key());
        steps.forEach(rule -> rule.afterDelete(row));
    }

    private Row insert(EntityTable table, Map<Integer, Object> given) {
        EntityModel model = table.model();
        Blueprint print = defaults.blueprint(model);
        Map<Integer, Object> values = new TreeMap<>(given);
        values.values().removeIf(Objects::isNull);
        SalesDraft draft = new SalesDraft(table, null, values, new TreeSet<>(given.keySet()));
        Object id = values.get(print.key());
        if (id == null) {
            values.put(print.key(), ids.next());
        } else if (table.get(Key.of(id)) != null) {
            throw SalesErrors.sameId();
        }
        Checks.given(draft);
        defaults.fillNew(draft);
        List<Rule> steps = rules.of(model);
        for (Rule rule : steps) {
            rule.before(draft);
        }
        Checks.required(draft, print);
        defaults.complete(draft);
        Row row = table.put(draft.values());
        return afterwards(table, steps, draft, row);
    }

    private Row change(EntityTable table, Row before, Map<Integer, Object> given) {
        Blueprint print = defaults.blueprint(table.model());
        SalesDraft draft =
                new SalesDraft(table, before, before.toMap(), new LinkedHashSet<>(given.keySet()));
        given.forEach(draft::set);
        draft.set(print.key(), before.get(print.key()));
        Checks.given(draft);
        States.changed(draft, print);
        List<Rule> steps = rules.of(table.model());
        for (Rule rule : steps) {
            rule.before(draft);
        }
        defaults.touch(draft);
        defaults.complete(draft);
        Row row = table.put(draft.values());
        return afterwards(table, steps, draft, row);
    }

    private static Row afterwards(EntityTable table, List<Rule> steps, SalesDraft draft, Row row) {
        for (Rule rule : steps) {
            rule.after(draft);
        }
        Row last = table.get(row.key());
        return last == null ? row : last;
    }
}
