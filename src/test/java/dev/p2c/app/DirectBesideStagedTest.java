package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.sandbox.http.InitialData;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes on one state, of which some run the direct directions and some the staged ones.
 *
 * <p>Holds rules of docs/templates.md, "Through Common Data Service".
 */
class DirectBesideStagedTest {

    @TempDir Path directory;

    @Test
    void directAndStagedDirectionsOfTheSameRowsAreRefusedAtStart() {
        Map<String, String> direct;
        Map<String, String> staged = new HashMap<>();
        staged.put("P2C_STAGED", "true");
        staged.put("P2C_CDS_URL", "http://localhost:9/");
        staged.put("P2C_CDS_TOKEN_URL", "http://localhost:9/");
        try (RunningApplication running =
                RunningApplication.start(directory, InitialData.EMPTY, staged)) {
            direct = new HashMap<>(running.environment());
            direct.keySet().removeAll(staged.keySet());
            direct.keySet().removeIf(name -> name.startsWith("P2C_STAGED"));

            refused(Engine.command(direct, "run"), "products", "accounts", "quotes", "invoices");
            refused(Engine.command(direct, "sync", "accounts"), "accounts");
            refused(Engine.command(direct, "sync", "all"), "products", "accounts");
            Engine.Command both = Engine.command(direct, "sync", "orders-to-finance");
            assertThat(both.exit()).as(both.out() + both.err()).isZero();

            running.application().close();
            Engine.Command alone = Engine.command(direct, "sync", "accounts");
            assertThat(alone.exit()).as(alone.out() + alone.err()).isZero();
        }
    }

    private static void refused(Engine.Command command, String... directions) {
        assertThat(command.exit()).as(command.out() + command.err()).isEqualTo(2);
        for (String direction : List.of(directions)) {
            assertThat(command.err())
                    .contains(
                            direction
                                    + ": cannot run while staged-"
                                    + direction
                                    + " is in force in another process (process "
                                    + ProcessHandle.current().pid());
        }
        assertThat(command.err()).doesNotContain("orders-to-finance:");
    }
}
