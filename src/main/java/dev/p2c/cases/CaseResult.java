package dev.p2c.cases;

import java.util.List;

/**
 * A case that was run.
 *
 * @param actual what the mapping makes of the row now
 * @param differences empty where the case passed
 */
public record CaseResult(Case of, Result actual, List<Difference> differences) {

    public CaseResult {
        differences = List.copyOf(differences);
    }

    public boolean isPassed() {
        return differences.isEmpty();
    }
}
