package dev.p2c.odata.transport;

import dev.p2c.error.UnavailableException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How often and how long one piece of work has been tried. Not thread-safe. */
public final class RetryBudget {

    private static final Logger LOG = LoggerFactory.getLogger(Transport.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final int MOST_DOUBLINGS = 6;

    private final ConnectionSettings settings;
    private final Sleeper waiting;
    private final TrafficCounters meter;
    private final String what;
    private int most;
    private int attempts = 1;
    private Duration waited = Duration.ZERO;
    private String lastAnswer = "";

    /**
     * @param what is tried, for messages
     */
    RetryBudget(ConnectionSettings settings, Sleeper waiting, TrafficCounters meter, String what) {
        this.settings = settings;
        this.waiting = waiting;
        this.meter = meter;
        this.what = what;
        this.most = settings.maxAttempts();
    }

    /** It finds out whether the system is there: more than one try would tell no more. */
    void once() {
        most = 1;
    }

    /** Whether {@link #next} would give up. */
    public boolean spent() {
        return attempts >= most;
    }

    /**
     * Counts one more attempt.
     *
     * @throws UnavailableException there were enough
     */
    void next(Optional<Duration> wait, String answer, Throwable cause) {
        lastAnswer = answer;
        if (spent()) {
            throw unavailable("gave up after " + attempts + " attempts", answer, cause);
        }
        attempts++;
        meter.retry();
        String when = wait.map(time -> "; again in " + time).orElse("; again");
        LOG.info("{}: {}: {}{}", settings.name(), what, answer, when);
    }

    /** Doubles each time; jitter keeps threads that failed together from coming together. */
    Duration backoff() {
        long most = FIRST_WAIT.toMillis() << Math.min(attempts - 1, MOST_DOUBLINGS);
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
    }

    /**
     * Lets time pass.
     *
     * @throws UnavailableException it would be longer than allowed
     */
    void pass(Duration wait) {
        waited = waited.plus(wait);
        if (waited.compareTo(settings.maxWait()) > 0) {
            throw unavailable(
                    "would wait " + waited.toSeconds() + " s, more than it may", lastAnswer, null);
        }
        try {
            waiting.await(wait);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    UnavailableException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return unavailable("interrupted", lastAnswer, e);
    }

    public UnavailableException unavailable(String why, String answer, Throwable cause) {
        return new UnavailableException(
                settings.name(), what + ": " + why + "; last answer: " + answer, cause);
    }
}
