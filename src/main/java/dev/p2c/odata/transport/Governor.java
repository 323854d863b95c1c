package dev.p2c.odata.transport;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Who may send to a system, as which of its application users, and when: shared by all directions.
 * A user that was told to be quiet is, since pressure during a {@code Retry-After} makes it longer
 * (Dataverse, service protection API limits); meanwhile the others go on. Where requests wait, the
 * one of lowest rank goes first. Thread-safe.
 */
final class Governor {

    private record Ticket(int rank, long number) {}

    private final List<ApplicationUser> lanes;
    private final Clock clock;
    private final PriorityQueue<Ticket> waiting =
            new PriorityQueue<>(
                    Comparator.comparingInt(Ticket::rank).thenComparingLong(Ticket::number));
    private long tickets;
    private Duration throttled = Duration.ZERO;

    /**
     * @param users one source of tokens for each application user, at least one
     * @param most requests of one user at once
     */
    Governor(List<TokenSource> users, int most, Clock clock) {
        this.lanes = users.stream().map(tokens -> new ApplicationUser(tokens, most)).toList();
        this.clock = clock;
    }

    /** How long a request that wants to go now has to wait for quiet to end; zero to go. */
    synchronized Duration delay() {
        Instant now = clock.instant();
        return lanes.stream()
                .map(lane -> lane.quiet(now))
                .min(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /**
     * Waits until a user has a request free, and takes it.
     *
     * @param rank lower goes first
     * @return empty when all users have been told to be quiet meanwhile
     */
    synchronized Optional<ApplicationUser> enter(int rank) throws InterruptedException {
        Ticket ticket = new Ticket(rank, ++tickets);
        waiting.add(ticket);
        try {
            while (true) {
                if (ticket.equals(waiting.peek())) {
                    Optional<ApplicationUser> free = free();
                    free.ifPresent(ApplicationUser::enter);
                    if (free.isPresent() || !delay().isZero()) {
                        return free;
                    }
                }
                wait();
            }
        } finally {
            waiting.remove(ticket);
            notifyAll();
        }
    }

    private Optional<ApplicationUser> free() {
        Instant now = clock.instant();
        return lanes.stream()
                .filter(lane -> lane.quiet(now).isZero() && lane.free() > 0)
                .max(Comparator.comparingInt(ApplicationUser::free));
    }

    /** The request is over. Each {@link #enter} that gave a user wants it. */
    synchronized void leave(ApplicationUser lane) {
        lane.leave();
        notifyAll();
    }

    /** See {@link RequestLimit#answered}. */
    synchronized void answered(
            ApplicationUser lane, Map<String, String> headers, int operations, Duration took) {
        Duration rest = lane.limit().answered(headers, operations, took);
        lane.quietUntil(clock.instant().plus(rest));
        notifyAll();
    }

    synchronized void throttled(ApplicationUser lane) {
        lane.limit().throttled();
    }

    /** The service said so: this user sends nothing before this time has passed. */
    synchronized void quiet(ApplicationUser lane, Duration duration) {
        Duration longer = duration.minus(lane.quiet(clock.instant()));
        throttled = longer.isNegative() ? throttled : throttled.plus(longer);
        lane.quietUntil(clock.instant().plus(duration));
        notifyAll();
    }

    /** Nobody does. */
    synchronized void quiet(Duration duration) {
        lanes.forEach(lane -> quiet(lane, duration));
    }

    /** Requests that may be under way now, all users together. */
    synchronized int limit() {
        return lanes.stream().mapToInt(lane -> lane.limit().now()).sum();
    }

    /** For how long users were told to be quiet, all together. */
    synchronized Duration throttledFor() {
        return throttled;
    }

    synchronized int underWay() {
        return lanes.stream().mapToInt(ApplicationUser::underWay).sum();
    }
}
