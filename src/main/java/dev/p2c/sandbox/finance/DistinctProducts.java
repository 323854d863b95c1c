package dev.p2c.sandbox.finance;

import dev.p2c.sandbox.model.Column;
import java.util.HashMap;
import java.util.Map;

/**
 * The periodic task "Populate distinct product table": a released product becomes sellable when it
 * runs (Prospect to cash, products).
 */
final class DistinctProducts {

    private static final String RELEASED = ReleasedProductRules.VARIANTS;
    private static final String SELLABLE = "SellableReleasedProducts";

    private final FinanceRows rows;

    DistinctProducts(FinanceRows rows) {
        this.rows = rows;
    }

    /** Makes all released products sellable; returns how many were added or changed. */
    int populate() {
        return rows.related().all(RELEASED).mapToInt(this::populate).sum();
    }

    /** Updates a product that is already sellable after a change of the released product. */
    void refresh(FinanceDraft released) {
        if (rows.related()
                .find(SELLABLE, released.company(), released.text("ProductNumber"))
                .isPresent()) {
            populate(released);
        }
    }

    private int populate(FinanceDraft released) {
        String number = released.text("ProductNumber");
        FinanceDraft sellable =
                rows.related()
                        .find(SELLABLE, released.company(), number)
                        .orElseGet(() -> new FinanceDraft(rows.model(SELLABLE), null));
        Map<String, Object> values = new HashMap<>();
        for (Column column : sellable.model().columns()) {
            if (released.has(column.name())) {
                values.put(column.name(), released.get(column.name()));
            }
        }
        values.forEach(sellable::set);
        if (!sellable.differs()) {
            return 0;
        }
        rows.store(sellable);
        return 1;
    }
}
