package dev.p2c.sandbox.finance;

import dev.p2c.sandbox.model.EntityModel;
import dev.p2c.sandbox.odata.FinanceEtag;
import dev.p2c.sandbox.store.EntityTable;
import dev.p2c.sandbox.store.Row;
import dev.p2c.sandbox.store.Store;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Keeps entities of Finance that show the same customers, orders or quotations consistent. One
 * entity of each family is the base, which the rules change; after each write the other entities
 * take over the columns they share with it. A column that only one entity has stays in that entity.
 */
final class EntityViews {

    private static final Map<String, String> ITEM = Map.of("ProductNumber", "ItemNumber");
    private static final Map<String, String> TOTALS =
            Map.of("AreTotalsUpdated", "AreTotalsCalculated");

    private final boolean computedInEtag;
    private final Random random = new Random();
    private final Map<String, EntityView> bySet = new HashMap<>();
    private final Map<String, List<EntityView>> families = new HashMap<>();

    /**
     * @param computedInEtag see {@link FinanceSettings#computedInEtag()}
     */
    EntityViews(Store store, boolean computedInEtag) {
        this.computedInEtag = computedInEtag;
        family(store, "CustomersV2", Map.of(), "CustomersV3");
        family(store, "CDSSalesOrderHeaders", TOTALS, "SalesOrderHeadersV2", "SalesOrderHeadersV4");
        family(
                store,
                "CDSSalesOrderLinesV2",
                ITEM,
                "CDSSalesOrderLines",
                "SalesOrderLines",
                "SalesOrderLinesV3");
        family(
                store,
                "CDSSalesQuotationHeaders",
                Map.of(),
                "SalesQuotationHeaders",
                "SalesQuotationHeadersV2");
        family(store, "CDSSalesQuotationLines", ITEM, "SalesQuotationLines");
        store.tables()
                .forEach(
                        table ->
                                bySet.computeIfAbsent(
                                        table.model().set(), s -> new EntityView(table)));
    }

    private void family(Store store, String base, Map<String, String> renamed, String... others) {
        EntityTable table = store.table(base);
        bySet.put(base, new EntityView(table));
        families.put(
                base,
                List.of(others).stream()
                        .map(set -> new EntityView(store.table(set), table, renamed))
                        .toList());
        families.get(base).forEach(view -> bySet.put(view.table().model().set(), view));
    }

    /** Finds the view of an entity set; null if there is none. */
    EntityView of(String set) {
        return bySet.get(set);
    }

    /**
     * Stores the base row and the rows of the other entities of its family.
     *
     * @param written the entity that the caller wrote to
     * @param own values of columns that only that entity has
     * @return the row of the entity that the caller wrote to
     */
    Row put(FinanceDraft base, EntityView written, Map<Integer, Object> own) {
        String set = base.model().set();
        boolean direct = written.isBase();
        Row result = store(written.base(), base.values(), direct);
        for (EntityView view : families.getOrDefault(set, List.of())) {
            boolean addressed = view == written;
            Row row = store(view.table(), view.shown(base, addressed ? own : Map.of()), addressed);
            result = addressed ? row : result;
        }
        return result;
    }

    /** Stores a row. A row without changes is stored only if the caller wrote to its entity. */
    private Row store(EntityTable table, Map<Integer, Object> values, boolean addressed) {
        Row before = table.get(table.keyOf(values));
        if (before == null) {
            return table.put(values);
        }
        List<String> changed = changed(table.model(), before, values);
        if (changed.isEmpty()) {
            if (!addressed) {
                return before;
            }
            // An update without changes still raises the version of the main table.
            changed = table.model().key();
        }
        if (!computedInEtag) {
            changed = changed.stream().filter(name -> !ComputedColumns.contains(name)).toList();
        }
        Map<Integer, Object> stamped = new TreeMap<>(values);
        Object versions = before.get(FinanceEtag.COLUMN);
        stamped.put(
                FinanceEtag.COLUMN, FinanceEtag.touched(table.model(), versions, changed, random));
        return table.put(stamped);
    }

    private static List<String> changed(
            EntityModel model, Row before, Map<Integer, Object> values) {
        Set<Integer> columns = new TreeSet<>(before.toMap().keySet());
        columns.addAll(values.keySet());
        columns.remove(FinanceEtag.COLUMN);
        return columns.stream()
                .filter(i -> !Objects.equals(before.get(i), values.get(i)))
                .map(i -> nameOf(model, i))
                .distinct()
                .toList();
    }

    /**
     * Name of a changed column; a value that no entity shows counts as a column of the main table.
     */
    private static String nameOf(EntityModel model, int column) {
        return column < model.positions() ? model.at(column).name() : model.key().get(0);
    }

    void remove(FinanceDraft base) {
        bySet.get(base.model().set()).table().remove(base.before().key());
        for (EntityView view : families.getOrDefault(base.model().set(), List.of())) {
            view.table().remove(view.keyIn(base));
        }
    }
}
