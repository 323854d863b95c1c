package dev.p2c.check.finance;

import dev.p2c.check.Finding;
import dev.p2c.check.Findings;
import dev.p2c.check.Installation;
import dev.p2c.odata.Connection;
import java.util.List;

/**
 * Whether the table of distinct products is filled: without it no released product can be read as a
 * sellable one (Prospect to cash, products, "Before you synchronize").
 */
final class DistinctProductCheck implements FinanceCheck {

    private static final String SELLABLE = "SellableReleasedProducts";
    private static final String RELEASED = "ReleasedProductsV2";

    @Override
    public String id() {
        return FinanceChecks.SYSTEM + ".distinct-products";
    }

    @Override
    public List<Finding> run(Installation installation) {
        Connection finance = installation.connection(FinanceChecks.SYSTEM);
        Findings findings = Findings.of(this);
        long sellable = 0;
        for (String company : installation.companies()) {
            long own = finance.count(FinanceReads.of(finance, SELLABLE, company));
            sellable += own;
            if (own == 0 && FinanceReads.has(finance, RELEASED)) {
                long released = finance.count(FinanceReads.of(finance, RELEASED, company));
                if (released > 0) {
                    findings.missing(
                            "%s has %d released products and none of them is in %s"
                                    .formatted(company, released, SELLABLE),
                            "search for \"Populate distinct product table\" in Finance and run the"
                                    + " job once, then as products change");
                }
            }
        }
        return findings.orOk(sellable + " products can be sold");
    }
}
