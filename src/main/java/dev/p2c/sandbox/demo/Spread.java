package dev.p2c.sandbox.demo;

import dev.p2c.sandbox.demo.Dice.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * When rows were created and last changed: over two years, the newest some hours ago, so that a
 * pass that looks back some minutes behind the newest reads few of them again.
 *
 * @param today the instant that all dates are relative to
 */
record Spread(long seed, Instant today) {

    private static final int YOUNGEST = (int) Duration.ofHours(3).toSeconds();
    private static final int OLDEST = (int) Duration.ofDays(730).toSeconds();

    Spread {
        today = today.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Of the row with this kind and number. */
    Times of(Kind kind, long number) {
        Dice dice = new Dice(seed + kind.ordinal(), Kind.DATE, number);
        int created = dice.between(YOUNGEST, OLDEST);
        int modified = dice.chance(40) ? created : dice.between(YOUNGEST, created);
        return new Times(today.minusSeconds(created), today.minusSeconds(modified));
    }

    record Times(Instant created, Instant modified) {}
}
