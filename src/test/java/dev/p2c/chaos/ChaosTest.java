package dev.p2c.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.state.StateSettings;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short run of {@code make chaos}. */
@Tag("long")
class ChaosTest {

    @TempDir Path directory;

    @Test
    void killsWhileBothServicesFailLoseAndDuplicateNothing() throws Exception {
        long seed = new Random().nextInt(1_000_000);
        StateSettings state =
                new StateSettings("jdbc:h2:file:" + directory.resolve("p2c"), "", "", 4);

        Trial.TrialResult result = new Trial("h2", state, 1, 1, new Random(seed), directory).run();

        assertThat(result.differences()).as("seed %d", seed).isEmpty();
        assertThat(result.interrupted()).as("runs that were killed").isPositive();
        assertThat(result.compared().values().stream().mapToInt(Integer::intValue).sum())
                .as("rows compared")
                .isGreaterThan(800);
    }
}
