package dev.p2c.check.sales;

import dev.p2c.check.AccessCheck;
import dev.p2c.check.Check;
import java.util.List;

/** All checks of Sales, in the order in which a person can mend what they find. */
public final class SalesChecks {

    /** The name of the connection. */
    public static final String SYSTEM = "sales";

    private SalesChecks() {}

    public static List<Check> all() {
        return List.of(new AccessCheck(SYSTEM));
    }
}
