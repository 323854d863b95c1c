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
 * Runs a day of business in the background at a rate that can be changed at any time. The rate is
 * off at first. Closing the story stops the work under way at once. Thread-safe.
 */
public final class Story implements StoryControl, AutoCloseable {

    /** Seed of the story in {@code p2c run} and {@code p2c sandbox}. */
    private static final long SEED = 1871;

    private static final Logger LOG = LoggerFactory.getLogger(Story.class);

    private final Supplier<SandboxAddresses> addresses;
    private final Clock clock;
    private final ScheduledExecutorService scheduler;
    private BusinessDay day;
    private StoryRate rate = StoryRate.OFF;
    private ScheduledFuture<?> ticks;
    private volatile boolean waits;

    /**
     * @param addresses called when the story is switched on for the first time
     * @param scheduler with one thread; shut down together with the story
     */
    public Story(
            Supplier<SandboxAddresses> addresses, Clock clock, ScheduledExecutorService scheduler) {
        this.addresses = addresses;
        this.clock = clock;
        this.scheduler = scheduler;
    }

    /** Changes the rate at once; a step under way is interrupted and tried again later. */
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
                day = new BusinessDay(addresses.get(), clock, SEED, Story::log);
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

    /**
     * Advances the day. Logs a bug and continues with the next tick, since no other work depends on
     * the story.
     */
    private void tick(StoryRate at) {
        try {
            String reason = day.tick(at).orElse("");
            if (reason.isEmpty() == waits && !Thread.currentThread().isInterrupted()) {
                waits = !waits;
                LOG.info("story: {}", waits ? "waits, " + reason : "goes on");
            }
        } catch (RuntimeException e) {
            LOG.warn("story: unexpected error", e);
        }
    }

    private static void log(Event event) {
        LOG.info("story: {}", event.text());
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
    }
}
