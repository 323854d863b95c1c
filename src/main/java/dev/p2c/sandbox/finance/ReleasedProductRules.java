package dev.p2c.sandbox.finance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rules for released products: a change of an item is copied to its variants, and a change of a
 * variant to the sellable product. Only the periodic task makes a new variant sellable, see {@link
 * DistinctProducts}.
 */
final class ReleasedProductRules implements EntityRules {

    static final String ITEMS = "ReleasedProductsV2";
    static final String VARIANTS = "CDSReleasedDistinctProducts";

    /** Columns that variants take from their item. */
    private static final List<String> SHARED =
            List.of("SalesPrice", "UnitCost", "SalesUnitSymbol", "ProductType");

    private final FinanceRows rows;

    ReleasedProductRules(FinanceRows rows) {
        this.rows = rows;
    }

    @Override
    public void written(FinanceDraft draft) {
        if (draft.isNew()) {
            return;
        }
        if (draft.model().set().equals(VARIANTS)) {
            new DistinctProducts(rows).refresh(draft);
        } else {
            passOn(draft);
        }
    }

    private void passOn(FinanceDraft item) {
        Map<String, Object> changed = new HashMap<>();
        SHARED.stream()
                .filter(column -> item.has(column) && item.changes(column))
                .forEach(column -> changed.put(column, item.get(column)));
        if (changed.isEmpty()) {
            return;
        }
        for (FinanceDraft variant : rows.related().all(VARIANTS).toList()) {
            if (variant.company().equals(item.company())
                    && variant.text("ItemNumber").equals(item.text("ItemNumber"))) {
                rows.update(VARIANTS, variant.before().key(), changed);
            }
        }
    }
}
