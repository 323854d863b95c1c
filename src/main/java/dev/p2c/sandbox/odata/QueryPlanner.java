package dev.p2c.sandbox.odata;

import dev.p2c.sandbox.store.EntityTable;
import dev.p2c.sandbox.store.Index;
import java.util.ArrayList;
import java.util.List;

/**
 * Chooses how to find the rows of a query: by key, by an index, or by a scan of the table. Also
 * decides whether they are found in the requested order.
 */
final class QueryPlanner {

    private final EntityTable table;
    private final List<Integer> key;

    QueryPlanner(EntityTable table) {
        this.table = table;
        this.key = table.model().key().stream().map(table.model()::index).toList();
    }

    QueryPlan plan(Condition filter, List<OrderByItem> order) {
        List<ColumnBounds> alternatives = ColumnBounds.of(filter);
        QueryPlan best = plan(null, alternatives, order);
        for (Index index : table.indexes()) {
            QueryPlan other = usable(index, alternatives) ? plan(index, alternatives, order) : null;
            if (other != null && other.score() > best.score()) {
                best = other;
            }
        }
        return best;
    }

    /**
     * Whether the index holds all rows of the query. An index has no entry for a row without a
     * value in its first column.
     */
    private boolean usable(Index index, List<ColumnBounds> alternatives) {
        int first = index.columns().get(0);
        return alternatives.stream().allMatch(b -> b.isBounded(first)) || table.isWhole(index);
    }

    private QueryPlan plan(Index index, List<ColumnBounds> alternatives, List<OrderByItem> order) {
        List<Integer> columns = index == null ? key : index.columns();
        List<KeyRange> ranges =
                KeyRange.merged(alternatives.stream().map(b -> b.range(columns)).toList());
        ColumnBounds single = alternatives.size() == 1 ? alternatives.get(0) : null;
        boolean ordered = comesOrdered(index, columns, single, order);
        return new QueryPlan(
                table,
                index,
                ranges,
                order,
                ordered,
                single,
                score(index, columns, alternatives, ordered));
    }

    private static int score(
            Index index, List<Integer> columns, List<ColumnBounds> alternatives, boolean ordered) {
        int least = Integer.MAX_VALUE;
        for (ColumnBounds bounds : alternatives) {
            int prefix = bounds.prefix(columns);
            boolean ranged = prefix < columns.size() && bounds.isBounded(columns.get(prefix));
            boolean one = prefix == columns.size() && (index == null || index.unique());
            least = Math.min(least, one ? 1_000 : 100 * prefix + (ranged ? 10 : 0));
        }
        return least + (ordered ? 5 : 0);
    }

    /** Whether the order of these columns, then of the key, is the requested order. */
    private boolean comesOrdered(
            Index index, List<Integer> columns, ColumnBounds single, List<OrderByItem> order) {
        List<Integer> path = new ArrayList<>(columns);
        if (index != null) {
            path.addAll(key);
        }
        int at = 0;
        for (OrderByItem item : order) {
            if (!item.by().own() || item.descending() || isEnum(item)) {
                return false;
            }
            int column = item.by().column().index();
            while (at < path.size() && path.get(at) != column && isConstant(single, path.get(at))) {
                at++;
            }
            if (at < path.size() && path.get(at) == column) {
                at++;
            } else if (!isConstant(single, column)) {
                return false;
            }
        }
        while (index != null && at < columns.size() && isConstant(single, path.get(at))) {
            at++;
        }
        return index == null || at >= columns.size();
    }

    /** Whether the item sorts by an enum, whose members are stored as text but sort by number. */
    private static boolean isEnum(OrderByItem item) {
        return item.by().column().enumName() != null;
    }

    private static boolean isConstant(ColumnBounds single, int column) {
        return single != null && single.equal(column) != null;
    }
}
