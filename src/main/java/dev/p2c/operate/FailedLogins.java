package dev.p2c.operate;

import dev.p2c.login.Users;
import dev.p2c.text.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Slows logins after wrong passwords, separately for each key (a name at an address). The first
 * five wrong passwords cost nothing; each further one doubles the wait until the next attempt, from
 * one second to {@link #LONGEST_WAIT}. A right password forgets the failures, and so does a quarter
 * of an hour without one.
 *
 * <p>An attacker at the same address must not keep the right password out by being faster at each
 * free turn. So a password that is known to be wrong waits for turns of its own, and a password
 * that was refused is looked at, once a second for each key, when it comes again after its wait.
 * Guesses gain nothing from that: a new one waits as well. Thread-safe.
 */
final class FailedLogins {

    static final Duration LONGEST_WAIT = Duration.ofSeconds(16);

    private static final int FREE = 5;
    private static final Duration REMEMBERED = Duration.ofMinutes(15);
    private static final int PATIENCE_SECONDS = 10;
    private static final int MOST_SHARING = 20;
    private static final int MOST_KEYS = 10_000;
    private static final int MOST_PASSWORDS = 50_000;

    private final Clock clock;
    private final byte[] salt = new byte[16];

    /** By key; the oldest failure first. */
    private final Map<String, Failed> failed = new Recent<>(MOST_KEYS, false);

    /** By fingerprint: from when on a refused password is looked at. */
    private final Map<Long, Instant> refused = new Recent<>(MOST_PASSWORDS, true);

    /** By fingerprint: passwords that are being looked at. */
    private final Map<Long, CompletableFuture<Users.Outcome>> underWay = new HashMap<>();

    /** The fingerprints of passwords that were looked at and are wrong. */
    private final Map<Long, Boolean> wrong = new Recent<>(MOST_PASSWORDS, true);

    FailedLogins(Clock clock) {
        this.clock = clock;
        new SecureRandom().nextBytes(salt);
    }

    /**
     * Counts an attempt, unless it came too early. Checking a password takes time. Until the check
     * has ended the attempt counts as wrong, and requests that send the same password meanwhile
     * share one check.
     *
     * @return how long to wait until this attempt is looked at; zero if it was looked at
     */
    Duration judge(LoginAttempt attempt) {
        long password = fingerprint(attempt);
        CompletableFuture<Users.Outcome> look = new CompletableFuture<>();
        CompletableFuture<Users.Outcome> other;
        String key;
        synchronized (this) {
            other = underWay.get(password);
            key = wrong.get(password) == null ? attempt.key() : attempt.key() + " again";
            if (other == null) {
                Duration wait = begin(attempt, password, key, look);
                if (!wait.isZero()) {
                    return wait;
                }
            }
        }
        return other == null ? finish(attempt, password, key, look) : shared(other);
    }

    /** Counts the attempt as wrong, or returns how long it must wait. */
    private Duration begin(
            LoginAttempt attempt,
            long password,
            String key,
            CompletableFuture<Users.Outcome> look) {
        Instant now = clock.instant();
        Duration left = left(key, now);
        boolean isNew = key.equals(attempt.key());
        if (left.isZero()) {
            count(key, failures(key, now).count + 1, now);
        } else if (isNew && hasWaited(password, key, left, now)) {
            count(key + " waited", FREE, now);
        } else {
            return left;
        }
        refused.remove(password);
        underWay.put(password, look);
        return Duration.ZERO;
    }

    private void count(String key, int failures, Instant now) {
        failed.remove(key); // so that the key moves behind the older ones
        failed.put(key, new Failed(failures, now));
    }

    private Duration finish(
            LoginAttempt attempt,
            long password,
            String key,
            CompletableFuture<Users.Outcome> look) {
        Users.Outcome outcome = Users.Outcome.BUSY;
        try {
            outcome = attempt.look().get();
        } finally {
            synchronized (this) {
                underWay.remove(password);
                settle(attempt, password, key, outcome);
            }
            look.complete(outcome);
        }
        return wait(outcome);
    }

    private void settle(LoginAttempt attempt, long password, String key, Users.Outcome outcome) {
        if (outcome == Users.Outcome.RIGHT) {
            failed.remove(attempt.key());
            wrong.remove(password);
        } else if (outcome == Users.Outcome.WRONG) {
            wrong.put(password, true);
        } else {
            Instant now = clock.instant();
            count(key, Math.max(0, failures(key, now).count - 1), now);
        }
    }

    private static Duration shared(CompletableFuture<Users.Outcome> look) {
        if (look.getNumberOfDependents() > MOST_SHARING) {
            return wait(Users.Outcome.BUSY); // each holds a thread of the server
        }
        try {
            return wait(look.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return wait(Users.Outcome.BUSY);
        } catch (ExecutionException | TimeoutException e) {
            return wait(Users.Outcome.BUSY);
        }
    }

    private static Duration wait(Users.Outcome outcome) {
        return outcome == Users.Outcome.BUSY ? Duration.ofSeconds(1) : Duration.ZERO;
    }

    /** Whether a password that was refused comes again after its wait, and it is its turn. */
    private boolean hasWaited(long password, String key, Duration left, Instant now) {
        Instant due = refused.get(password);
        if (due == null || due.plus(REMEMBERED).isBefore(now)) {
            refused.put(password, now.plus(left));
            return false;
        }
        return !due.isAfter(now) && left(key + " waited", now).isZero();
    }

    /** How long a key must wait; zero if it need not. */
    private Duration left(String key, Instant now) {
        Failed before = failures(key, now);
        Duration left = Duration.between(now, before.last.plus(wait(before.count)));
        return left.isNegative() ? Duration.ZERO : left;
    }

    private Failed failures(String key, Instant now) {
        Failed before = failed.get(key);
        return before == null || before.last.plus(REMEMBERED).isBefore(now)
                ? new Failed(0, Instant.EPOCH)
                : before;
    }

    private static Duration wait(int failures) {
        if (failures < FREE) {
            return Duration.ZERO;
        }
        long seconds = 1L << Math.min(failures - FREE, 30);
        return seconds > LONGEST_WAIT.toSeconds() ? LONGEST_WAIT : Duration.ofSeconds(seconds);
    }

    /** Stands for a name, an address and a password, which is not kept in memory. */
    private long fingerprint(LoginAttempt attempt) {
        MessageDigest digest = Sha256.begin();
        digest.update(salt);
        digest.update((attempt.key() + "\n").getBytes(StandardCharsets.UTF_8));
        digest.update(attempt.password().getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.wrap(digest.digest()).getLong();
    }

    /** Whole seconds for the header {@code Retry-After}, rounded up. */
    static long seconds(Duration wait) {
        return wait.plusMillis(999).toSeconds();
    }

    private record Failed(int count, Instant last) {}

    /** A map of limited size, which forgets its first entry when it is full. */
    private static final class Recent<K, V> extends LinkedHashMap<K, V> {

        private static final long serialVersionUID = 1L;

        private final int most;

        /**
         * @param byUse whether reading an entry makes it the last
         */
        private Recent(int most, boolean byUse) {
            super(16, 0.75f, byUse);
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
        }
    }
}
