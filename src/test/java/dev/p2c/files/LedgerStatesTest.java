package dev.p2c.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.state.RowState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page on the state explains every word that the ledger has for a row. */
class LedgerStatesTest {

    @ParameterizedTest
    @EnumSource
    void everyStateOfTheLedgerIsExplainedWithWhetherItCountsAsAcross(RowState state)
            throws IOException {
        String counted = state.isWritten() ? "yes" : "no";

        assertThat(Files.readString(Path.of("docs/state.md")))
                .containsPattern("\\| `%s` \\| [^|]+ \\| %s \\|".formatted(state, counted));
    }
}
