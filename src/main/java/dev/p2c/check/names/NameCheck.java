package dev.p2c.check.names;

import dev.p2c.check.Check;
import dev.p2c.check.Finding;
import dev.p2c.check.Findings;
import dev.p2c.check.Installation;
import dev.p2c.error.Problem;
import dev.p2c.odata.Connection;
import java.util.List;

/** Whether a system has every entity set, column, lookup and value that the mappings name. */
public final class NameCheck implements Check {

    private final String system;
    private final String remedy;

    /**
     * @param remedy what brings names that a mapping of the templates uses
     */
    public NameCheck(String system, String remedy) {
        this.system = system;
        this.remedy = remedy;
    }

    @Override
    public String id() {
        return system + ".names";
    }

    @Override
    public String system() {
        return system;
    }

    @Override
    public boolean isCheap() {
        return true;
    }

    @Override
    public List<Finding> run(Installation installation) {
        Connection connection = installation.connection(system);
        Findings findings = Findings.of(this);
        installation.mappings().stream()
                .flatMap(mapping -> FieldNames.problems(mapping, connection).stream())
                .map(Problem::toString)
                .distinct()
                .forEach(problem -> findings.missing(problem, remedy));
        return findings.orOk(
                "the system has every name in " + installation.mappings().size() + " mappings");
    }
}
