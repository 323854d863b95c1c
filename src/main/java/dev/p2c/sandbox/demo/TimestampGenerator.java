package dev.p2c.sandbox.demo;

import dev.p2c.sandbox.demo.SeededRandom.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * When rows were created and last changed: over two years, the newest some hours ago, so that a
 * pass that looks back some minutes behind the newest reads few of them again. Where there are rows
 * already, new ones come after them, so that a poll finds them.
 *
 * @param today the instant that all dates are relative to
 * @param newest when the rows that are there were last changed; null where there are none
 */
record TimestampGenerator(long seed, Instant today, Instant newest) {

    private static final int YOUNGEST = (int) Duration.ofHours(3).toSeconds();
    private static final int OLDEST = (int) Duration.ofDays(730).toSeconds();

    TimestampGenerator {
        today = today.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Of the row with this kind and number. */
    Times of(Kind kind, long number) {
        SeededRandom random = new SeededRandom(seed + kind.ordinal(), Kind.DATE, number);
        int created = random.between(YOUNGEST, OLDEST);
        int modified = random.chance(40) ? created : random.between(YOUNGEST, created);
        Instant changed = newest == null ? today.minusSeconds(modified) : afterNewest(random);
        Instant made = today.minusSeconds(created);
        return new Times(made.isAfter(changed) ? changed : made, changed);
    }

    private Instant afterNewest(SeededRandom random) {
        long room = Math.max(1, Duration.between(newest, today).toSeconds());
        Instant changed = newest.plusSeconds(random.between(1, (int) Math.min(room, OLDEST)));
        return changed.isAfter(today) ? today : changed;
    }

    record Times(Instant created, Instant modified) {}
}
