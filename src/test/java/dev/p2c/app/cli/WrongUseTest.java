package dev.p2c.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words behind a command that cannot be right end with a sentence and exit code 2. */
class WrongUseTest {

    @TempDir Path directory;

    @BeforeEach
    void copySettings() throws IOException {
        for (String file : List.of("application.properties", "application-sandbox.properties")) {
            Files.copy(Path.of(file), directory.resolve(file));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    status foo            | foo: p2c status takes no such word
                    stauts                | stauts: p2c has no such command. Did you mean "status"?
                    status --jso          | --jso: p2c status has no such option. Did you mean "--json"?
                    status --json=7       | --json 7: this option takes no value
                    runs --limit x        | --limit x: is not a whole number, or too large
                    failures show x       | x: is not a whole number, or too large
                    failures edit         | p2c failures edit: ID, FIELD=VALUE are missing
                    users add anna        | p2c users add: --role ROLE is missing
                    completion fish       | fish: is not one of bash, zsh
                    log --since nonsense  | --since nonsense: is not a time; write 2026-01-31
                    """)
    void theSentenceNamesTheWrongWord(String words, String sentence) {
        Said said = p2c(words);

        assertThat(said.text()).startsWith(sentence);
        assertThat(said.exit()).isEqualTo(ExitCode.WRONG);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    history accounts-to-customers | KEY
                    explain accounts-to-customers | KEY
                    erase                         | KEY
                    test accounts                 | KEY
                    sync accounts --key           | --key K
                    plan accounts --key           | --key K
                    """)
    void anEmptyKeyIsRefused(String words, String place) {
        for (String key : List.of("", " ", "\u00a0")) {
            Said said = p2c((words + " " + key).split(" ", words.split(" ").length + 1));

            assertThat(said.text()).startsWith(place + ": is empty.");
            assertThat(said.exit()).isEqualTo(ExitCode.WRONG);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run --data",
                "pause",
                "resume",
                "sandbox foo",
                "sync accounts foo",
                "plan --undo x",
                "plan accounts -o",
                "plan accounts --limit 99999999999999999999",
                "reconcile accounts --limit x",
                "apply",
                "check foo",
                "validate foo",
                "test a b c",
                "test --record foo",
                "new x --from sales.accounts",
                "import",
                "setup",
                "setup foo",
                "setup sales foo",
                "status --staged=x",
                "failures foo",
                "failures show x",
                "failures retry x",
                "failures edit 1",
                "failures discard",
                "failures takeback x",
                "failures resolved --limit x",
                "failures conflicts --limit x",
                "log --limit x",
                "explain accounts-to-customers",
                "runs --limit x",
                "alerts foo",
                "alerts list --limit x",
                "users",
                "users add x",
                "history accounts-to-customers A --run x",
                "state",
                "state set-watermark",
                "erase a b",
                "settings foo",
                "completion fish",
                "foo",
                "--foo",
                "@foo"
            })
    void wrongWordsGetASentenceAndTheWayToTheHelp(String words) {
        Said said = p2c(words);

        assertThat(said.exit()).isEqualTo(ExitCode.WRONG);
        assertThat(said.text().lines()).as(said.text()).hasSize(2);
        assertThat(said.text())
                .contains("\nHelp: bin/p2c")
                .doesNotContain("Usage:", "java.", "Unmatched", "Invalid value", "positional");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    apply none.json                | none.json: cannot be read: there is no such file. Check the name
                    apply folder                   | folder: cannot be read: it is a folder. Name a file
                    apply none/plan.json           | none. Check the name
                    apply file.txt/plan.json       | file.txt is a file, not a folder. Name another place
                    import none.csv --offline      | none.csv: cannot be read: there is no such file. Check the name
                    import folder --offline        | folder: cannot be read: it is a folder. Name a file
                    plan accounts -o none/p.json   | none. Make it, or name another
                    plan accounts --html folder    | folder: is not a file. Name a file
                    reconcile accounts --repair -o none/p.json | none. Make it, or name another
                    """)
    void aFileThatCannotBeUsedIsNamedWithWhatToDo(String words, String sentence)
            throws IOException {
        Files.createDirectory(directory.resolve("folder"));
        Files.writeString(directory.resolve("file.txt"), "");
        String[] there =
                Arrays.stream(words.split(" "))
                        .map(w -> w.matches("(none|folder|file).*") ? directory + "/" + w : w)
                        .toArray(String[]::new);

        Said said = p2c(there);

        assertThat(said.text()).contains(sentence).doesNotContain("java.", ".part");
        assertThat(said.exit()).isEqualTo(ExitCode.WRONG);
    }

    @Test
    void withoutACommandTheHelpListsThem() {
        Said said = p2c(new String[0]);

        assertThat(said.text()).startsWith("A command is missing.").contains("  reconcile ");
        assertThat(said.exit()).isEqualTo(ExitCode.WRONG);
    }

    private Said p2c(String words) {
        return p2c(words.split("\\s+"));
    }

    private Said p2c(String... words) {
        StringWriter text = new StringWriter();
        PrintWriter to = new PrintWriter(text, true);
        Map<String, String> environment =
                Map.of("P2C_STATE_URL", "jdbc:h2:mem:wrong-use", "COLUMNS", "200");
        P2c p2c = new P2c(directory, environment, Clock.systemUTC());
        return new Said(p2c.execute(to, to, words), text.toString());
    }

    private record Said(int exit, String text) {}
}
