package dev.p2c.sandbox.sales;

import java.util.Arrays;

/** The version of a solution, four numbers: {@code 1.15.0.0}. */
record Version(int major, int minor, int build, int revision) implements Comparable<Version> {

    /**
     * @throws IllegalArgumentException if the text is no version
     */
    static Version of(String text) {
        try {
            int[] parts = Arrays.stream(text.split("\\.")).mapToInt(Integer::parseInt).toArray();
            int[] four = Arrays.copyOf(parts, 4);
            return new Version(four[0], four[1], four[2], four[3]);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "version: expected numbers and dots such as 1.15.0.0, not " + text, e);
        }
    }

    @Override
    public int compareTo(Version other) {
        return Arrays.compare(
                new int[] {major, minor, build, revision},
                new int[] {other.major, other.minor, other.build, other.revision});
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + build + "." + revision;
    }
}
