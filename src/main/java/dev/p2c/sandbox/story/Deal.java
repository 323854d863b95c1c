package dev.p2c.sandbox.story;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One piece of business: what is still to be done, and what is known of it so far. Used by one
 * thread at a time.
 */
final class Deal {

    private final Chance chance;
    private final Deque<DealStep> steps;
    private final List<String> invoices = new ArrayList<>();
    private Instant since;
    private DealStep correction;
    private String subject = "new business";
    private Customer customer;
    private String quote;
    private UUID orderId;
    private String order;
    private int lines;
    private int round;

    Deal(Chance chance, List<DealStep> steps, Instant now) {
        this.chance = chance;
        this.steps = new ArrayDeque<>(steps);
        this.orderId = chance("order").uuid();
        this.since = now;
    }

    /** What is left to chance in one matter; the same again when a step is repeated. */
    Chance chance(String matter) {
        return chance.of(matter + round);
    }

    /** From now on it is about a second order. */
    void secondRound() {
        if (round == 0) {
            round = 1;
            invoices.clear();
            orderId = chance("order").uuid();
        }
    }

    boolean isOver() {
        return steps.isEmpty() && correction == null;
    }

    /** What is to be done next; waits for its correction where nothing else is left. */
    DealStep next() {
        return steps.isEmpty() ? deal -> Optional.empty() : steps.peek();
    }

    void done(Instant now) {
        steps.poll();
        since = now;
    }

    boolean waitsLonger(Duration than, Instant now) {
        return Duration.between(since, now).compareTo(than) >= 0;
    }

    /** Something is wrong on purpose; this puts it right. */
    void correctBy(DealStep step) {
        correction = step;
    }

    boolean isToCorrect() {
        return correction != null;
    }

    DealStep correction() {
        return correction;
    }

    void corrected(Instant now) {
        correction = null;
        since = now;
    }

    /** What people call it: the newest document, else the customer. */
    String subject() {
        return subject;
    }

    Customer customer() {
        return customer;
    }

    void customer(Customer who) {
        customer = who;
        subject = who.name();
    }

    UUID quoteId() {
        return chance("quote").uuid();
    }

    String quote() {
        return quote;
    }

    void quoted(String number) {
        quote = number;
        subject = "quote " + number;
    }

    /** Id of the order in Sales: our own, or that of the order that a quote became. */
    UUID orderId() {
        return orderId;
    }

    String order() {
        return order;
    }

    void ordered(UUID id, String number) {
        orderId = id;
        order = number;
        subject = "order " + number;
    }

    /** How many lines quote and order have. */
    int lines() {
        return lines;
    }

    void lines(int count) {
        lines = count;
    }

    List<String> invoices() {
        return List.copyOf(invoices);
    }

    void invoiced(String number) {
        invoices.add(number);
    }
}
