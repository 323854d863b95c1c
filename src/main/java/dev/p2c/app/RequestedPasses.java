package dev.p2c.app;

import dev.p2c.desk.Operator;
import dev.p2c.desk.PassRequests;
import dev.p2c.error.SyncException;
import dev.p2c.routes.Direction;
import dev.p2c.state.PassRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what operators ask of the running application by other processes. */
final class RequestedPasses implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RequestedPasses.class);

    /** Time for the application that runs the pass, or has the pause, to take a request first. */
    private static final Duration OTHERS_FIRST = Duration.ofSeconds(3);

    private final Application application;
    private final PassRequests requests;
    private final Clock clock;
    private final ExecutorService passes =
            Executors.newCachedThreadPool(
                    task -> {
                        Thread thread = new Thread(task, "p2c-asked-pass");
                        thread.setDaemon(true);
                        return thread;
                    });

    RequestedPasses(Application application, Clock clock) {
        this.application = application;
        this.requests = new PassRequests(application.state());
        this.clock = clock;
    }

    /** Takes the requests that are open. To be called again and again, by one thread. */
    void look() {
        for (PassRequest request : requests.open()) {
            boolean isKnown =
                    application.directions().stream()
                            .map(Direction::id)
                            .anyMatch(request.direction()::equals);
            if (isKnown && isOurs(request) && requests.take(request)) {
                Future<?> unused = passes.submit(() -> done(request));
            }
        }
    }

    private boolean isOurs(PassRequest request) {
        String direction = request.direction();
        boolean concernsUs =
                switch (request.action()) {
                    case RUN -> true;
                    case STOP -> application.runs().active(direction).isPresent();
                    case RESUME -> application.schedules().standstill(direction).isPresent();
                };
        return concernsUs
                || Duration.between(request.askedAt(), clock.instant()).compareTo(OTHERS_FIRST) > 0;
    }

    private void done(PassRequest request) {
        AskedPass answer = answered(request);
        try {
            requests.answer(request, answer.outcome(), answer.text());
        } catch (SyncException e) {
            LOG.warn("{}: asked for by {}: {}", request.direction(), request.who(), e.getMessage());
        }
    }

    /**
     * The answer to a request, also if the request cannot be carried out: a process waits for it.
     */
    private AskedPass answered(PassRequest request) {
        try {
            return answer(request);
        } catch (SyncException e) {
            return new AskedPass(AskedPass.REFUSED, e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("{}: a bug ended what was asked for", request.direction(), e);
            return new AskedPass(AskedPass.REFUSED, "a bug ended it: " + e);
        }
    }

    private AskedPass answer(PassRequest request) {
        String direction = request.direction();
        Operator by = new Operator(request.who(), request.origin());
        return switch (request.action()) {
            case RUN -> AskedPass.of(application, direction, by, "command");
            case STOP -> AskedPass.stop(application, direction, by);
            case RESUME -> resumed(direction);
        };
    }

    private AskedPass resumed(String direction) {
        application.schedules().resume(direction);
        return new AskedPass("", "its schedule runs again");
    }

    @Override
    public void close() {
        passes.shutdownNow();
    }
}
