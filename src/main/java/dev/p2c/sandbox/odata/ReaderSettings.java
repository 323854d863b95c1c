package dev.p2c.sandbox.odata;

/**
 * @param pageSize rows of a page at most, and where the client asks for no less
 * @param company Finance: the user's own, which is read without {@code cross-company=true}
 * @param strictKeys Sales: alternate keys with a character that the real service cannot address are
 *     refused
 */
public record ReaderSettings(int pageSize, String company, boolean strictKeys) {

    public static ReaderSettings sales() {
        return new ReaderSettings(5_000, "", true);
    }

    public static ReaderSettings finance() {
        return new ReaderSettings(10_000, "usmf", false);
    }

    public ReaderSettings withPageSize(int rows) {
        return new ReaderSettings(rows, company, strictKeys);
    }

    public ReaderSettings withStrictKeys(boolean strict) {
        return new ReaderSettings(pageSize, company, strict);
    }
}
