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
        /** The etag, where a sweep compares the etags of all source rows. */
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

    public boolean isKnown() {
        return kind != Kind.UNKNOWN;
    }
}
