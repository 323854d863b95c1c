package dev.p2c.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that answer at once, in a process of their own. */
class RehearsalTest {

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    @TempDir Path directory;

    @Test
    void aCommandThatNeedsNoCamelStartsNone() throws Exception {
        Path classes = directory.resolve("classes.txt");
        Process process =
                new ProcessBuilder(
                                JAVA.toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-Djava.io.tmpdir=" + directory,
                                "-Xlog:class+load:file=" + classes,
                                "-cp",
                                System.getProperty("java.class.path"),
                                Rehearsal.class.getName())
                        .inheritIO()
                        .start();

        assertThat(process.waitFor()).isZero();
        try (Stream<String> lines = Files.lines(classes)) {
            List<String> loaded = lines.filter(RehearsalTest::isSlow).toList();
            assertThat(loaded).isEmpty();
        }
        assertThat(Files.readString(classes)).contains("dev.p2c.app.cli.StatusReader");
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).containsExactly(classes);
        }
    }

    private static boolean isSlow(String line) {
        return Stream.of("camel.main.Main ", "DefaultCamelContext ", "jetty.server.Server ")
                .anyMatch(line::contains);
    }
}
