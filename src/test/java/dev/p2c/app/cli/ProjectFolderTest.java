package dev.p2c.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectFolderTest {

    @TempDir Path folder;

    @Test
    void folderWithoutProjectIsNamedWithTheProjectsFolder() throws Exception {
        Path home = Path.of("").toAbsolutePath();

        Process validate = start(home, "validate");

        assertThat(new String(validate.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualToIgnoringNewLines(
                        folder.toRealPath()
                                + ": there is no project in this folder: it has no mappings/, no"
                                + " routes/ and no application.properties. Start the command in"
                                + " the project's folder: "
                                + home);
        assertThat(validate.waitFor()).isEqualTo(ExitCode.WRONG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "failures", "log", "test", "sync all"})
    void noCommandLeavesAStateInAFolderWithoutProject(String words) {
        StringWriter said = new StringWriter();

        assertThat(p2c(Map.of(), said, words.split(" "))).isEqualTo(ExitCode.WRONG);

        assertThat(said.toString()).contains("there is no project in this folder").hasLineCount(1);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void settingsNeedNoProject() {
        StringWriter said = new StringWriter();

        assertThat(p2c(Map.of(), said, "settings")).isEqualTo(ExitCode.DONE);
    }

    @Test
    void foldersOfTheEnvironmentAreAProject() throws IOException {
        String mappings = Files.createDirectory(folder.resolve("rules")).toString();
        StringWriter said = new StringWriter();

        p2c(Map.of("P2C_MAPPINGS", mappings, "P2C_CDS_DIALECT", "sales"), said, "test");

        assertThat(said.toString()).doesNotContain("no project");
    }

    private int p2c(Map<String, String> environment, StringWriter said, String... words) {
        PrintWriter out = new PrintWriter(said, true);
        return new P2c(folder, environment, Clock.systemUTC()).execute(out, out, words);
    }

    private Process start(Path home, String word) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Dp2c.home=" + home));
        command.addAll(List.of("-cp", absolute(System.getProperty("java.class.path"))));
        command.addAll(List.of(P2c.class.getName(), word));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
    }

    /** A class path for a process in another folder. */
    private static String absolute(String classPath) {
        List<String> parts =
                List.of(classPath.split(File.pathSeparator)).stream()
                        .map(part -> Path.of(part).toAbsolutePath().toString())
                        .toList();
        return String.join(File.pathSeparator, parts);
    }
}
