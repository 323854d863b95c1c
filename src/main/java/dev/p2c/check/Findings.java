package dev.p2c.check;

import java.util.ArrayList;
import java.util.List;

/** Collects the findings of one check. Not thread-safe. */
public final class Findings {

    private final Check check;
    private final List<Finding> found = new ArrayList<>();

    private Findings(Check check) {
        this.check = check;
    }

    public static Findings of(Check check) {
        return new Findings(check);
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

    /** Adds a finding of any state. */
    public void add(CheckState state, String evidence, String remedy) {
        found.add(new Finding(check.id(), check.system(), state, evidence, remedy));
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
