package dev.p2c.sandbox.finance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An edited item changes its variants, and an edited variant that is sellable already shows the
 * change at once: the sellable products are a view of the same tables. What is new becomes sellable
 * by the job only, see {@link DistinctProducts}.
 */
final class ReleasedProductRules implements FinanceRules {

    static final String ITEMS = "ReleasedProductsV2";
    static final String VARIANTS = "CDSReleasedDistinctProducts";

    /** What an item's variants have from it. */
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
