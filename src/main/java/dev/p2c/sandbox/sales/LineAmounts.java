package dev.p2c.sandbox.sales;

/** A line's amounts follow from quantity, price, discount and tax, whatever the caller says. */
final class LineAmounts implements Rule {

    private final PriceCalculation prices;

    LineAmounts(PriceCalculation prices) {
        this.prices = prices;
    }

    @Override
    public void before(SalesDraft draft) {
        boolean needed =
                draft.isNew()
                        || draft.changes("quantity", "priceperunit", "manualdiscountamount", "tax")
                        || draft.gives("baseamount", "extendedamount");
        if (needed && prices.isOn()) {
            prices.line(draft);
        }
    }
}
