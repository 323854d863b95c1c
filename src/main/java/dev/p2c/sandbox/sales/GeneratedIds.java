package dev.p2c.sandbox.sales;

import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Generates the ids of new rows. Ids ascend, as in the service; ascending ids also keep a million
 * inserts fast. The same writes get the same ids, so that the same seed gives the same data.
 */
final class GeneratedIds {

    private static final long SEED = 0x5A1E5L;
    private static final long FIRST = 0x2C5E_0000_0000_4A11L;
    private static final int SERVICE_BITS = 56;
    private static final long STEP = 0x1_0000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final long first;
    private SplittableRandom random = new SplittableRandom(SEED);
    private long high;

    /**
     * @param service keeps the ids of two services apart, from 0
     */
    GeneratedIds(int service) {
        this.first = FIRST + ((long) service << SERVICE_BITS);
        this.high = first;
    }

    UUID next() {
        high += STEP;
        return new UUID(high, random.nextLong() >>> 2 | VARIANT);
    }

    void restart() {
        random = new SplittableRandom(SEED);
        high = first;
    }
}
