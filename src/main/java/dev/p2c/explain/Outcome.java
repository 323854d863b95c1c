package dev.p2c.explain;

/** What became of a row, or why no pass brings it. Scripts depend on the words. */
public enum Outcome {
    UNCHANGED("unchanged"),
    NOT_READ_YET("not read yet"),
    NOT_CHANGED("not changed since"),
    BEFORE_WATERMARK("before the watermark"),
    SKIPPED("skipped"),
    PARKED("parked"),
    REJECTED("rejected"),
    CONFLICT("conflict"),
    DELETED("deleted in the source"),
    SHARED_KEY("several rows have the key"),
    NOT_IN_FILTER("not in the filter"),
    OTHER_COMPANY("other company"),
    NO_HEADER("no header"),
    NO_SUCH_ROW("no such row");

    private final String word;

    Outcome(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /** Whether a pass for the asked company finds no row of the key. */
    public boolean isOutside() {
        return this == NOT_IN_FILTER
                || this == OTHER_COMPANY
                || this == NO_HEADER
                || this == NO_SUCH_ROW;
    }
}
