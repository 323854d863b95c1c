package dev.p2c.app;

import dev.p2c.run.RunOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Options of passes started by a command. */
final class PassOptions {

    private PassOptions() {}

    static RunOptions key(String key) {
        return command().key(Optional.of(key)).build();
    }

    static RunOptions since(Instant since) {
        return command().since(Optional.of(since)).build();
    }

    static RunOptions full() {
        return command().full(true).build();
    }

    static RunOptions patient(Duration patience) {
        return RunOptions.triggeredBy("command").patience(patience).build();
    }

    private static RunOptions.Builder command() {
        return RunOptions.triggeredBy("command").patience(Duration.ofSeconds(30));
    }
}
