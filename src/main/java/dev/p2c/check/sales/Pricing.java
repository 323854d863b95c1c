package dev.p2c.check.sales;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.check.Findings;
import dev.p2c.check.Installation;
import dev.p2c.odata.Connection;

/** Settings of the organization for prices, discounts and products (System settings, Sales). */
final class Pricing {

    private static final String MENU = "Settings > Administration > System settings > Sales: set ";
    private static final int PER_UNIT = 1;

    private Pricing() {}

    static String system(Connection sales, Installation installation, Findings findings) {
        String column = "oobpricecalculationenabled";
        JsonNode organization = SalesReads.organization(sales, column);
        if (!organization.path(column).asBoolean(true)) {
            findings.missing(
                    "Use system pricing calculation system is No: totals of documents stay as they"
                            + " are sent or empty",
                    MENU + "\"Use system pricing calculation system\" to Yes");
        }
        return "Use system pricing calculation system is Yes";
    }

    /**
     * Line item for the direct templates. Microsoft's quotes through Common Data Service need Per
     * unit; those here work with both, and orders and invoices come with Line item only.
     */
    static String discount(Connection sales, Installation installation, Findings findings) {
        String column = "discountcalculationmethod";
        boolean perUnit = SalesReads.organization(sales, column).path(column).asInt() == PER_UNIT;
        boolean staged = isStaged(installation);
        String wrong = "Discount calculation method is Per unit: ";
        String remedy = MENU + "\"Discount calculation method\" to Line item";
        if (perUnit && staged) {
            findings.warning(
                    wrong
                            + "orders and invoices from Finance come with the discount of the whole"
                            + " line; quotes through Common Data Service work with both methods",
                    remedy);
        } else if (perUnit) {
            findings.missing(
                    wrong + "the mappings send and read the discount of the whole line", remedy);
        }
        return "Discount calculation method is "
                + (perUnit ? "Per unit" : "Line item")
                + (staged ? "; quotes through Common Data Service work with it, too" : "");
    }

    /** Whether quote lines go to Common Data Service. */
    private static boolean isStaged(Installation installation) {
        return installation.mappings().stream()
                .anyMatch(
                        mapping ->
                                mapping.source().connection().equals(SalesChecks.SYSTEM)
                                        && mapping.source().entity().equals("quotedetails")
                                        && mapping.target().connection().equals("cds")
                                        && installation.connections().containsKey("cds"));
    }

    static String products(Connection sales, Installation installation, Findings findings) {
        String column = "createproductswithoutparentinactivestate";
        boolean active = SalesReads.organization(sales, column).path(column).asBoolean();
        boolean published =
                installation.mappings().stream()
                        .filter(m -> m.target().connection().equals(SalesChecks.SYSTEM))
                        .filter(m -> m.target().entity().equals("products"))
                        .allMatch(m -> m.target().publish());
        if (!active && !published) {
            findings.warning(
                    "Sales creates products as drafts, and a mapping has publish: false: nobody can"
                            + " sell new products",
                    "Settings > Product catalog > Product catalog settings: set \"Create products in"
                            + " active state\" to Yes, or write publish: true in"
                            + " mappings/released-products-to-products.yaml");
        }
        return active
                ? "products are created in active state"
                : "products are created as drafts, and published by the mapping";
    }
}
