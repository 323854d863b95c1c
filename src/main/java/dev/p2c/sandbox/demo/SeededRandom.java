package dev.p2c.sandbox.demo;

import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Random choices for one generated row, determined by seed, kind and number of the row, so that no
 * row depends on the rows before it. Not thread-safe.
 */
final class SeededRandom {

    private static final String LETTERS = "BCDEFGHJKLMNPRSTVWXYZ";
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private final SplittableRandom random;

    SeededRandom(long seed, ValueKind kind, long number) {
        long start = seed + GOLDEN_GAMMA * (kind.ordinal() + 1L);
        this.random = new SplittableRandom(new SplittableRandom(start ^ number).nextLong());
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** Random number between low and high, both included. */
    int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    /** True with this probability. */
    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /** Random multiple of step between low and high, with two decimal places. */
    BigDecimal money(int low, int high, int step) {
        return BigDecimal.valueOf((long) between(low / step, high / step) * step).setScale(2);
    }

    /** Replaces {@code #} by a random digit and {@code @} by a random capital letter. */
    String fill(String pattern) {
        StringBuilder text = new StringBuilder(pattern.length());
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            text.append(c == '#' ? digit() : c == '@' ? letter() : c);
        }
        return text.toString();
    }

    private char digit() {
        return (char) ('0' + random.nextInt(10));
    }

    private char letter() {
        return LETTERS.charAt(random.nextInt(LETTERS.length()));
    }

    /** Random UUID of version 4. */
    UUID uuid() {
        long high = random.nextLong() & ~0xF000L | 0x4000L;
        long low = random.nextLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
        return new UUID(high, low);
    }

    /** Kind of generated value; each kind has its own sequence of random choices. */
    enum ValueKind {
        ACCOUNT,
        ACCOUNT_ID,
        CONTACT,
        CONTACT_ID,
        EMPLOYER,
        CUSTOMER,
        PRODUCT,
        PRODUCT_ID,
        QUOTE,
        ORDER,
        DATE,
        REFERENCE
    }
}
