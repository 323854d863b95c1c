package dev.p2c.app;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that write batches. The queue is bounded: when all threads are busy and the queue is
 * full, the reading thread writes the batch itself, so that rows do not pile up in memory.
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
