package dev.p2c.alert;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;

/**
 * When the proof of identity of a connection expires.
 *
 * @param what it is: secret, certificate or federated token
 */
public record Expiry(String connection, String what, Instant at) {

    /**
     * The rule that raises an alert some time before a secret expires, and after it has expired.
     */
    public static Rule rule(Supplier<List<Expiry>> known, Duration before, Clock clock) {
        return new Rule(
                RuleKind.SECRET,
                open ->
                        known.get().stream()
                                .filter(one -> one.isNear(clock.instant(), before))
                                .map(one -> one.condition(clock.instant()))
                                .toList());
    }

    /** Whether less than a time is left. */
    public boolean isNear(Instant now, Duration before) {
        return !at.minus(before).isAfter(now);
    }

    /** {@code the certificate of sales expires at 2026-07-01T00:00:00Z}. */
    public String text(Instant now) {
        return "the %s of %s %s at %s"
                .formatted(
                        what,
                        connection,
                        at.isAfter(now) ? "expires" : "has expired",
                        at.truncatedTo(ChronoUnit.SECONDS));
    }

    private Condition condition(Instant now) {
        return new Condition(
                connection + " " + what,
                at.isAfter(now) ? Severity.WARNING : Severity.ERROR,
                text(now),
                "/p2c");
    }
}
