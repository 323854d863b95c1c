package dev.p2c.state;

/**
 * The etag or the id of a source row, by which passes recognise changed and deleted rows.
 *
 * @param value the etag or the id; empty if {@link Kind#UNKNOWN}
 */
public record SourceVersion(Kind kind, String value) {

    /** What a source version consists of. */
    public enum Kind {
        /** Nothing is kept: the next sweep that sees the source row reads it as a whole. */
        UNKNOWN,
        /** The etag and what else a sweep compares of all source rows. */
        ETAG,
        /** The source row's own id, where changes are found by a watermark. */
        ROW_ID
    }

    public static final SourceVersion UNKNOWN = new SourceVersion(Kind.UNKNOWN, "");

    public static SourceVersion etag(String etag) {
        return new SourceVersion(Kind.ETAG, etag);
    }

    public static SourceVersion rowId(String id) {
        return new SourceVersion(Kind.ROW_ID, id);
    }

    /**
     * The version of a line that is skipped because its header is: it differs from the line's
     * version once the header is written.
     */
    public SourceVersion behindSkippedHeader() {
        return new SourceVersion(kind, value + " header skipped");
    }

    public boolean isKnown() {
        return kind != Kind.UNKNOWN;
    }
}
