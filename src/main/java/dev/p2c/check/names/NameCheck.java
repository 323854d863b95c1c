package dev.p2c.check.names;

import dev.p2c.check.Check;
import dev.p2c.check.Finding;
import dev.p2c.check.Findings;
import dev.p2c.check.Installation;
import dev.p2c.error.Problem;
import dev.p2c.odata.Connection;
import dev.p2c.text.Counted;
import dev.p2c.validate.MappingCheck;
import java.util.List;

/** Whether a system has every entity set, column, lookup and value that the mappings name. */
public final class NameCheck implements Check {

    /** What the names of the Prospect to cash solution begin with. */
    private static final String SOLUTION = "msdynce_";

    /** So many names show that the solution is missing, rather than that names are wrong. */
    private static final int MANY = 4;

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
        List<String> problems =
                installation.mappings().stream()
                        .flatMap(mapping -> MappingCheck.names(mapping, connection).stream())
                        .map(Problem::toString)
                        .distinct()
                        .toList();
        List<String> ofSolution = problems.stream().filter(NameCheck::isOfSolution).toList();
        boolean isOne = ofSolution.size() >= MANY;
        if (isOne) {
            findings.missing(
                    "%d places in mappings name columns of the solution that do not exist, first %s"
                            .formatted(ofSolution.size(), ofSolution.get(0)),
                    "see %s.columns and %s.solution".formatted(system, system));
        }
        problems.stream()
                .filter(problem -> !isOne || !isOfSolution(problem))
                .forEach(problem -> findings.missing(problem, remedy));
        return findings.orOk(
                "the system has every name in "
                        + Counted.of(installation.mappings().size(), "mapping"));
    }

    private static boolean isOfSolution(String problem) {
        return problem.contains(" \"" + SOLUTION);
    }
}
