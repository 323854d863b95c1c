package dev.p2c.sandbox.demo;

/**
 * Formats account and contact numbers as the Prospect to cash solution does, such as {@code
 * ACC-01000-BVRCPS} ("Prospect to cash, account and contact numbers").
 */
final class SequenceNumber {

    /** First number of each sequence. */
    static final int FIRST = 1000;

    private static final String SUFFIX = "@@@@@@";

    private SequenceNumber() {}

    /**
     * Formats a number with a random suffix.
     *
     * @param number place in the sequence, from 0
     */
    static String of(String prefix, long number, SeededRandom random) {
        String digits = Long.toString(FIRST + number);
        String zeros = "0".repeat(Math.max(0, 5 - digits.length()));
        return prefix + "-" + zeros + digits + "-" + random.fill(SUFFIX);
    }
}
