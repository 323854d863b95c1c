package dev.p2c.app.cli;

import dev.p2c.error.Awaited;
import dev.p2c.error.StoppedException;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Waits for the signal that ends a long-running command.
 *
 * <p>It handles signals instead of adding a shutdown hook, because hooks run concurrently and H2's
 * own hook would close the state while a pass is still ending.
 */
final class StopSignal {

    private static final String UNDER_WAY =
            "stopped while a request was under way; its rows are compared in the next pass";
    private static final String NOTHING_WRITTEN = "stopped; nothing was written";

    /** How long the process waits for the report of work that was stopped. */
    private static final Duration LAST_WORDS = Duration.ofMillis(500);

    private static final String INTERRUPT = "INT";
    private static final List<String> SIGNALS = List.of(INTERRUPT, "TERM");

    private final CountDownLatch asked = new CountDownLatch(1);

    /**
     * Does work that a signal ends. From the first signal on the work has to end by itself; the
     * process waits for it no longer than {@code patience}.
     *
     * @param stop makes the work end; called on another thread
     * @throws StoppedException if the work did not end in time
     */
    <T> T during(Supplier<T> work, Runnable stop, Duration patience) {
        return during(work, stop, patience, UNDER_WAY);
    }

    /**
     * Does work that writes to no system until it ends or a signal ends it.
     *
     * @param stop makes the work end; called on another thread
     * @throws StoppedException if the work did not end in time
     */
    <T> T whileReading(Supplier<T> work, Runnable stop) {
        return during(work, stop, LAST_WORDS, NOTHING_WRITTEN);
    }

    private <T> T during(Supplier<T> work, Runnable stop, Duration patience, String otherwise) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Runnable stopping =
                () -> {
                    stop.run();
                    result.completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS);
                };
        Map<Signal, SignalHandler> before = new HashMap<>();
        SIGNALS.forEach(name -> answer(name, () -> daemon("p2c-stop", stopping), before));
        try {
            daemon("p2c-pass", () -> complete(result, work));
            return Optional.ofNullable(Awaited.result(result))
                    .orElseThrow(() -> new StoppedException("p2c", otherwise));
        } finally {
            before.forEach(Signal::handle);
        }
    }

    /**
     * Starts a program that has the terminal, such as a pager, and does work beside it. As long as
     * the program lives, Ctrl-C is meant for it and does not end this process.
     *
     * @throws IOException if the program cannot be started
     */
    static void leftTo(ProcessBuilder program, Consumer<Process> work) throws IOException {
        Signal signal = new Signal(INTERRUPT);
        AtomicReference<Process> process = new AtomicReference<>();
        Map<Signal, SignalHandler> before = new HashMap<>();
        Runnable received =
                () -> {
                    if (process.get() != null && !process.get().isAlive()) {
                        before.get(signal).handle(signal);
                    }
                };
        answer(INTERRUPT, received, before);
        try {
            process.set(program.start());
            work.accept(process.get());
        } finally {
            before.forEach(Signal::handle);
        }
    }

    private static <T> void complete(CompletableFuture<T> result, Supplier<T> work) {
        try {
            result.complete(work.get());
        } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
        }
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Returns when the process receives SIGINT (Ctrl-C) or SIGTERM; the caller closes resources.
     */
    void await() {
        SIGNALS.forEach(name -> answer(name, asked::countDown, new HashMap<>()));
        try {
            asked.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(String name, Runnable stop, Map<Signal, SignalHandler> before) {
        Signal signal = new Signal(name);
        try {
            before.put(signal, Signal.handle(signal, received -> stop.run()));
        } catch (IllegalArgumentException e) {
            // The JVM was started with -Xrs, which makes signals end it at once.
        }
    }
}
