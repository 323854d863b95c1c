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
                SalesCheck.cheap(SYSTEM, "release", Solution::release),
                SalesCheck.cheap(SYSTEM, "user-role", Rights::user),
                SalesCheck.cheap(SYSTEM, "solution", Solution::version),
                SalesCheck.costly(SYSTEM, "columns", Solution::columns),
                SalesCheck.costly(SYSTEM, "options", Solution::options),
                SalesCheck.costly(SYSTEM, "keys", Solution::keys),
                SalesCheck.cheap(SYSTEM, "steps", Solution::steps),
                new NameCheck(
                        SYSTEM,
                        "correct the mapping, or add what is missing: bin/p2c setup sales shows what it"
                                + " can add; see sales.solution for the rest"),
                SalesCheck.cheap(SYSTEM, "lookups", NamedLookups::rows),
                SalesCheck.cheap(SYSTEM, "system-pricing", Pricing::system),
                SalesCheck.cheap(SYSTEM, "discount-method", Pricing::discount),
                SalesCheck.cheap(SYSTEM, "product-state", Pricing::products),
                SalesCheck.cheap(SYSTEM, "business-units", Rights::units),
                SalesCheck.cheap(SYSTEM, "team-roles", Rights::teams),
                SalesCheck.told(SYSTEM, "company-rows", CompanyRows::rows),
                SalesCheck.cheap(SYSTEM, "price-lists", Catalogue::priceLists),
                SalesCheck.cheap(SYSTEM, "unit-groups", Catalogue::unitGroups),
                SalesCheck.cheap(SYSTEM, "units", Catalogue::units));
    }

    /**
     * The checks of a third system. Only those of names and access concern every kind of system.
     */
    public static List<Check> ofThird(String system) {
        return List.of(
                new AccessCheck(system),
                SalesCheck.cheap(system, "user-role", Rights::user),
                new NameCheck(
                        system,
                        "correct the mapping, or add the table, column or value in Power Apps"
                                + " (Tables > the table > Columns), see docs/real-services.md,"
                                + " \"Common Data Service\""),
                SalesCheck.costly(system, "keys", NamedLookups::keys),
                SalesCheck.cheap(system, "business-units", Rights::units),
                SalesCheck.cheap(system, "team-roles", Rights::teams),
                SalesCheck.told(system, "company-rows", CompanyRows::rows),
                SalesCheck.cheap(system, "lookups", NamedLookups::rows));
    }
}
