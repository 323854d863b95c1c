package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.run.Run;
import dev.p2c.sandbox.http.InitialData;
import dev.p2c.testing.TestClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Products after Sales was restored from a backup or the state was lost. */
class RestoredSalesTest {

    private static final String TASK = "released-products-to-products";
    private static final Duration LATER = Duration.ofMinutes(61);

    @TempDir Path directory;
    private final TestClock clock = TestClock.running();
    private Engine engine;

    @BeforeEach
    void start() {
        engine = Engine.on(Engine.standIns(InitialData.EMPTY), directory, Map.of(), clock);
        engine.finance().control("POST", "seed", "{\"products\": 8}");
        assertThat(engine.sync("products").counts().created()).isEqualTo(8);
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void productsMissingInTheBackupAreWrittenAgain() {
        engine.sales().control("POST", "reset", "{\"data\":\"empty\"}");
        assertThat(engine.sync("products").counts().read()).isZero();
        clock.advance(LATER);

        Run run = engine.sync("products");

        assertThat(run.progress(TASK).compared().orElseThrow())
                .contains(
                        "sales was restored from a backup: of the 8 rows created last, 8 are missing"
                                + " and 0 are older");
        assertThat(run.counts().created()).isEqualTo(8);
        Engine.setBackCounters(engine.sales());
        engine.sync("products");
        assertThat(Engine.writes(engine.sales())).isZero();
    }

    @Test
    void aLostStateCausesNoWritesOfEqualProducts() {
        engine.application().state().clear();
        Engine.setBackCounters(engine.sales());

        Run run = engine.sync("products");

        assertThat(run.counts().unchanged()).isEqualTo(8);
        assertThat(Engine.writes(engine.sales())).isZero();
    }

    @Test
    void fullWritesNoProductThatIsEqual() {
        Engine.setBackCounters(engine.sales());

        Run run = engine.application().runNow("products", Engine.command(true));

        assertThat(run.counts().unchanged()).isEqualTo(8);
        assertThat(Engine.writes(engine.sales())).isZero();
    }
}
