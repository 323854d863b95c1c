package dev.p2c.sandbox.sales;

import java.util.UUID;

/**
 * Refuses rows whose name another row has: price lists (0x80043b0f, data service error codes),
 * units of one unit group, and currencies of one ISO code. The codes of the latter two are not
 * public, nor whether inactive rows count; here they do.
 */
final class UniqueNames implements PluginStep {

    private final SalesTables tables;

    UniqueNames(SalesTables tables) {
        this.tables = tables;
    }

    @Override
    public void before(SalesDraft draft) {
        switch (draft.model().set()) {
            case "pricelevels" -> {
                if (isTaken(draft, "name", "name")) {
                    throw WebApiErrors.priceListNameExists();
                }
            }
            case "uoms" -> another(draft, "name", "_uomscheduleid_value");
            default -> another(draft, "isocurrencycode", "isocurrencycode");
        }
    }

    private void another(SalesDraft draft, String column, String within) {
        if (isTaken(draft, column, within)) {
            throw WebApiErrors.sameId();
        }
    }

    /** Whether another row has the draft's value in a column, and in a second one. */
    private boolean isTaken(SalesDraft draft, String column, String within) {
        String set = draft.model().set();
        UUID id = draft.id();
        return draft.changes(column)
                && draft.get(column) != null
                && tables.where(set, column, draft.get(column)).stream()
                        .filter(row -> !id.equals(tables.id(set, row)))
                        .anyMatch(row -> same(draft, within, tables.value(set, row, within)));
    }

    private static boolean same(SalesDraft draft, String column, Object other) {
        return draft.get(column) instanceof String text
                ? text.equalsIgnoreCase(String.valueOf(other))
                : SalesDraft.same(draft.get(column), other);
    }
}
