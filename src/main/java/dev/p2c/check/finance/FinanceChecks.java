package dev.p2c.check.finance;

import dev.p2c.check.AccessCheck;
import dev.p2c.check.Check;
import java.util.List;

/** All checks of Finance, in the order in which a person can mend what they find. */
public final class FinanceChecks {

    /** The name of the connection. */
    public static final String SYSTEM = "finance";

    private FinanceChecks() {}

    public static List<Check> all() {
        return List.of(new AccessCheck(SYSTEM), new CompanyCheck());
    }
}
