package dev.p2c.desk;

import dev.p2c.state.PassRequest;
import dev.p2c.state.PassRequest.Action;
import dev.p2c.state.State;
import java.util.List;
import java.util.Optional;

/**
 * What an operator asks the running application to do with a direction. The state holds the
 * requests: any application that runs on it takes them, within a second. Thread-safe.
 */
public final class PassRequests {

    private final State state;
    private final OperatorLog log;

    public PassRequests(State state) {
        this.state = state;
        this.log = new OperatorLog(state);
    }

    /** Asks for a pass now, and returns the number of the request. */
    public long run(String direction, Operator by) {
        return run(direction, by, "");
    }

    /**
     * Asks for a pass now.
     *
     * @param why for the operator's log
     */
    public long run(String direction, Operator by, String why) {
        log.write(by, "run", direction, why);
        return ask(direction, Action.RUN, by);
    }

    /** Asks for the end of the pass under way, as soon as its batches are done. */
    public long stop(String direction, Operator by) {
        log.write(by, "stop", direction, "after its batches");
        return ask(direction, Action.STOP, by);
    }

    /** Asks for the trigger and the route of a direction to be resumed. */
    public long resume(String direction, Operator by) {
        return ask(direction, Action.RESUME, by);
    }

    private long ask(String direction, Action action, Operator by) {
        return state.requests().ask(direction, action, by.user(), by.from());
    }

    /** The requests that no application has taken, oldest first. */
    public List<PassRequest> open() {
        return state.requests().open();
    }

    /** The request with this number; empty if it was withdrawn or forgotten. */
    public Optional<PassRequest> find(long id) {
        return state.requests().find(id);
    }

    /** Takes a request, and returns false if another application was first. */
    public boolean take(PassRequest request) {
        return state.requests().take(request.id());
    }

    /**
     * Stores how a request ended.
     *
     * @param outcome the status of a run, or {@code REFUSED}; empty for none
     * @param answer a sentence for the person
     */
    public void answer(PassRequest request, String outcome, String answer) {
        state.requests().answer(request.id(), outcome, answer);
    }

    /** Withdraws a request, and returns false if an application has taken it. */
    public boolean withdraw(long id) {
        return state.requests().withdraw(id);
    }
}
