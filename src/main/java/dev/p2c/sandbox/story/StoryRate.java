package dev.p2c.sandbox.story;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How much happens. */
public enum StoryRate {
    /** Nothing, and not one request. */
    OFF(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO),
    /** New business about every minute. */
    SLOW(
            Duration.ofSeconds(5),
            Duration.ofMinutes(1),
            Duration.ofSeconds(30),
            Duration.ofMinutes(5)),
    /** From account to invoice within two minutes, with the schedules of the sandbox profile. */
    FAST(
            Duration.ofSeconds(2),
            Duration.ofSeconds(10),
            Duration.ofSeconds(6),
            Duration.ofSeconds(40));

    /** A deal that nobody knows how to help is given up after so many times {@link #noticed}. */
    private static final int PATIENCE = 6;

    private final Duration tick;
    private final Duration newDeal;
    private final Duration job;
    private final Duration noticed;

    StoryRate(Duration tick, Duration newDeal, Duration job, Duration noticed) {
        this.tick = tick;
        this.newDeal = newDeal;
        this.job = job;
        this.noticed = noticed;
    }

    /** Empty for a name that is none of them. */
    public static Optional<StoryRate> named(String name) {
        return Arrays.stream(values()).filter(rate -> rate.toString().equals(name)).findFirst();
    }

    /** {@code off, slow, fast}. */
    public static String names() {
        return Arrays.stream(values()).map(StoryRate::toString).collect(Collectors.joining(", "));
    }

    /** From one look at all open deals to the next. */
    public Duration tick() {
        return tick;
    }

    /** From the beginning of one deal to that of the next. */
    public Duration newDeal() {
        return newDeal;
    }

    /** From one run of Finance's periodic task to the next. */
    Duration job() {
        return job;
    }

    /** How long a mistake stays until somebody corrects it. */
    public Duration noticed() {
        return noticed;
    }

    Duration givenUp() {
        return noticed.multipliedBy(PATIENCE);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
