package dev.p2c.sandbox.story;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Begins deals and takes each open deal one step further per tick. The same seed makes the same
 * deals. Deals that have ended are forgotten, and at most {@link #MAX_OPEN} are open. Used by one
 * thread at a time.
 */
public final class BusinessDay {

    /** Maximum number of open deals; no new deal begins while this number is open. */
    static final int MAX_OPEN = 20;

    private final ServiceClient sales;
    private final ServiceClient finance;
    private final Clock clock;
    private final long seed;
    private final Consumer<Event> listener;
    private final List<Deal> open = new ArrayList<>();
    private DealScenarios scenarios;
    private long restarts;
    private long number;
    private Instant newDeal = Instant.MIN;
    private Instant job = Instant.MIN;
    private Instant pause = Instant.MIN;

    /**
     * @param listener receives each event, in order
     */
    public BusinessDay(
            SandboxAddresses addresses, Clock clock, long seed, Consumer<Event> listener) {
        this.sales = new ServiceClient(addresses.sales(), addresses.tokens());
        this.finance = new ServiceClient(addresses.finance(), addresses.tokens());
        this.clock = clock;
        this.seed = seed;
        this.listener = listener;
        this.scenarios = new DealScenarios(sales, finance, seed);
    }

    /**
     * Takes each open deal one step further if its next step is possible.
     *
     * @return the reason if a service could not be used, otherwise empty
     */
    public Optional<String> tick(StoryRate rate) {
        if (clock.instant().isBefore(pause)) {
            return Optional.empty();
        }
        try {
            begin(rate);
            List.copyOf(open).forEach(deal -> advance(deal, rate));
            calculateTotals(rate);
            return Optional.empty();
        } catch (TemporaryFailureException e) {
            pause = clock.instant().plus(e.delay());
            return Optional.of(e.getMessage());
        }
    }

    /** Stops beginning new deals; open deals continue. */
    public void lastOrders() {
        newDeal = Instant.MAX;
    }

    /** Number of open deals. */
    public int open() {
        return open.size();
    }

    private void begin(StoryRate rate) {
        Instant now = clock.instant();
        if (open.size() < MAX_OPEN && !now.isBefore(newDeal)) {
            newDeal = now.plus(rate.newDeal());
            open.add(new Deal(new DealRandom(seed + restarts, number), scenarios.next(), now));
            number++;
        }
    }

    private void advance(Deal deal, StoryRate rate) {
        if (!open.contains(deal)) {
            return; // all deals were dropped in this tick
        }
        try {
            step(deal, rate);
        } catch (TemporaryFailureException e) {
            // The other deals come first in the next tick, since the failure may affect this deal
            // only.
            open.remove(deal);
            open.add(deal);
            throw e;
        } catch (RefusedCallException e) {
            if (e.isGone()) {
                startAnew();
            } else {
                giveUp(deal, e.getMessage());
            }
        }
        if (deal.isOver()) {
            open.remove(deal);
        }
    }

    private void step(Deal deal, StoryRate rate) {
        Instant now = clock.instant();
        Optional<Event> event = deal.next().attempt(deal);
        if (event.isPresent()) {
            deal.done(now);
        } else if (deal.isToCorrect() && deal.waitsLonger(rate.noticed(), now)) {
            event = deal.correction().attempt(deal);
            deal.corrected(now);
        } else if (!deal.isToCorrect() && deal.waitsLonger(rate.giveUpAfter(), now)) {
            giveUp(deal, "no progress");
        }
        event.ifPresent(listener);
    }

    private void giveUp(Deal deal, String why) {
        open.remove(deal);
        listener.accept(Event.of(EventKind.GIVEN_UP, "%s is given up: %s", deal.subject(), why));
    }

    /**
     * Drops all deals after a reset of the stand-ins. The seed changes so that no id of the old
     * deals is used again.
     */
    private void startAnew() {
        open.clear();
        restarts++;
        scenarios = new DealScenarios(sales, finance, seed + restarts);
        listener.accept(Event.of(EventKind.GIVEN_UP, "all rows are gone, business starts anew"));
    }

    private void calculateTotals(StoryRate rate) {
        Instant now = clock.instant();
        if (!now.isBefore(job)) {
            job = now.plus(rate.job());
            scenarios.finance().calculateTotals().ifPresent(listener);
        }
    }
}
