package dev.p2c.check.sales;

import dev.p2c.check.Check;
import dev.p2c.check.Finding;
import dev.p2c.check.Findings;
import dev.p2c.check.Installation;
import dev.p2c.odata.Connection;
import java.util.List;

/**
 * One requirement of Sales, or of another Dataverse.
 *
 * @param system the name of the connection
 * @param name the id without the system: {@code price-lists}
 * @param look adds what is wrong to the findings
 */
record SalesCheck(String system, String name, boolean isCheap, boolean tellsWarnings, Look look)
        implements Check {

    /** The dialect of Dataverse; a third system may speak another one. */
    private static final String DIALECT = "sales";

    /** Looks at a requirement. */
    @FunctionalInterface
    interface Look {

        /** Adds what is wrong; returns what was seen, for the case that nothing is. */
        String at(Connection dataverse, Installation installation, Findings findings);
    }

    /** A check that runs at each start. */
    static SalesCheck cheap(String system, String name, Look look) {
        return new SalesCheck(system, name, true, false, look);
    }

    /** A check that runs at each start and whose warnings are logged. */
    static SalesCheck told(String system, String name, Look look) {
        return new SalesCheck(system, name, true, true, look);
    }

    /** A check of many requests. */
    static SalesCheck costly(String system, String name, Look look) {
        return new SalesCheck(system, name, false, false, look);
    }

    @Override
    public String id() {
        return system + "." + name;
    }

    @Override
    public boolean isFor(Installation installation) {
        return installation.connection(system).dialect().name().equals(DIALECT);
    }

    @Override
    public List<Finding> run(Installation installation) {
        Findings findings = Findings.of(this);
        String seen = look.at(installation.connection(system), installation, findings);
        return findings.orOk(seen);
    }
}
