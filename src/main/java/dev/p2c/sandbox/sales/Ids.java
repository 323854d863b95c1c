package dev.p2c.sandbox.sales;

import java.util.SplittableRandom;
import java.util.UUID;

/** Ids of new rows: the same ones for the same writes, so that the same seed gives the same data. */
final class Ids {

    private static final long SEED = 0x5A1E5L;
    private static final long VERSION_4 = 0x0000_0000_0000_4000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private SplittableRandom random = new SplittableRandom(SEED);

    UUID next() {
        long high = random.nextLong() & 0xFFFF_FFFF_FFFF_0FFFL | VERSION_4;
        long low = random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | VARIANT;
        return new UUID(high, low);
    }

    void restart() {
        random = new SplittableRandom(SEED);
    }
}
