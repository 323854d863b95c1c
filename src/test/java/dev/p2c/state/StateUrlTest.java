package dev.p2c.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2c.error.ConfigurationException;
import dev.p2c.error.UnavailableException;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateUrlTest {

    @TempDir Path directory;

    @Test
    void anH2FileIsSharedWithOtherProcessesUnlessTheAddressSaysOtherwise() {
        assertThat(StateUrl.parse("jdbc:h2:file:./data/p2c").address())
                .isEqualTo(
                        "jdbc:h2:file:./data/p2c;AUTO_SERVER=TRUE;TRACE_LEVEL_FILE=0;NETWORK_TIMEOUT=60000;LOCK_TIMEOUT=10000");
        assertThat(StateUrl.parse("jdbc:h2:./p2c;auto_server=false;CACHE_SIZE=1").address())
                .isEqualTo(
                        "jdbc:h2:./p2c;auto_server=false;CACHE_SIZE=1;TRACE_LEVEL_FILE=0;NETWORK_TIMEOUT=60000;LOCK_TIMEOUT=10000");
        assertThat(StateUrl.parse("jdbc:h2:mem:p2c").address()).doesNotContain("AUTO_SERVER");
        assertThat(StateUrl.parse("jdbc:h2:tcp://db/p2c").address()).doesNotContain("AUTO_SERVER");
    }

    @Test
    void userAndPasswordInTheAddressDoNotStayInIt() {
        StateUrl h2 = StateUrl.parse("jdbc:h2:./p2c;USER=sa;PASSWORD=secret\\;1;CACHE_SIZE=1");
        assertThat(h2.address())
                .isEqualTo(
                        "jdbc:h2:./p2c;CACHE_SIZE=1;AUTO_SERVER=TRUE;TRACE_LEVEL_FILE=0;NETWORK_TIMEOUT=60000;LOCK_TIMEOUT=10000");
        assertThat(h2.properties())
                .containsEntry("password", "secret;1")
                .containsEntry("user", "sa");

        StateUrl postgresql =
                StateUrl.parse("jdbc:postgresql://db:5432/p2c?user=u&password=s%26t&ssl=true");
        assertThat(postgresql.address()).isEqualTo("jdbc:postgresql://db:5432/p2c");
        assertThat(postgresql.properties())
                .containsEntry("password", "s&t")
                .containsEntry("ssl", "true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:h2:file:./data/p2c;USER=u;PASSWORD=secret",
                "jdbc:postgresql://db/p2c?user=u&password=secret",
                "jdbc:postgresql://u:secret@db/p2c",
                "jdbc:mysql://u:secret@db/p2c?password=secret"
            })
    void noTextMadeOfTheSettingsShowsThePassword(String url) {
        StateSettings settings = new StateSettings(url, "u", "secret", 4);

        assertThat(settings.toString()).doesNotContain("secret").contains("password=***");
        assertThat(settings.place()).doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:mysql://u:secret@db/p2c?password=secret",
                "./data/p2c",
                "",
                "jdbc:postgresql://u:secret@127.0.0.1:1/p2c",
                "jdbc:h2:mem:x;PASSWORD=secret;NO_SUCH_OPTION=1",
                "jdbc:h2:p2c;PASSWORD=secret"
            })
    void anAddressThatCannotBeUsedIsAWrongSetting(String url) {
        assertThatThrownBy(() -> open(url))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("P2C_STATE_URL: ")
                .hasMessageNotContaining("secret");
    }

    /** H2 refuses such a path; a file made before would stay behind in the working directory. */
    @Test
    void aRelativePathWithoutAPointIsNoFile() {
        assertThat(StateUrl.parse("jdbc:h2:p2c").file()).isEmpty();
        assertThat(StateUrl.parse("jdbc:h2:file:data/p2c").file()).isEmpty();
        assertThat(StateUrl.parse("jdbc:h2:./p2c").file()).contains(Path.of("./p2c"));
        assertThat(StateUrl.parse("jdbc:h2:file:data/../p2c").file())
                .contains(Path.of("data/../p2c"));
        assertThat(StateUrl.parse("jdbc:h2:/data/p2c").file()).contains(Path.of("/data/p2c"));
        assertThat(StateUrl.parse("jdbc:h2:split:./p2c").file()).isEmpty();
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsUnavailableAndTheMessageSaysWhatToDo() throws IOException {
        int freePort;
        try (ServerSocket socket = new ServerSocket(0)) {
            freePort = socket.getLocalPort();
        }

        assertThatThrownBy(
                        () ->
                                open(
                                        "jdbc:postgresql://127.0.0.1:%d/p2c?password=secret"
                                                .formatted(freePort)))
                .isInstanceOf(UnavailableException.class)
                .hasMessageStartingWith(
                        "state: the database at jdbc:postgresql://127.0.0.1:%d/p2c does not open"
                                .formatted(freePort))
                .hasMessageContaining("start it, or set P2C_STATE_URL")
                .hasMessageNotContaining("secret");
    }

    @Test
    void aPostgresqlDatabaseThatIsNotThereIsAWrongSetting() {
        String url = "jdbc:postgresql://127.0.0.1:%d/none".formatted(TestDatabase.postgresPort());

        assertThatThrownBy(() -> State.open(new StateSettings(url, "postgres", "", 1), clock()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("\"none\" does not exist");
    }

    @Test
    void aFolderThatCannotBeCreatedIsAWrongSetting() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "not a directory");

        assertThatThrownBy(() -> open("jdbc:h2:file:" + file + "/p2c"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("P2C_STATE_URL: the folder")
                .hasMessageContaining("set another place");
    }

    private static void open(String url) {
        State.open(new StateSettings(url, "u", "secret", 1), clock()).close();
    }

    private static Clock clock() {
        return Clock.systemUTC();
    }
}
