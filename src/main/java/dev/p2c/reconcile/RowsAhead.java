package dev.p2c.reconcile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.error.Awaited;
import dev.p2c.odata.model.Page;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Works on the rows of some pages at once, in threads of its own, while the caller takes the
 * results in the order of the rows. At most three pages are in memory beside the one that is read.
 *
 * @param <T> what becomes of a row
 */
final class RowsAhead<T> implements AutoCloseable {

    private static final int THREADS = 2;

    private final Function<ObjectNode, T> work;
    private final ExecutorService threads;
    private final Deque<CompletableFuture<List<T>>> begun = new ArrayDeque<>();

    /**
     * @param work called by several threads; its exceptions reach the caller of {@link #of}
     */
    RowsAhead(Function<ObjectNode, T> work) {
        this.work = work;
        this.threads =
                Executors.newFixedThreadPool(
                        THREADS,
                        task -> {
                            Thread thread = new Thread(task, "rows-ahead");
                            thread.setDaemon(true);
                            return thread;
                        });
    }

    /**
     * Works on all rows.
     *
     * @param check called before each page; an exception ends the work
     * @param each gets what became of each row, in this thread
     */
    void of(Iterator<Page> pages, Runnable check, Consumer<T> each) {
        while (pages.hasNext()) {
            check.run();
            begin(pages.next());
            if (begun.size() > THREADS) {
                end(each);
            }
        }
        while (!begun.isEmpty()) {
            end(each);
        }
    }

    private void begin(Page page) {
        begun.add(
                CompletableFuture.supplyAsync(
                        () -> page.rows().stream().map(work).toList(), threads));
    }

    private void end(Consumer<T> each) {
        Awaited.result(begun.remove()).forEach(each);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
