package dev.p2c.app;

import java.util.concurrent.CountDownLatch;

/** Waits for the end that a person or the system asks for, and holds it until we are done. */
final class Shutdown {

    private Shutdown() {}

    /**
     * Returns when the process is told to stop. The process then lives until the calling thread has
     * ended what it has to end.
     */
    static void await() {
        CountDownLatch asked = new CountDownLatch(1);
        Thread waiting = Thread.currentThread();
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    asked.countDown();
                                    join(waiting);
                                },
                                "p2c-shutdown"));
        try {
            asked.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
