package dev.p2c.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErasureOnH2Test extends ErasureContract {
    @Override
    TestDatabase database() {
        return TestDatabase.H2;
    }

    @Test
    void theFileKeepsOldBytesUntilItIsCompactedWhichNeedsItAlone() throws Exception {
        new PersonInState(state, runId).fill();
        state.close();
        state = State.open(settings, clock);
        assertThat(file()).contains("Nordlicht");
        state.erasure("CON-1", List.of(), base -> ".marks", value -> false).erase();

        assertThat(Compaction.of(settings)).isEqualTo(Compaction.Result.IN_USE);
        state.close();
        assertThat(Compaction.of(settings)).isEqualTo(Compaction.Result.DONE);

        assertThat(file()).doesNotContainIgnoringCase("Nordlicht").doesNotContain("Berit");
        state = State.open(settings, clock);
        assertThat(AllColumns.of(settings)).contains("Kari Elv");
    }

    private String file() throws Exception {
        Path file = Path.of(settings.url().replace("jdbc:h2:file:", "") + ".mv.db");
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }
}
