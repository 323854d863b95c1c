package dev.p2c.check;

import java.util.ArrayList;
import java.util.List;

/** Collects the findings of one check. Not thread-safe. */
public final class Findings {

    private final String id;
    private final String system;
    private final List<Finding> found = new ArrayList<>();

    private Findings(String id, String system) {
        this.id = id;
        this.system = system;
    }

    public static Findings of(Check check) {
        return new Findings(check.id(), check.system());
    }

    /** Collects findings of one id of a check that answers several questions. */
    public static Findings of(Check check, String id) {
        return new Findings(id, check.system());
    }

    public void missing(String evidence, String remedy) {
        add(CheckState.MISSING, evidence, remedy);
    }

    public void warning(String evidence, String remedy) {
        add(CheckState.WARNING, evidence, remedy);
    }

    public void cannotBeSeen(String evidence, String remedy) {
        add(CheckState.CANNOT_BE_SEEN, evidence, remedy);
    }

    /** Adds a finding of any state, unless there is an equal one. */
    public void add(CheckState state, String evidence, String remedy) {
        Finding finding = new Finding(id, system, state, evidence, remedy);
        if (!found.contains(finding)) {
            found.add(finding);
        }
    }

    /**
     * The findings, or a single one that the requirement is met.
     *
     * @param evidence what was seen, where nothing is wrong
     */
    public List<Finding> orOk(String evidence) {
        if (found.isEmpty()) {
            add(CheckState.OK, evidence, "");
        }
        return List.copyOf(found);
    }
}
