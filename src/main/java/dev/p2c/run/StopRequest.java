package dev.p2c.run;

import dev.p2c.error.StoppedException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The request to stop this process in order. Once it is made, no run begins, no wait goes on and no
 * request is sent, except by work that has written already and only for {@link #LAST_REQUESTS}.
 * Thread-safe.
 */
public final class StopRequest {

    /** How long work under way may go on. Docker kills a process ten seconds after the signal. */
    public static final Duration LAST_REQUESTS = Duration.ofSeconds(7);

    private final CountDownLatch asked = new CountDownLatch(1);
    private volatile long askedAt;

    /** Makes the request; further calls do nothing. */
    public synchronized void ask() {
        if (!isAsked()) {
            askedAt = System.nanoTime();
            asked.countDown();
        }
    }

    public boolean isAsked() {
        return asked.getCount() == 0;
    }

    /** True once no request may be sent at all. */
    boolean isOver() {
        return isAsked() && System.nanoTime() - askedAt >= LAST_REQUESTS.toNanos();
    }

    /**
     * Waits for this long.
     *
     * @throws StoppedException at once when the process is asked to stop
     */
    public void pause(Duration wait) throws InterruptedException {
        if (asked.await(wait.toNanos(), TimeUnit.NANOSECONDS)) {
            throw stopped("p2c");
        }
    }

    static StoppedException stopped(String work) {
        return new StoppedException(work, "stopped, because the application was asked to stop");
    }
}
