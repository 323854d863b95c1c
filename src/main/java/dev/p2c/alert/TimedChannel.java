package dev.p2c.alert;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A channel that gives up after a time. A server that answers a byte now and then passes each limit
 * of a connection, and would hold up all rules and the other channels. One thread calls {@link
 * #send}.
 */
public final class TimedChannel implements Channel {

    private final Channel channel;
    private final Duration patience;
    private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

    public TimedChannel(Channel channel, Duration patience) {
        this.channel = channel;
        this.patience = patience;
    }

    @Override
    public void send(Message message) throws IOException {
        if (!last.isDone()) {
            throw new IOException("the message before has not ended yet");
        }
        last = new CompletableFuture<>();
        begin(message, last);
        try {
            last.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("it takes longer than " + patience.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the application ends", e);
        }
    }

    private void begin(Message message, CompletableFuture<Void> end) {
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                channel.send(message);
                                end.complete(null);
                            } catch (IOException | RuntimeException e) {
                                end.completeExceptionally(e);
                            }
                        },
                        "p2c-alert-channel");
        thread.setDaemon(true);
        thread.start();
    }

    private static IOException failure(Throwable cause) {
        return cause instanceof IOException known
                ? known
                : new IOException(String.valueOf(cause.getMessage()), cause);
    }
}
