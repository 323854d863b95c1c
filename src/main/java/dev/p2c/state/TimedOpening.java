package dev.p2c.state;

import com.zaxxer.hikari.HikariDataSource;
import dev.p2c.error.UnavailableException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Opens an H2 file within a time. H2 itself waits for ever for the process that has the file open,
 * which may be suspended or hang.
 */
final class TimedOpening {

    static final String THREAD = "p2c-opens-state";

    private static final String HANGS =
            "the process that has the database at %s open does not answer (no answer for %d s): look"
                    + " for another p2c process that is suspended or hangs (its port is in %s.lock.db),"
                    + " and continue or end it";

    private final String place;
    private final Duration limit;

    /**
     * @param place the database's address without options
     */
    TimedOpening(String place, Duration limit) {
        this.place = place;
        this.limit = limit;
    }

    /**
     * @throws UnavailableException if the file does not open in time; a pool that opens later is
     *     closed
     */
    HikariDataSource open(Supplier<HikariDataSource> pool) {
        CompletableFuture<HikariDataSource> opened = new CompletableFuture<>();
        Thread thread = new Thread(() -> complete(opened, pool), THREAD);
        thread.setDaemon(true);
        thread.start();
        try {
            return opened.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw hangs(opened);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw hangs(opened);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private static void complete(
            CompletableFuture<HikariDataSource> opened, Supplier<HikariDataSource> pool) {
        try {
            opened.complete(pool.get());
        } catch (RuntimeException | Error e) {
            opened.completeExceptionally(e);
        }
    }

    private UnavailableException hangs(CompletableFuture<HikariDataSource> opened) {
        var unused = opened.thenAccept(HikariDataSource::close);
        String file = place.replace("jdbc:h2:file:", "").replace("jdbc:h2:", "");
        return new UnavailableException(
                "state", HANGS.formatted(place, limit.toSeconds(), file), null);
    }
}
