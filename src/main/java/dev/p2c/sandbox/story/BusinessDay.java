package dev.p2c.sandbox.story;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * All deals that are open. The same seed makes the same deals. Deals that have ended are forgotten,
 * and there are never more than {@link #MOST} open. Used by one thread at a time.
 */
public final class BusinessDay {

    /** Open deals, above which nothing new begins. */
    static final int MOST = 20;

    private final ServiceClient sales;
    private final ServiceClient finance;
    private final Clock clock;
    private final long seed;
    private final Consumer<Event> told;
    private final List<Deal> open = new ArrayList<>();
    private Plots plots;
    private long beginnings;
    private long number;
    private Instant newDeal = Instant.MIN;
    private Instant job = Instant.MIN;
    private Instant pause = Instant.MIN;

    /**
     * @param told hears of each event, in their order
     */
    public BusinessDay(Places places, Clock clock, long seed, Consumer<Event> told) {
        this.sales = new ServiceClient(places.sales(), places.tokens());
        this.finance = new ServiceClient(places.finance(), places.tokens());
        this.clock = clock;
        this.seed = seed;
        this.told = told;
        this.plots = new Plots(sales, finance, seed);
    }

    /**
     * Each open deal goes one step on where it can.
     *
     * @return why it stopped, where a service cannot be asked now
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
        } catch (NotNowException e) {
            pause = clock.instant().plus(e.delay());
            return Optional.of(e.getMessage());
        }
    }

    /** Nothing new begins any more; what is open goes on. */
    public void lastOrders() {
        newDeal = Instant.MAX;
    }

    /** How many deals are open. */
    public int open() {
        return open.size();
    }

    private void begin(StoryRate rate) {
        Instant now = clock.instant();
        if (open.size() < MOST && !now.isBefore(newDeal)) {
            newDeal = now.plus(rate.newDeal());
            open.add(new Deal(new Chance(seed + beginnings, number), plots.next(), now));
            number++;
        }
    }

    private void advance(Deal deal, StoryRate rate) {
        if (!open.contains(deal)) {
            return; // all was given up in this tick
        }
        try {
            step(deal, rate);
        } catch (NotNowException e) {
            // The others first, next time: what is out of order may be this one's alone.
            open.remove(deal);
            open.add(deal);
            throw e;
        } catch (RefusedDealException e) {
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
        } else if (!deal.isToCorrect() && deal.waitsLonger(rate.givenUp(), now)) {
            giveUp(deal, "it does not move on");
        }
        event.ifPresent(told);
    }

    private void giveUp(Deal deal, String why) {
        open.remove(deal);
        told.accept(Event.of(Event.Kind.GIVEN_UP, "%s is given up: %s", deal.subject(), why));
    }

    /** The stand-ins were set back: what was begun is gone, and its ids must not come again. */
    private void startAnew() {
        open.clear();
        beginnings++;
        plots = new Plots(sales, finance, seed + beginnings);
        told.accept(Event.of(Event.Kind.GIVEN_UP, "all is gone, business starts anew"));
    }

    private void calculateTotals(StoryRate rate) {
        Instant now = clock.instant();
        if (!now.isBefore(job)) {
            job = now.plus(rate.job());
            plots.finance().calculateTotals().ifPresent(told);
        }
    }
}
