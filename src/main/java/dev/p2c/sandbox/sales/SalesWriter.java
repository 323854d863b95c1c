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
import java.util.UUID;
import java.util.function.Function;

/**
 * Creates, changes and deletes rows: checks, system columns and plug-in steps in one atomic write.
 * All writes of a service go through this class. Values are stored values by column position.
 */
final class SalesWriter {

    private final SalesTables tables;
    private final SystemValues systemValues;
    private final GeneratedIds ids;
    private final NumberedColumns numbered;
    private final UserRoles roles;
    private final BusinessRules rules;
    private final MoneyDecimals decimals;

    /**
     * @param rules makes the business rules, whose plug-in steps write with this writer
     */
    SalesWriter(
            SalesTables tables,
            SystemValues systemValues,
            GeneratedIds ids,
            SalesSettings settings,
            NumberedColumns numbered,
            UserRoles roles,
            Function<SalesWriter, BusinessRules> rules) {
        this.tables = tables;
        this.systemValues = systemValues;
        this.ids = ids;
        this.numbered = numbered;
        this.roles = roles;
        this.decimals = new MoneyDecimals(tables, systemValues, settings);
        this.rules = rules.apply(this);
    }

    Row create(EntityTable table, Map<Integer, Object> given) {
        return tables.store()
                .write(
                        () -> {
                            rules.checkCreate(table, given);
                            checkOwner(table, given);
                            return insert(table, given);
                        });
    }

    /** Creates a row for a plug-in step, in a document of any state. */
    Row add(EntityTable table, Map<Integer, Object> given) {
        return tables.store().write(() -> insert(table, given));
    }

    /** Updates a row for a client; refused if the state of the row does not allow it. */
    Row update(EntityTable table, Row before, Map<Integer, Object> given) {
        return tables.store()
                .write(
                        () -> {
                            rules.checkUpdate(table, before, given);
                            checkOwner(table, given);
                            return change(table, before, changeable(table, given));
                        });
    }

    private void checkOwner(EntityTable table, Map<Integer, Object> given) {
        int owner = systemValues.systemColumns(table.model()).owner();
        if (owner >= 0 && given.get(owner) != null) {
            roles.requireOwner((UUID) given.get(owner), table.model().name());
        }
    }

    /**
     * Leaves out columns that an update cannot change, or refuses the update (entity pages,
     * IsValidForUpdate; which of the two the service does is not documented).
     */
    private Map<Integer, Object> changeable(EntityTable table, Map<Integer, Object> given) {
        Map<Integer, Object> kept = new TreeMap<>(given);
        kept.keySet().removeIf(at -> isFixed(table.model(), at));
        if (kept.size() < given.size() && !rules.ignoresFixedColumns()) {
            throw WebApiErrors.fixedColumn();
        }
        return kept;
    }

    private static boolean isFixed(EntityModel model, int column) {
        return !model.at(column).validForUpdate() && column != idColumn(model);
    }

    private static int idColumn(EntityModel model) {
        return model.index(model.key().get(0));
    }

    /** Updates a row for a plug-in step, in any state; does nothing if no value changes. */
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

    /** Gives a row of a time before the solution the number that a new row gets. */
    void number(EntityTable table, Row row) {
        rules.numbers(table).forEach((name, value) -> amend(table, row, Map.of(name, value)));
    }

    /**
     * Shows other values in columns that a row reads from another row. Neither {@code modifiedon}
     * nor the row's version changes, and no plug-in step of the row runs.
     */
    void mirror(EntityTable table, Row row, Map<String, Object> changes) {
        Map<Integer, Object> values = row.toMap();
        changes.forEach((name, value) -> values.put(table.model().index(name), value));
        values.values().removeIf(Objects::isNull);
        tables.store().write(() -> table.show(row, values));
    }

    void delete(EntityTable table, Row row) {
        tables.store()
                .write(
                        () -> {
                            rules.checkDelete(table, row);
                            remove(table, row);
                            return null;
                        });
    }

    /** Deletes a row for a plug-in step, in a document of any state. */
    void remove(EntityTable table, Row row) {
        List<PluginStep> own = rules.steps(table.model());
        own.forEach(step -> step.beforeDelete(row));
        table.remove(row.key());
        own.forEach(step -> step.afterDelete(row));
    }

    private Row insert(EntityTable table, Map<Integer, Object> given) {
        EntityModel model = table.model();
        SystemColumns system = systemValues.systemColumns(model);
        Map<Integer, Object> values = new TreeMap<>(given);
        values.values().removeIf(Objects::isNull);
        SalesDraft draft = new SalesDraft(table, null, values, new TreeSet<>(given.keySet()));
        Object id = values.get(system.key());
        if (id == null) {
            draft.set(system.key(), ids.next());
        } else if (table.get(Key.of(id)) != null) {
            throw WebApiErrors.sameId();
        }
        ColumnChecks.given(draft);
        decimals.round(draft);
        systemValues.fillNew(draft, rules);
        List<PluginStep> own = rules.steps(model);
        for (PluginStep step : own) {
            step.before(draft);
        }
        numbered.fill(draft, system);
        ColumnChecks.required(draft, system);
        systemValues.complete(draft);
        Row row = table.put(draft.values());
        return afterwards(table, own, draft, row);
    }

    private Row change(EntityTable table, Row before, Map<Integer, Object> given) {
        SystemColumns system = systemValues.systemColumns(table.model());
        SalesDraft draft =
                new SalesDraft(table, before, before.toMap(), new LinkedHashSet<>(given.keySet()));
        given.forEach(draft::set);
        draft.set(system.key(), before.get(system.key()));
        ColumnChecks.given(draft);
        decimals.round(draft);
        StateCodes.changed(draft, system, rules);
        List<PluginStep> own = rules.steps(table.model());
        for (PluginStep step : own) {
            step.before(draft);
        }
        systemValues.touch(draft);
        systemValues.complete(draft);
        Row row = table.put(draft.values());
        return afterwards(table, own, draft, row);
    }

    private static Row afterwards(
            EntityTable table, List<PluginStep> own, SalesDraft draft, Row row) {
        for (PluginStep step : own) {
            step.after(draft);
        }
        Row last = table.get(row.key());
        return last == null ? row : last;
    }
}
