package dev.p2c.check.sales;

import dev.p2c.check.AccessCheck;
import dev.p2c.check.Check;
import dev.p2c.check.names.NameCheck;
import java.util.List;

/** All checks of Sales, in the order in which a person can mend what they find. */
public final class SalesChecks {

    /** The name of the connection. */
    public static final String SYSTEM = "sales";

    private SalesChecks() {}

    public static List<Check> all() {
        return List.of(
                new AccessCheck(SYSTEM),
                SalesCheck.cheap("release", Solution::release),
                SalesCheck.cheap("user-role", Rights::user),
                SalesCheck.cheap("solution", Solution::version),
                SalesCheck.costly("columns", Solution::columns),
                SalesCheck.costly("options", Solution::options),
                SalesCheck.costly("keys", Solution::keys),
                SalesCheck.cheap("steps", Solution::steps),
                new NameCheck(
                        SYSTEM,
                        "correct the mapping, or add what is missing: p2c setup sales shows what it"
                                + " can add; see sales.solution for the rest"),
                SalesCheck.cheap("system-pricing", Pricing::system),
                SalesCheck.cheap("discount-method", Pricing::discount),
                SalesCheck.cheap("product-state", Pricing::products),
                SalesCheck.cheap("business-units", Rights::units),
                SalesCheck.cheap("team-roles", Rights::teams),
                SalesCheck.cheap("price-lists", Catalogue::priceLists),
                SalesCheck.cheap("unit-groups", Catalogue::unitGroups),
                SalesCheck.cheap("units", Catalogue::units));
    }
}
