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
 * Decides which application user sends the next request to a system, and when; all directions share
 * one governor. A throttled user pauses while the others go on, since requests during a {@code
 * Retry-After} lengthen it (Dataverse, service protection API limits). Waiting requests of lower
 * ranks go first. Thread-safe.
 */
final class Governor {

    private record Ticket(int rank, long number) {}

    private final List<ApplicationUser> users;
    private final Clock clock;
    private final PriorityQueue<Ticket> waiting =
            new PriorityQueue<>(
                    Comparator.comparingInt(Ticket::rank).thenComparingLong(Ticket::number));
    private long tickets;
    private Duration paused = Duration.ZERO;

    /**
     * @param users at least one
     */
    Governor(List<ApplicationUser> users, Clock clock) {
        this.users = List.copyOf(users);
        this.clock = clock;
    }

    /** The time until the first user's pause ends; zero while any user may send. */
    synchronized Duration delay() {
        Instant now = clock.instant();
        return users.stream()
                .map(user -> user.pause(now))
                .min(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /**
     * Waits until a user may send one more request. The caller must call {@link #leave} after the
     * answer.
     *
     * @param rank lower ranks go first
     * @return empty when all users have been paused in the meantime
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
        return users.stream()
                .filter(user -> user.pause(now).isZero() && user.free() > 0)
                .max(Comparator.comparingInt(ApplicationUser::free));
    }

    synchronized void leave(ApplicationUser user) {
        user.leave();
        notifyAll();
    }

    /** Adapts the user's limit to a successful answer, see {@link RequestLimit#succeeded}. */
    synchronized void succeeded(
            ApplicationUser user, Map<String, String> headers, int operations, Duration took) {
        Duration rest = user.limit().succeeded(headers, operations, took);
        user.succeeded();
        user.pauseUntil(clock.instant().plus(rest));
        notifyAll();
    }

    /** Lowers the limit of a user that the service throttled. */
    synchronized void throttled(ApplicationUser user) {
        user.limit().throttled();
    }

    /** Pauses one user, because the service asks for it. */
    synchronized void pause(ApplicationUser user, Pause pause) {
        Duration longer = pause.kept().minus(user.pause(clock.instant()));
        paused = longer.isNegative() ? paused : paused.plus(longer);
        user.pause(pause, clock.instant());
        notifyAll();
    }

    /** Pauses all users of the connection. */
    synchronized void pause(Pause pause) {
        users.forEach(user -> pause(user, pause));
    }

    /** The pause that the service asked for and that ends first; empty if it asked for none. */
    synchronized Optional<Pause> reason() {
        Instant now = clock.instant();
        return users.stream()
                .min(Comparator.comparing(user -> user.pause(now)))
                .flatMap(ApplicationUser::lastPause);
    }

    /** Most concurrent requests at present, all users together. */
    synchronized int limit() {
        return users.stream().mapToInt(user -> user.limit().now()).sum();
    }

    /** The share of the scarcest budget that is left to the user who has most. */
    synchronized double budgetLeft() {
        return users.stream().mapToDouble(user -> user.limit().left()).max().orElse(1);
    }

    /** The pauses that the service asked for, summed over the users. */
    synchronized Duration pausedFor() {
        return paused;
    }

    synchronized int underWay() {
        return users.stream().mapToInt(ApplicationUser::underWay).sum();
    }
}
