package dev.p2c.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script of {@code p2c completion}, sourced by bash. */
class CompletionTest {

    @TempDir static Path directory;

    @BeforeAll
    static void writeScript() throws IOException {
        StringWriter out = new StringWriter();
        PrintWriter writer = new PrintWriter(out);
        int exit =
                new P2c(Path.of(""), Map.of(), Clock.systemUTC())
                        .execute(writer, writer, "completion", "bash");
        assertThat(exit).isZero();
        Files.writeString(directory.resolve("p2c.bash"), out.toString());
    }

    @Test
    void commandsAndOptionsAreCompleted() throws Exception {
        assertThat(completed("bin/p2c", "sta")).containsExactlyInAnyOrder("state", "status");
        assertThat(completed("bin/p2c", "state", "")).contains("show", "set-watermark", "reset");
        assertThat(completed("bin/p2c", "sync", "--fu")).containsExactly("--full");
    }

    @Test
    void directionsTasksAndCompaniesAreThoseOfTheFiles() throws Exception {
        assertThat(completed("bin/p2c", "sync", "acc")).containsExactly("accounts");
        assertThat(completed("bin/p2c", "sync", "")).contains("orders-to-sales", "all");
        assertThat(completed("bin/p2c", "state", "reset", "acc"))
                .containsExactly("accounts-to-customers");
        assertThat(completed("bin/p2c", "failures", "list", "--task", "invoice-h"))
                .containsExactly("invoice-headers-to-sales");
        assertThat(completed("bin/p2c", "sync", "--company", "us")).containsExactly("usmf");
    }

    @Test
    void theScriptIsFoundByThePathOfTheCommandAsWell() throws Exception {
        assertThat(bash("complete -p p2c")).contains("-F _complete_p2c");
    }

    /** What bash offers for the last of these words. */
    private static List<String> completed(String... words) throws Exception {
        String line = String.join(" ", words);
        String quoted = "'" + String.join("' '", words) + "'";
        return bash("COMP_WORDS=(%s); COMP_CWORD=%d; COMP_LINE='%s'; COMP_POINT=%d; _complete_p2c; printf '%%s\\n' \"${COMPREPLY[@]}\""
                        .formatted(quoted, words.length - 1, line, line.length()))
                .lines()
                .map(String::strip)
                .toList();
    }

    private static String bash(String script) throws Exception {
        Process bash =
                new ProcessBuilder(
                                "bash",
                                "--norc",
                                "-c",
                                "source " + directory.resolve("p2c.bash") + "; " + script)
                        // compopt complains outside of a completion
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        String out = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).as(out).isZero();
        return out;
    }
}
