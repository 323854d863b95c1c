package dev.p2c.sandbox.sales;

import java.util.UUID;

/**
 * Refuses a second price list of one name (0x80043b0f; Dataverse, data service error codes).
 * Whether inactive price lists count is not documented; here they do.
 */
final class PriceListName implements PluginStep {

    private static final String SET = "pricelevels";

    private final SalesTables tables;

    PriceListName(SalesTables tables) {
        this.tables = tables;
    }

    @Override
    public void before(SalesDraft draft) {
        UUID id = draft.id();
        if (draft.changes("name")
                && tables.where(SET, "name", draft.text("name")).stream()
                        .anyMatch(row -> !id.equals(tables.id(SET, row)))) {
            throw WebApiErrors.priceListNameExists();
        }
    }
}
