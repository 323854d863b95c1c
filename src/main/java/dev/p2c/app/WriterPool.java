package dev.p2c.app;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that write batches. Bounded on purpose: when all are busy and as many batches wait,
 * the thread that reads writes one itself, so that a million rows never pile up in memory.
 */
final class WriterPool implements AutoCloseable {

    private final ThreadPoolExecutor executor;

    WriterPool(int threads) {
        AtomicInteger number = new AtomicInteger();
        executor =
                new ThreadPoolExecutor(
                        threads,
                        threads,
                        1,
                        TimeUnit.MINUTES,
                        new ArrayBlockingQueue<>(threads),
                        task -> new Thread(task, "p2c-writer-" + number.incrementAndGet()),
                        new ThreadPoolExecutor.CallerRunsPolicy());
        executor.allowCoreThreadTimeOut(true);
    }

    ExecutorService executor() {
        return executor;
    }

    @Override
    public void close() {
        executor.shutdown();
    }
}
