package dev.p2c.app;

import dev.p2c.run.Run.RunOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a person may ask of a pass. */
final class Passes {

    private Passes() {}

    static RunOptions key(String key) {
        return new RunOptions(
                false, Optional.empty(), Optional.of(key), "command", Duration.ofSeconds(30));
    }

    static RunOptions since(Instant since) {
        return new RunOptions(
                false, Optional.of(since), Optional.empty(), "command", Duration.ofSeconds(30));
    }

    static RunOptions patient(Duration patience) {
        return new RunOptions(false, Optional.empty(), Optional.empty(), "command", patience);
    }
}
