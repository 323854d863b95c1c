package dev.p2c.odata.transport;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Lets a thread wait; tests replace it, so that retries take no time. */
@FunctionalInterface
public interface Sleeper {

    Sleeper REAL = duration -> TimeUnit.NANOSECONDS.sleep(duration.toNanos());

    void await(Duration duration) throws InterruptedException;
}
