package dev.p2c.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2c.error.ConfigurationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

    @TempDir Path folder;

    private static void half(Writer out) {
        try {
            out.write("half of it");
            throw new IOException("No space left on device");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aFileThatCannotBeWrittenWholeLeavesTheOneBeforeAndNothingElse() throws IOException {
        Path file = Files.writeString(folder.resolve("plan.json"), "before");

        assertThatThrownBy(() -> WholeFile.write(file, WholeFileTest::half))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("plan.json")
                .hasMessageContaining("No space left on device");

        assertThat(file).hasContent("before");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aFolderOrAMissingFolderIsRefusedBeforeTheWork() {
        for (Path file : new Path[] {folder, folder.resolve("none/plan.json")}) {
            assertThatThrownBy(() -> WholeFile.check(file))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining(file.toString());
        }
        assertThatThrownBy(() -> WholeFile.check(Path.of("/dev/null")))
                .hasMessageContaining("is not a file");
    }

    @Test
    void aCheckLeavesNoFileBehind() throws IOException {
        WholeFile.check(folder.resolve("plan.json"));

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }
}
