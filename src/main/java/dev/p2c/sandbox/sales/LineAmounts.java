package dev.p2c.sandbox.sales;

/**
 * Calculates the amounts of a line from quantity, price, discount and tax; amounts from the caller
 * are overwritten.
 */
final class LineAmounts implements PluginStep {

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
