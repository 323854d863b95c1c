package dev.p2c.app;

import dev.p2c.app.LiveSchedules.Standstill;
import dev.p2c.desk.Pauses;
import dev.p2c.error.ConfigurationException;
import dev.p2c.error.UnavailableException;
import dev.p2c.run.Run;
import dev.p2c.run.RunOptions;
import dev.p2c.run.Runs;
import dev.p2c.state.Pause;
import java.time.Clock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Route;

/** Runs a direction's route on demand, and keeps the route from being replaced meanwhile. */
final class PassRunner {

    private final Supplier<CamelContext> camel;
    private final Runs runs;
    private final ShadowPasses shadow;
    private final Pauses pauses;
    private final LiveSchedules schedules;
    private final Clock clock;
    private final ReadWriteLock routesInUse = new ReentrantReadWriteLock();

    PassRunner(
            Supplier<CamelContext> camel,
            Runs runs,
            ShadowPasses shadow,
            Pauses pauses,
            LiveSchedules schedules,
            Clock clock) {
        this.camel = camel;
        this.runs = runs;
        this.shadow = shadow;
        this.pauses = pauses;
        this.schedules = schedules;
        this.clock = clock;
    }

    /**
     * Runs one pass and returns when it has ended.
     *
     * @return the run, with the failures of its companies
     * @throws ConfigurationException if the direction is off, in shadow or paused
     * @throws UnavailableException if the direction is running elsewhere
     */
    Run runNow(String direction, RunOptions options) {
        routesInUse.readLock().lock();
        try {
            shadow.refuse(direction);
            refusePaused(direction);
            return pass(direction, options);
        } finally {
            routesInUse.readLock().unlock();
        }
    }

    /** The state hears of a pause in the console within a second, this process at once. */
    private void refusePaused(String direction) {
        pauses.refuse(direction);
        schedules
                .standstill(direction)
                .filter(Standstill::isPause)
                .map(
                        why ->
                                Pause.begin(
                                        direction,
                                        "",
                                        clock.instant(),
                                        why.page(),
                                        "Hawtio",
                                        why.reason()))
                .ifPresent(
                        pause -> {
                            throw new ConfigurationException(direction, Pauses.refusal(pause));
                        });
    }

    private Run pass(String direction, RunOptions options) {
        Route route = camel.get().getRoute(direction);
        if (route == null) {
            throw new ConfigurationException(direction, "is not a direction any more");
        }
        Consumer consumer = route.getConsumer();
        Exchange exchange = consumer.createExchange(false);
        exchange.getMessage().setBody(options);
        try {
            consumer.getProcessor().process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        throwFailure(exchange);
        Run run = exchange.getMessage().getBody(Run.class);
        if (run == null) {
            throw new ConfigurationException(
                    direction, "was paused or switched off when the pass was to begin");
        }
        return run;
    }

    private static void throwFailure(Exchange exchange) {
        Exception failure =
                exchange.getException() != null
                        ? exchange.getException()
                        : exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        if (failure instanceof RuntimeException e) {
            throw e;
        } else if (failure != null) {
            throw new IllegalStateException(failure);
        }
    }

    /**
     * Changes a direction's route while no pass of the direction is running and none can start.
     *
     * @return false, without having changed anything, while a pass is running
     */
    boolean whileIdle(String direction, Runnable change) {
        if (!routesInUse.writeLock().tryLock()) {
            return false;
        }
        try {
            if (runs.active(direction).isPresent()) {
                return false;
            }
            change.run();
            return true;
        } finally {
            routesInUse.writeLock().unlock();
        }
    }
}
