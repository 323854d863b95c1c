package dev.p2c.chaos;

import java.util.concurrent.TimeUnit;

/** Waits in a program whose subject is the passing of time. */
final class TimedPause {

    private TimedPause() {}

    static void millis(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
