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
 * Finance shows the same customers, orders and quotations through several entities. One of each
 * family is the base, on which the rules work; after each write the others take over the columns
 * that they share with it. A column that only one entity has stays in that entity.
 */
final class Views {

    private static final Map<String, String> ITEM = Map.of("ProductNumber", "ItemNumber");
    private static final Map<String, String> TOTALS =
            Map.of("AreTotalsUpdated", "AreTotalsCalculated");

    private final Random random = new Random();
    private final Map<String, View> bySet = new HashMap<>();
    private final Map<String, List<View>> families = new HashMap<>();

    Views(Store store) {
        family(store, "CustomersV2", Map.of(), "CustomersV3");
        family(store, "CDSSalesOrderHeaders", TOTALS, "SalesOrderHeadersV2", "SalesOrderHeadersV4");
        family(
                store,
                "CDSSalesOrderLinesV2",
                ITEM,
                "CDSSalesOrderLines",
                "SalesOrderLines",
                "SalesOrderLinesV3");
        family(store, "CDSSalesQuotationHeaders", Map.of(), "SalesQuotationHeadersV2");
        family(store, "CDSSalesQuotationLines", ITEM, "SalesQuotationLines");
        store.tables()
                .forEach(table -> bySet.computeIfAbsent(table.model().set(), s -> new View(table)));
    }

    private void family(Store store, String base, Map<String, String> renamed, String... others) {
        EntityTable table = store.table(base);
        bySet.put(base, new View(table));
        families.put(
                base,
                List.of(others).stream()
                        .map(set -> new View(store.table(set), table, renamed))
                        .toList());
        families.get(base).forEach(view -> bySet.put(view.table().model().set(), view));
    }

    /** Null where there is no such set. */
    View of(String set) {
        return bySet.get(set);
    }

    /**
     * Stores the base row and what the other entities show of it.
     *
     * @param written the entity that the caller wrote to
     * @param own values of columns that only that entity has
     * @return the row of the entity that was written to
     */
    Row put(FinanceDraft base, View written, Map<Integer, Object> own) {
        String set = base.model().set();
        boolean direct = written.isBase();
        Row result = store(written.base(), base.values(), direct);
        for (View view : families.getOrDefault(set, List.of())) {
            boolean addressed = view == written;
            Row row = store(view.table(), view.shown(base, addressed ? own : Map.of()), addressed);
            result = addressed ? row : result;
        }
        return result;
    }

    /** An entity that shows nothing new is left alone, unless it is the one that was written to. */
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
            // An update that changes nothing is an update all the same: the main table's version.
            changed = table.model().key();
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

    /** What no entity shows counts as the main table's. */
    private static String nameOf(EntityModel model, int column) {
        return column < model.columns().size()
                ? model.columns().get(column).name()
                : model.key().get(0);
    }

    void remove(FinanceDraft base) {
        bySet.get(base.model().set()).table().remove(base.before().key());
        for (View view : families.getOrDefault(base.model().set(), List.of())) {
            view.table().remove(view.keyIn(base));
        }
    }
}
