package dev.p2c.operate;

import dev.p2c.desk.Arrow;
import java.util.Optional;
import java.util.function.Supplier;

/** What an operator sees of a direction and does with it, on behalf of the user of the console. */
public interface DirectionDesk {

    /** The direction in the picture of the flow; empty if the state is not available. */
    Optional<Arrow> arrow();

    /** Runs a pass and returns its counts, or the reason why there are none. */
    String runNow();

    /** Pauses the direction and returns a sentence. */
    String pause(String reason);

    /** Resumes the direction and returns a sentence. */
    String resume();

    /** Ends the pass under way after its batches and returns a sentence. */
    String stopAfterBatch();

    /** The desk of a direction that does not run, which answers everything with the reason. */
    static DirectionDesk closed(Supplier<String> reason) {
        return new DirectionDesk() {
            @Override
            public Optional<Arrow> arrow() {
                return Optional.empty();
            }

            @Override
            public String runNow() {
                return reason.get();
            }

            @Override
            public String pause(String why) {
                return reason.get();
            }

            @Override
            public String resume() {
                return reason.get();
            }

            @Override
            public String stopAfterBatch() {
                return reason.get();
            }
        };
    }
}
