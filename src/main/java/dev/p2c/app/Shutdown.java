package dev.p2c.app;

import java.util.concurrent.CountDownLatch;

/**
 * The end of a long-running command: asked for by a person or the system, held until we are done.
 */
final class Shutdown {

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);

    /** Returns when the process is told to stop; it then lives until {@link #done}. */
    void await() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::holdOn, "p2c-shutdown"));
        try {
            asked.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void holdOn() {
        asked.countDown();
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Everything is closed: the process may end. */
    void done() {
        done.countDown();
    }
}
