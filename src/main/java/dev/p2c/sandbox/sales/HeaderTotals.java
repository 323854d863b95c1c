package dev.p2c.sandbox.sales;

/**
 * Calculates the totals of a header from its lines, discount and freight; totals from the caller
 * are overwritten.
 */
final class HeaderTotals implements PluginStep {

    private static final String[] INPUTS = {
        "discountamount", "discountpercentage", "freightamount"
    };
    private static final String[] RESULTS = {
        "totalamount",
        "totalamountlessfreight",
        "totaldiscountamount",
        "totallineitemamount",
        "totallineitemdiscountamount",
        "totaltax"
    };

    private final SalesDocument document;
    private final PriceCalculation prices;

    HeaderTotals(SalesDocument document, PriceCalculation prices) {
        this.document = document;
        this.prices = prices;
    }

    @Override
    public void before(SalesDraft draft) {
        boolean needed = draft.isNew() || draft.changes(INPUTS) || draft.gives(RESULTS);
        if (needed && prices.isOn()) {
            prices.totals(document, draft.id(), draft).forEach(draft::set);
        }
    }
}
