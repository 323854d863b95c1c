package dev.p2c.sandbox.sales;

/**
 * A header's totals are what its lines, discount and freight add up to, whatever the caller says.
 */
final class HeaderTotals implements Rule {

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

    private final Document document;
    private final PriceCalculation prices;

    HeaderTotals(Document document, PriceCalculation prices) {
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
