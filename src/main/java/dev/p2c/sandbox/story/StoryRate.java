package dev.p2c.sandbox.story;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Speed of the simulated day of business. */
public enum StoryRate {
    /** No business and no requests. */
    OFF(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO),
    /** New business about every minute. */
    SLOW(
            Duration.ofSeconds(5),
            Duration.ofMinutes(1),
            Duration.ofSeconds(30),
            Duration.ofMinutes(5)),
    /**
     * A deal from account to invoice takes less than two minutes with the schedules of the sandbox
     * profile.
     */
    FAST(
            Duration.ofSeconds(2),
            Duration.ofSeconds(10),
            Duration.ofSeconds(6),
            Duration.ofSeconds(40));

    /** A deal without progress is given up after this many times {@link #noticed}. */
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

    /** Finds a rate by its name; empty if there is none. */
    public static Optional<StoryRate> named(String name) {
        return Arrays.stream(values()).filter(rate -> rate.toString().equals(name)).findFirst();
    }

    /** Names of all rates: {@code off, slow, fast}. */
    public static String names() {
        return Arrays.stream(values()).map(StoryRate::toString).collect(Collectors.joining(", "));
    }

    /** Time between two looks at all open deals. */
    public Duration tick() {
        return tick;
    }

    /** Time between the beginnings of two deals. */
    public Duration newDeal() {
        return newDeal;
    }

    /** Time between two runs of the periodic task that calculates totals in Finance. */
    Duration job() {
        return job;
    }

    /** How long a mistake stays before it is corrected. */
    public Duration noticed() {
        return noticed;
    }

    Duration giveUpAfter() {
        return noticed.multipliedBy(PATIENCE);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
