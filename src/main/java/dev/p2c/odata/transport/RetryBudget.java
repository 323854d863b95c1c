package dev.p2c.odata.transport;

import dev.p2c.error.UnavailableException;
import dev.p2c.text.Counted;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Limits the attempts and the waiting time of one piece of work. Not thread-safe. */
public final class RetryBudget {

    private static final Logger LOG = LoggerFactory.getLogger(Transport.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final int MOST_DOUBLINGS = 6;

    private final String system;
    private final String work;
    private final Duration maxWait;
    private final Sleeper sleeper;
    private final TrafficCounters counters;
    private int maxAttempts;
    private int attempts = 1;
    private Duration waited = Duration.ZERO;
    private String lastAnswer = "";

    /**
     * @param work name of the work in messages
     */
    RetryBudget(
            String system,
            String work,
            ConnectionSettings.Limits limits,
            Sleeper sleeper,
            TrafficCounters counters) {
        this.system = system;
        this.work = work;
        this.maxWait = limits.maxWait();
        this.maxAttempts = limits.maxAttempts();
        this.sleeper = sleeper;
        this.counters = counters;
    }

    /** Allows no retry, for a request that finds out whether the system is back. */
    void allowOneAttempt() {
        maxAttempts = 1;
    }

    /** Whether {@link #countAttempt} would throw. */
    public boolean isSpent() {
        return attempts >= maxAttempts;
    }

    /**
     * Counts one more attempt.
     *
     * @param wait before the attempt, for the log
     * @throws UnavailableException all attempts are used up
     */
    void countAttempt(Optional<Duration> wait, String answer, Throwable cause) {
        lastAnswer = answer;
        if (isSpent()) {
            String tries = Counted.of(attempts, "attempt");
            throw unavailable("gave up after " + tries, answer, cause);
        }
        attempts++;
        counters.retried();
        String when = wait.map(time -> "; again in " + time.toMillis() + " ms").orElse("; again");
        LOG.info("{}: {}: {}{}", system, work, answer, when);
    }

    /**
     * Exponential back-off from half a second, with jitter so that threads do not retry at once.
     */
    Duration backOff() {
        long most = FIRST_WAIT.toMillis() << Math.min(attempts - 1, MOST_DOUBLINGS);
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
    }

    /** Notes the answer that made the request wait, which another request may have received. */
    void pausedBy(Pause pause) {
        lastAnswer = pause.shown();
    }

    /**
     * Waits, and adds the time to the budget's waiting time.
     *
     * @throws UnavailableException all waits together would be longer than allowed, or the thread
     *     was interrupted
     */
    void await(Duration wait) {
        waited = waited.plus(wait);
        if (waited.compareTo(maxWait) > 0) {
            throw unavailable(
                    "would wait " + waited.toSeconds() + " s, longer than allowed",
                    lastAnswer,
                    null);
        }
        try {
            sleeper.await(wait);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Sets the thread's interrupt status again and returns the exception to throw. */
    UnavailableException interrupted(Exception e) {
        Thread.currentThread().interrupt();
        return unavailable("interrupted", lastAnswer, e);
    }

    /** Returns the exception that ends the work. */
    public UnavailableException unavailable(String why, String answer, Throwable cause) {
        return new UnavailableException(
                system, work + ": " + why + "; last answer: " + answer, cause);
    }
}
