package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.app.Engine.Command;
import dev.p2c.app.cli.ExitCode;
import dev.p2c.sandbox.http.InitialData;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands with a name that is no task where they expect one. */
class UnknownTaskTest {

    @TempDir static Path directory;
    private static Engine engine;

    @BeforeAll
    static void start() {
        engine = Engine.start(directory, InitialData.EMPTY);
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    private static String refused(String words, String name) {
        Command command = engine.p2c(words.replace("TASK", name).split(" "));
        assertThat(command.exit()).isEqualTo(ExitCode.WRONG);
        return command.err();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "explain TASK ACC-1",
                "history TASK ACC-1",
                "failures list --task TASK",
                "test TASK",
                "state show TASK",
                "state reset TASK",
            })
    void aDirectionIsNamedWithItsTasksAndOtherNamesWithWhatThereIs(String words) {
        assertThat(refused(words, "quotes"))
                .contains("quotes: is a direction; name a task of it:")
                .contains(" quote-headers-to-finance, quote-lines-to-finance");
        assertThat(refused(words, "accounts-to-customer"))
                .contains("is not a task", "Did you mean \"accounts-to-customers\"?");
        assertThat(refused(words, "x"))
                .contains(" The tasks are: accounts-to-customers, contacts-to-contact-persons, ");
    }
}
