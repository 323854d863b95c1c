package dev.p2c.app.cli;

import dev.p2c.app.StateOptions;
import dev.p2c.app.settings.Settings;
import dev.p2c.desk.PassRequests;
import dev.p2c.desk.Pauses;
import dev.p2c.error.UnavailableException;
import dev.p2c.run.StopRequest;
import dev.p2c.state.PassRequest;
import dev.p2c.state.State;
import java.time.Duration;
import java.util.Optional;

/** A pass that the running application is asked for: {@code p2c run DIRECTION}. */
final class AskedRun {

    /** Applications look once a second; one that purges or starts may need longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private final P2c p2c;

    AskedRun(P2c p2c) {
        this.p2c = p2c;
    }

    /** The document of {@code --json}. */
    record Answer(String direction, String outcome, String text) {}

    /**
     * Asks for a pass and returns how it ended.
     *
     * @throws UnavailableException if no application runs on the state
     */
    Answer of(String direction) {
        Settings settings = p2c.settings();
        String known = DirectionArgument.known(direction, DirectionArgument.ids(settings));
        try (State state = State.open(StateOptions.of(settings), p2c.clock())) {
            new Pauses(state, p2c.clock()).refuse(known);
            PassRequests requests = new PassRequests(state);
            long id = requests.run(known, p2c.operator());
            PassRequest done = awaited(requests, known, id);
            return new Answer(known, done.outcome(), done.answer());
        }
    }

    private static PassRequest awaited(PassRequests requests, String direction, long id) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Optional<PassRequest> request = requests.find(id);
            if (request.isEmpty()) {
                throw new UnavailableException(
                        direction, "the request was deleted before it was answered", null);
            }
            if (request.filter(PassRequest::isDone).isPresent()) {
                return request.get();
            }
            if (System.nanoTime() > deadline && requests.withdraw(id)) {
                throw new UnavailableException(
                        direction,
                        "no application runs this direction on the state of the settings; start one"
                                + " with bin/p2c run, or run one pass with bin/p2c sync "
                                + direction,
                        null);
            }
            pause();
        }
    }

    private static void pause() {
        try {
            new StopRequest().pause(LOOK_EVERY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("p2c", "interrupted", e);
        }
    }
}
