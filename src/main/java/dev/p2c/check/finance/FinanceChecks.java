package dev.p2c.check.finance;

import dev.p2c.check.AccessCheck;
import dev.p2c.check.Check;
import dev.p2c.check.names.NameCheck;
import java.util.ArrayList;
import java.util.List;

/** All checks of Finance, in the order in which a person can mend what they find. */
public final class FinanceChecks {

    /** The name of the connection. */
    public static final String SYSTEM = "finance";

    private FinanceChecks() {}

    public static List<Check> all() {
        List<Check> all = new ArrayList<>();
        all.add(new AccessCheck(SYSTEM));
        all.add(new ReleaseCheck());
        all.add(
                new NameCheck(
                        SYSTEM,
                        "correct the mapping, or update Finance to a release that has it, see"
                                + " finance.release"));
        all.add(new CompanyCheck());
        all.add(new RightsCheck());
        all.add(new NumberSequenceCheck());
        for (ReferenceKind kind : ReferenceKind.values()) {
            all.add(new ReferenceCheck(kind));
        }
        all.add(new DistinctProductCheck());
        all.add(new TotalsJobCheck());
        all.add(new LineNumberCheck());
        return List.copyOf(all);
    }
}
