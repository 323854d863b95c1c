package dev.p2c.error;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Work that another thread does, and its results. */
public final class Awaited {

    private Awaited() {}

    /**
     * Begins work in a daemon thread of its own: beside a request a thread costs nothing.
     *
     * @param name of the thread
     */
    public static <T> CompletableFuture<T> begun(String name, Supplier<T> work) {
        return CompletableFuture.supplyAsync(
                work,
                running -> {
                    Thread thread = new Thread(running, name);
                    thread.setDaemon(true);
                    thread.start();
                });
    }

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
