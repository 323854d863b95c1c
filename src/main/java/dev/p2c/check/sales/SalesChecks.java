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
                new NameCheck(
                        SYSTEM,
                        "correct the mapping, or add what is missing: p2c setup sales shows what it"
                                + " can add; see sales.solution for the rest"));
    }
}
