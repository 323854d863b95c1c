package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.sandbox.http.InitialData;
import dev.p2c.state.HeldChanges;
import dev.p2c.state.TaskNotes;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code p2c explain} for a row of a direction whose passes write nothing. */
class ExplainedObstacleTest {

    private static final String ACCOUNTS = "accounts-to-customers";
    private static final String ROUTE = "routes/accounts.yaml";
    private static final String LIVE = "    id: accounts\n";

    @TempDir Path directory;
    private ProjectFiles files;
    private Engine engine;
    private String address;

    @BeforeEach
    void start() {
        files = ProjectFiles.copiedTo(directory);
        engine = Engine.start(directory, InitialData.EMPTY, files.environment());
        address = new Accounts(engine).create("ACC-1", "Nordlicht AS");
        engine.sync("accounts");
        engine.sales().patch(address, "{\"name\": \"Nordlicht ASA\"}");
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    private JsonNode row() {
        return ExplainedRow.json(engine, ACCOUNTS, "ACC-1");
    }

    private String text() {
        return ExplainedRow.command(engine, ACCOUNTS, "ACC-1", "--wide").out();
    }

    @Test
    void aRowOfALiveDirectionIsPromisedTheNextPass() {
        assertThat(row().get("reason").asText())
                .endsWith("; the next pass reads the row and updates it");
        assertThat(row().get("notes")).isEmpty();
    }

    @Test
    void aDirectionInShadowWritesNoRow() {
        files.edit(ROUTE, LIVE, LIVE + "    mode: shadow\n");

        assertThat(row().get("outcome").asText()).isEqualTo("not read yet");
        assertThat(row().get("reason").asText())
                .endsWith(
                        "; the next pass that writes reads the row and updates it."
                                + " No pass writes now: accounts is in shadow");
        assertThat(row().get("notes").toString())
                .contains("accounts is in shadow (mode: shadow in its route file)")
                .contains("bin/p2c plan accounts shows");
    }

    @Test
    void aDirectionThatIsOffWritesNoRow() {
        files.edit(ROUTE, LIVE, LIVE + "    mode: off\n");

        assertThat(row().get("reason").asText()).endsWith("No pass writes now: accounts is off");
        assertThat(row().get("notes").toString()).contains("mode: off in its route file");
    }

    @Test
    void aPausedDirectionNamesWhoPausedItSinceWhenAndWhy() {
        assertThat(engine.p2c("pause", "accounts", "--reason", "month-end closing").exit())
                .isZero();

        assertThat(row().get("reason").asText())
                .contains("No pass writes now: accounts is paused by ", " since 20")
                .endsWith("Z: month-end closing");
        assertThat(row().get("notes").toString()).contains("bin/p2c resume accounts");
    }

    @Test
    void theBrakeOnMassChangesHoldsARowOfTheMappingThatItStopped() {
        TaskNotes notes = engine.application().state().notes().of(ACCOUNTS, "usmf");
        String mapping = engine.application().plans().current(ACCOUNTS).mapping().version();
        notes.holdChanges(new HeldChanges(mapping, 7, 100));

        assertThat(row().get("reason").asText())
                .endsWith("No pass writes now: the brake on mass changes has stopped run 7");
        assertThat(row().get("notes").toString()).contains("bin/p2c sync accounts --allow-changes");

        notes.holdChanges(new HeldChanges("an earlier mapping", 7, 100));

        assertThat(row().get("notes")).isEmpty();
    }

    @Test
    void noPassIsAdvisedThatWouldBeRefused() {
        engine.application()
                .state()
                .watermarks()
                .put(ACCOUNTS, "usmf", Instant.parse("2099-01-01T00:00:00Z"));
        assertThat(text()).contains("not changed since", "bin/p2c sync accounts --key \"ACC-1\"");

        files.edit(ROUTE, LIVE, LIVE + "    mode: shadow\n");

        assertThat(text()).contains("accounts is in shadow").doesNotContain("bin/p2c sync");
    }
}
