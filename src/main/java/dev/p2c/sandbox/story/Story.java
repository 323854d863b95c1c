package dev.p2c.sandbox.story;

import dev.p2c.sandbox.http.StoryControl;
import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A day of business at a rate that can be changed while it goes on. Off at first. Thread-safe.
 * Closing it ends what is under way at once.
 */
public final class Story implements StoryControl, AutoCloseable {

    /** Of the story in {@code p2c run} and {@code p2c sandbox}. */
    private static final long SEED = 1871;

    private static final Logger LOG = LoggerFactory.getLogger(Story.class);

    private final Supplier<Places> places;
    private final Clock clock;
    private final ScheduledExecutorService scheduler;
    private BusinessDay day;
    private StoryRate rate = StoryRate.OFF;
    private ScheduledFuture<?> ticks;
    private volatile boolean waits;

    /**
     * @param places asked when something happens for the first time
     * @param scheduler of one thread; shut down with the story
     */
    public Story(Supplier<Places> places, Clock clock, ScheduledExecutorService scheduler) {
        this.places = places;
        this.clock = clock;
        this.scheduler = scheduler;
    }

    /** Takes effect at once; what is under way is broken off and tried again later. */
    public synchronized void rate(StoryRate wanted) {
        if (wanted == rate) {
            return;
        }
        rate = wanted;
        if (ticks != null) {
            ticks.cancel(true);
        }
        if (wanted != StoryRate.OFF) {
            if (day == null) {
                day = new BusinessDay(places.get(), clock, SEED, Story::tell);
            }
            long millis = wanted.tick().toMillis();
            ticks =
                    scheduler.scheduleWithFixedDelay(
                            () -> tick(wanted), millis, millis, TimeUnit.MILLISECONDS);
        }
    }

    public synchronized StoryRate current() {
        return rate;
    }

    @Override
    public String rate() {
        return current().toString();
    }

    @Override
    public void rate(String name) {
        rate(
                StoryRate.named(name)
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "rate: expected one of %s, not %s"
                                                        .formatted(StoryRate.names(), name))));
    }

    /** Whatever goes wrong, the next tick tries again: nobody's work depends on a story. */
    private void tick(StoryRate at) {
        try {
            String reason = day.tick(at).orElse("");
            if (reason.isEmpty() == waits && !Thread.currentThread().isInterrupted()) {
                waits = !waits;
                LOG.info("story: {}", waits ? "waits, " + reason : "goes on");
            }
        } catch (RuntimeException e) {
            LOG.warn("story: a bug in the story itself", e);
        }
    }

    private static void tell(Event event) {
        LOG.info("story: {}", event.text());
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
    }
}
