package dev.p2c.error;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Results of work that another thread does. */
public final class Awaited {

    private Awaited() {}

    /**
     * Waits for a result.
     *
     * @return null if the work has none
     * @throws RuntimeException the exception of the work itself
     * @throws CompletionException if the work ended with an error of the JVM
     */
    public static <T> T result(CompletableFuture<T> work) {
        try {
            return work.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
