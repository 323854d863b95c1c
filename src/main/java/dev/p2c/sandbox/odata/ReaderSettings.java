package dev.p2c.sandbox.odata;

import dev.p2c.sandbox.store.Collation;

/**
 * Settings for reading from one service.
 *
 * @param pageSize maximum and default number of rows of a page
 * @param company Finance only: the user's default company, which queries without {@code
 *     cross-company=true} are limited to
 * @param strictKeys Sales only: whether alternate keys are refused if they hold a character that
 *     the real service cannot address
 * @param accountNumberKey Sales only: whether the account number is an alternate key, and so
 *     unique, as in versions of the Prospect to cash solution before 15.0.0.2
 * @param collation which texts are equal
 */
public record ReaderSettings(
        int pageSize,
        String company,
        boolean strictKeys,
        boolean accountNumberKey,
        Collation collation) {

    public static ReaderSettings sales() {
        return new ReaderSettings(5_000, "", true, false, Collation.ACCENTS_IGNORED);
    }

    public static ReaderSettings finance() {
        return new ReaderSettings(10_000, "usmf", false, false, Collation.ACCENTS_COUNT);
    }

    public ReaderSettings withAccountNumberKey() {
        return new ReaderSettings(pageSize, company, strictKeys, true, collation);
    }

    public ReaderSettings withPageSize(int rows) {
        return new ReaderSettings(rows, company, strictKeys, accountNumberKey, collation);
    }

    public ReaderSettings withCollation(Collation other) {
        return new ReaderSettings(pageSize, company, strictKeys, accountNumberKey, other);
    }
}
