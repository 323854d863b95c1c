package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.app.cli.ExitCode;
import dev.p2c.app.cli.P2c;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsersCommandTest {

    private static final InputStream INPUT = System.in;

    @TempDir Path folder;
    private String state = "";
    private final StringWriter out = new StringWriter();

    @BeforeEach
    void makeProject() throws IOException {
        Files.createDirectory(folder.resolve("routes"));
    }

    @AfterEach
    void restore() {
        System.setIn(INPUT);
    }

    @Test
    void usersAreAddedListedAndRemoved() throws Exception {
        Path file = folder.resolve("etc").resolve("users");

        assertThat(add("correct horse battery\n", "anna", "viewer")).isEqualTo(ExitCode.DONE);
        assertThat(p2c("users", "list")).isEqualTo(ExitCode.DONE);
        assertThat(out.toString())
                .contains("Added anna, viewer, in")
                .containsPattern("anna +viewer");
        assertThat(Files.readString(file)).startsWith("anna:viewer:pbkdf2-sha512$600000$");
        assertThat(Files.readString(file)).doesNotContain("horse");

        assertThat(p2c("users", "remove", "anna")).isEqualTo(ExitCode.DONE);
        assertThat(p2c("users", "remove", "anna")).isEqualTo(ExitCode.WRONG);
        assertThat(Files.readString(file)).isEmpty();

        assertThat(p2c("log")).isEqualTo(ExitCode.DONE);
        assertThat(out.toString())
                .containsPattern("add user +anna +viewer")
                .containsPattern("remove user +anna");
    }

    @Test
    void nothingIsChangedWhereTheActionLogCannotBeWritten() throws Exception {
        Path file = folder.resolve("etc").resolve("users");
        assertThat(add("correct horse battery\n", "anna", "viewer")).isEqualTo(ExitCode.DONE);
        String before = Files.readString(file);
        state = "jdbc:postgresql://127.0.0.1:1/p2c";

        assertThat(add("correct horse battery\n", "berit", "viewer"))
                .isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(p2c("users", "remove", "anna")).isEqualTo(ExitCode.UNAVAILABLE);

        assertThat(Files.readString(file)).isEqualTo(before);
        assertThat(out.toString()).doesNotContain("Added berit", "Removed");
    }

    @Test
    void mistakesAreNamedWithoutThePassword() {
        assertThat(add("anna's word\n", "anna", "viewer")).isEqualTo(ExitCode.WRONG);
        assertThat(add("", "anna", "viewer")).isEqualTo(ExitCode.WRONG);
        assertThat(add("correct horse battery", "an:na", "viewer")).isEqualTo(ExitCode.WRONG);
        assertThat(add("correct horse battery", "ines", "viewer")).isEqualTo(ExitCode.WRONG);
        assertThat(add("correct horse battery", "anna", "owner")).isEqualTo(ExitCode.WRONG);

        assertThat(out.toString())
                .contains("fewer than 12", "letters, digits", "P2C_HAWTIO_USER", "neither viewer")
                .doesNotContain("anna's word", "horse");
    }

    private int add(String input, String name, String role) {
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        return p2c("users", "add", name, "--role", role);
    }

    private int p2c(String... words) {
        PrintWriter both = new PrintWriter(out, true);
        Map<String, String> environment =
                Map.of(
                        "COLUMNS",
                        "200",
                        "P2C_STATE_URL",
                        state.isEmpty() ? "jdbc:h2:file:" + folder.resolve("p2c") : state,
                        "P2C_PROFILE",
                        "production",
                        "P2C_HAWTIO_USER",
                        "ines",
                        "P2C_HAWTIO_USERS",
                        folder.resolve("etc").resolve("users").toString());
        return new P2c(folder, environment, Clock.systemUTC()).execute(both, both, words);
    }
}
