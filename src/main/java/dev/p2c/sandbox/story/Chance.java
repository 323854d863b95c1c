package dev.p2c.sandbox.story;

import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * What is left to chance in one deal. Made from a seed and the deal's number, so that a deal does
 * not depend on those beside it. Not thread-safe.
 */
final class Chance {

    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final long origin;
    private final SplittableRandom random;

    Chance(long seed, long number) {
        this.origin = new SplittableRandom(seed + SPREAD * number).nextLong();
        this.random = new SplittableRandom(origin);
    }

    /** For one matter: the same again whenever it is asked for, so that a step can be repeated. */
    Chance of(String matter) {
        return new Chance(origin, matter.hashCode());
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** Both ends included. */
    int between(int low, int high) {
        return random.nextInt(low, high + 1);
    }

    boolean in100(int percent) {
        return random.nextInt(100) < percent;
    }

    BigDecimal cents(int low, int high) {
        return BigDecimal.valueOf(between(low, high), 2);
    }

    /** In the form of a random one (version 4). */
    UUID uuid() {
        long high = random.nextLong() & ~0xF000L | 0x4000L;
        long low = random.nextLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
