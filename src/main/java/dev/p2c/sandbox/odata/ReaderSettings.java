package dev.p2c.sandbox.odata;

/**
 * Settings for reading from one service.
 *
 * @param pageSize maximum and default number of rows of a page
 * @param company Finance only: the user's default company, which queries without {@code
 *     cross-company=true} are limited to
 * @param strictKeys Sales only: whether alternate keys are refused if they hold a character that
 *     the real service cannot address
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
}
