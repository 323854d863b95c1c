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

/**
 * Creates, changes and deletes rows: checks, system columns and plug-in steps in one atomic write.
 * All writes of Sales go through this class. Values are stored values by column position.
 */
final class SalesWriter {

    private final SalesTables tables;
    private final SystemValues systemValues;
    private final GeneratedIds ids;
    private final NumberedColumns numbered;
    private final UserRoles roles;
    private final SalesSwitches switches;
    private final PluginSteps steps;
    private final MoneyDecimals decimals;

    SalesWriter(
            SalesTables tables,
            SystemValues systemValues,
            GeneratedIds ids,
            AutoNumbers numbers,
            SalesSettings settings,
            ApplicationUsers users,
            SalesSwitches switches,
            Customizing customizing,
            UserRoles roles) {
        this.tables = tables;
        this.systemValues = systemValues;
        this.ids = ids;
        this.numbered = customizing.numbers();
        this.roles = roles;
        this.switches = switches;
        this.decimals = new MoneyDecimals(tables, systemValues, settings);
        this.steps =
                new PluginSteps(
                        tables, this, numbers, settings, users, switches, customizing.solution());
    }

    Row create(EntityTable table, Map<Integer, Object> given) {
        return tables.store()
                .write(
                        () -> {
                            DocumentLocks.checkCreate(tables, table, given);
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
                            DocumentLocks.check(tables, switches, table, before, given);
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
        if (kept.size() < given.size() && !switches.on(SalesSwitches.IGNORES_FIXED_COLUMNS)) {
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
        steps.number(table).forEach((name, value) -> amend(table, row, Map.of(name, value)));
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
                            DocumentLocks.checkDelete(tables, table, row);
                            remove(table, row);
                            return null;
                        });
    }

    /** Deletes a row for a plug-in step, in a document of any state. */
    void remove(EntityTable table, Row row) {
        List<PluginStep> own = steps.of(table.model());
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
        systemValues.fillNew(draft);
        List<PluginStep> own = steps.of(model);
        for (PluginStep step : own) {
            step.before(draft);
        }
        numbered.fill(draft);
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
        StateCodes.changed(draft, system);
        List<PluginStep> own = steps.of(table.model());
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
