package dev.p2c.app.cli;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import sun.misc.Signal;

/**
 * The end of a long-running command, asked for by a person or the system.
 *
 * <p>Signals and no shutdown hook: hooks run side by side, and H2's own would close the state under
 * a pass that is coming to its end.
 */
final class Shutdown {

    private final CountDownLatch asked = new CountDownLatch(1);

    /** Returns when the process is told to stop (Ctrl-C, SIGTERM); closing is the caller's. */
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
            // The JVM was started with -Xrs: signals end it at once, as asked for there.
        }
    }
}
