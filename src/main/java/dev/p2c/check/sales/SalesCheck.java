package dev.p2c.check.sales;

import dev.p2c.check.Check;
import dev.p2c.check.Finding;
import dev.p2c.check.Findings;
import dev.p2c.check.Installation;
import dev.p2c.odata.Connection;
import java.util.List;

/**
 * One requirement of Sales.
 *
 * @param name the id without the system: {@code price-lists}
 * @param look adds what is wrong to the findings
 */
record SalesCheck(String name, boolean isCheap, Look look) implements Check {

    /** Looks at a requirement. */
    @FunctionalInterface
    interface Look {

        /** Adds what is wrong; returns what was seen, for the case that nothing is. */
        String at(Connection sales, Installation installation, Findings findings);
    }

    /** A check that runs at each start. */
    static SalesCheck cheap(String name, Look look) {
        return new SalesCheck(name, true, look);
    }

    /** A check of many requests. */
    static SalesCheck costly(String name, Look look) {
        return new SalesCheck(name, false, look);
    }

    @Override
    public String id() {
        return SalesChecks.SYSTEM + "." + name;
    }

    @Override
    public String system() {
        return SalesChecks.SYSTEM;
    }

    @Override
    public List<Finding> run(Installation installation) {
        Findings findings = Findings.of(this);
        String seen = look.at(installation.connection(SalesChecks.SYSTEM), installation, findings);
        return findings.orOk(seen);
    }
}
