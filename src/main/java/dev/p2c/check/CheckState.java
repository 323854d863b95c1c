package dev.p2c.check;

/** How a requirement is met. Scripts depend on the labels. */
public enum CheckState {
    OK("ok"),

    /** Passes run, but some rows stay behind or come out wrong. */
    WARNING("warning"),

    /** Passes or whole directions fail until somebody does what the remedy says. */
    MISSING("missing"),

    /** No API shows the fact, the user may not read it, or the system is away. */
    CANNOT_BE_SEEN("cannot be seen");

    private final String label;

    CheckState(String label) {
        this.label = label;
    }

    /** The state as commands print it: {@code cannot be seen}. */
    public String label() {
        return label;
    }
}
