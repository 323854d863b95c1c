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
 * One deal with a customer: the steps still to do and what is known so far. Used by one thread at a
 * time.
 */
final class Deal {

    private final DealRandom random;
    private final Deque<DealStep> steps;
    private final List<String> invoices = new ArrayList<>();
    private Instant since;
    private DealStep correction;
    private String subject = "new business";
    private DealCustomer customer;
    private String quote;
    private UUID orderId;
    private String order;
    private int lines;
    private int round;

    Deal(DealRandom random, List<DealStep> steps, Instant now) {
        this.random = random;
        this.steps = new ArrayDeque<>(steps);
        this.orderId = random("order").uuid();
        this.since = now;
    }

    /** Random choices for one purpose; the same choices when a step is repeated. */
    DealRandom random(String purpose) {
        return random.of(purpose + round);
    }

    /** Begins the second order of the deal; does nothing if it has begun already. */
    void secondRound() {
        if (round == 0) {
            round = 1;
            invoices.clear();
            orderId = random("order").uuid();
        }
    }

    boolean isOver() {
        return steps.isEmpty() && correction == null;
    }

    /** The next step; a step that never succeeds while only the correction of a mistake is left. */
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

    /** Remembers the step that will correct a deliberate mistake. */
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

    /** Name of the deal in messages: the newest document, otherwise the customer. */
    String subject() {
        return subject;
    }

    DealCustomer customer() {
        return customer;
    }

    void customer(DealCustomer who) {
        customer = who;
        subject = who.name();
    }

    UUID quoteId() {
        return random("quote").uuid();
    }

    String quote() {
        return quote;
    }

    void quoted(String number) {
        quote = number;
        subject = "quote " + number;
    }

    /** Id of the order in Sales: chosen by the deal, or assigned when a quote became an order. */
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

    /** Number of lines of the quote and of the order. */
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
