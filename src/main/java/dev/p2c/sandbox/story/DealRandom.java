package dev.p2c.sandbox.story;

import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Random choices of one deal. Derived from a seed and the number of the deal, so that a deal does
 * not depend on other deals. Not thread-safe.
 */
final class DealRandom {

    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final long origin;
    private final SplittableRandom random;

    DealRandom(long seed, long number) {
        this.origin = new SplittableRandom(seed + SPREAD * number).nextLong();
        this.random = new SplittableRandom(origin);
    }

    /**
     * Returns a random source for one purpose. The same purpose always gets the same choices, so
     * that a step can be repeated.
     */
    DealRandom of(String purpose) {
        return new DealRandom(origin, purpose.hashCode());
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** A number between both limits, inclusive. */
    int between(int low, int high) {
        return random.nextInt(low, high + 1);
    }

    boolean in100(int percent) {
        return random.nextInt(100) < percent;
    }

    BigDecimal cents(int low, int high) {
        return BigDecimal.valueOf(between(low, high), 2);
    }

    /** A UUID in the form of version 4. */
    UUID uuid() {
        long high = random.nextLong() & ~0xF000L | 0x4000L;
        long low = random.nextLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
