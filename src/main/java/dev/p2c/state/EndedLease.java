package dev.p2c.state;

import java.time.Instant;

/**
 * A lease that nobody holds any more.
 *
 * @param until by the database's clock
 * @param isReleased whether its holder gave it up; false if it expired, after its holder died
 */
public record EndedLease(Instant until, boolean isReleased) {}
