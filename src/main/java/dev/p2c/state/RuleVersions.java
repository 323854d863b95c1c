package dev.p2c.state;

/**
 * Which versions of a mapping gave the rows of a task their values.
 *
 * @param inForce the version with which the last pass wrote
 * @param ofAll the version whose values all rows have; {@link #SEVERAL} for no single one
 */
public record RuleVersions(String inForce, String ofAll) {

    /** Stands for rows of several versions; no hash of a mapping equals this text. */
    public static final String SEVERAL = "several";

    private static final String BETWEEN = "\n";

    /** Whether rows may have values of an older version. */
    public boolean isAnyOlder() {
        return !inForce.equals(ofAll);
    }

    String text() {
        return inForce + BETWEEN + ofAll;
    }

    static RuleVersions parse(String text) {
        String[] both = text.split(BETWEEN, 2);
        return new RuleVersions(both[0], both[1]);
    }
}
