package dev.p2c.odata.transport;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How a thread lets time pass. A seam, so that tests of retries need no time. */
@FunctionalInterface
public interface Sleeper {

    Sleeper REAL = duration -> TimeUnit.NANOSECONDS.sleep(duration.toNanos());

    void await(Duration duration) throws InterruptedException;
}
