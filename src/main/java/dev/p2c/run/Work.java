package dev.p2c.run;

import dev.p2c.error.StoppedException;
import dev.p2c.error.UnavailableException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A part of a run that a thread is doing: the reading of a page, the writing of a batch. Its
 * requests are refused once the run has lost its lease or the process is asked to stop. Not
 * thread-safe: each part belongs to one thread.
 */
public final class Work {

    private static final ThreadLocal<Work> CURRENT = new ThreadLocal<>();

    private final Run run;
    private boolean hasWritten;

    private Work(Run run) {
        this.run = run;
    }

    /** The work of this thread; empty outside of runs. */
    public static Optional<Work> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /** The run that the work is a part of. */
    public Run run() {
        return run;
    }

    static <T> T of(Run run, Supplier<T> part) {
        Work before = CURRENT.get();
        CURRENT.set(new Work(run));
        try {
            return part.get();
        } finally {
            CURRENT.set(before);
        }
    }

    /**
     * Asks before a request whether it may be sent. Work that has written may go on for a while
     * after a request to stop, so that its rows get their outcomes.
     *
     * @param writes whether the request may change rows
     * @throws UnavailableException if it may not
     */
    public void beforeRequest(StopRequest stop, boolean writes) {
        if (stop.isAsked() && (!hasWritten || stop.isOver())) {
            throw StopRequest.stopped(run.direction());
        }
        if (!stop.isAsked()) {
            run.stopped()
                    .filter(StoppedException.class::isInstance)
                    .ifPresent(
                            reason -> {
                                throw reason;
                            });
        }
        hasWritten |= writes;
    }
}
