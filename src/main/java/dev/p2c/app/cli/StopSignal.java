package dev.p2c.app.cli;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import sun.misc.Signal;

/**
 * Waits for the signal that ends a long-running command.
 *
 * <p>It handles signals instead of adding a shutdown hook, because hooks run concurrently and H2's
 * own hook would close the state while a pass is still ending.
 */
final class StopSignal {

    private final CountDownLatch asked = new CountDownLatch(1);

    /**
     * Returns when the process receives SIGINT (Ctrl-C) or SIGTERM; the caller closes resources.
     */
    void await() {
        List.of("INT", "TERM").forEach(this::answer);
        try {
            asked.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(String signal) {
        try {
            Signal.handle(new Signal(signal), received -> asked.countDown());
        } catch (IllegalArgumentException e) {
            // The JVM was started with -Xrs, which makes signals end it at once.
        }
    }
}
