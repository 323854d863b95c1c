package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.p2c.app.Engine.Command;
import dev.p2c.app.cli.ExitCode;
import dev.p2c.sandbox.http.InitialData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeskCommandsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir static Path directory;
    private static Engine engine;

    @BeforeAll
    static void start() {
        engine = Engine.start(directory, InitialData.DEMO);
        engine.sync("accounts");
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @Test
    void aRowIsEditedDiscardedAndTakenBackAndTheLogSaysWhoDidIt() throws Exception {
        JsonNode failures =
                JSON.readTree(engine.p2c("failures", "list", "--json").out()).get("failures");
        String id = "";
        for (JsonNode failure : failures) {
            if (failure.get("reason").asText().contains("Atlantis")) {
                id = failure.get("id").asText();
            }
        }
        String key =
                JSON.readTree(engine.p2c("failures", "show", id, "--json").out())
                        .get("key")
                        .asText();

        assertThat(engine.p2c("failures", "discard", id, "--reason", "a test row").exit()).isZero();
        assertThat(engine.p2c("failures", "resolved").out())
                .contains(key, "discarded", "a test row");
        assertThat(engine.p2c("failures").out()).doesNotContain("Atlantis");
        engine.sync("accounts");
        assertThat(engine.p2c("failures").out()).doesNotContain("Atlantis");
        assertThat(engine.p2c("failures", "takeback", id).exit()).isZero();

        Command wrong = engine.p2c("failures", "edit", id, "adress1_country=Norway", "x");
        assertThat(wrong.exit()).isEqualTo(ExitCode.WRONG);
        assertThat(engine.p2c("failures", "edit", id, "address1_country=Norway").exit()).isZero();
        assertThat(engine.p2c("explain", "accounts-to-customers", key).out())
                .contains("values edited by");
        Command retry = engine.p2c("failures", "retry", id);
        assertThat(retry.out()).contains("1 of 1 row is in the target now.");
        assertThat(engine.p2c("history", "accounts-to-customers", key).out()).contains("edited by");
        assertThat(engine.p2c("failures", "resolved").out()).contains("written");
        engine.p2c("sync", "accounts", "--full");
        assertThat(engine.p2c("failures").out()).doesNotContain("Atlantis");
        assertThat(engine.p2c("log").out())
                .contains("discard", "take back", "edit", "retry", "address1_country");
    }

    @Test
    void groupsAreNamedWithWhatToDoAndOneIsRetried() throws Exception {
        JsonNode groups = JSON.readTree(engine.p2c("failures", "--json").out()).get("groups");
        String group = groups.get(0).get("group").asText();

        assertThat(engine.p2c("failures").out()).contains(group, "To do", "Sales");
        assertThat(engine.p2c("failures", "list", "--group", group).out())
                .contains(groups.get(0).get("key").asText());
        Command retry = engine.p2c("failures", "retry", "--group", group);
        assertThat(retry.exit()).isEqualTo(ExitCode.SOME_ROWS_NOT_DONE);
        assertThat(engine.p2c("failures", "retry", "--group", "g1").exit())
                .isEqualTo(ExitCode.WRONG);
        assertThat(engine.p2c("failures", "discard", "--reason", "x").exit())
                .isEqualTo(ExitCode.WRONG);
    }

    @Test
    void aPersonIsErasedBesideTheApplicationAndTheRowGoesOn() throws Exception {
        Accounts accounts = new Accounts(engine);
        String address = accounts.create("ACC-77001", "Berit Nordlicht");
        engine.sync("accounts");
        accounts.change(address, "name", "Berit Nordlicht " + "x".repeat(90));
        engine.sync("accounts");
        Path left = Path.of(System.getProperty("java.io.tmpdir"), "p2c-plan-999999999-1.rows");
        Files.writeString(left, "Berit Nordlicht");

        Command asked = engine.p2c("erase", "acc-77001");
        assertThat(asked.exit()).isEqualTo(ExitCode.WRONG);
        assertThat(asked.out()).contains("accounts-to-customers", "history", "failures");
        assertThat(asked.err()).contains("Nothing was erased");
        JsonNode erased = JSON.readTree(engine.p2c("erase", "acc-77001", "--yes", "--json").out());

        assertThat(erased.get("done").asBoolean()).isTrue();
        assertThat(erased.get("file").asText()).isEqualTo("in use");
        assertThat(left).doesNotExist();
        assertThat(accounts.failure("ACC-77001").orElseThrow().sourceRow())
                .contains("accountid")
                .doesNotContain("Nordlicht");
        assertThat(engine.p2c("history", "accounts-to-customers", "ACC-77001").out())
                .doesNotContain("Nordlicht");
        assertThat(engine.p2c("log").out()).contains("erase", "person acc-77001", "history 1");
        assertThat(engine.p2c("erase", "ACC-77001").out()).contains("The state has no values");
        accounts.change(address, "name", "Elv");
        engine.sync("accounts");
        assertThat(accounts.name("ACC-77001")).isEqualTo("Elv");
        assertThat(engine.p2c("erase", "ACC-NOBODY").exit()).isEqualTo(ExitCode.WRONG);
        assertThat(engine.p2c("erase", "--compact").exit()).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(engine.p2c("erase", "x", "--also", "y").err()).contains("--also");
    }

    @Test
    void anEditIsForgottenWhenItsSourceRowHasAnotherVersion() {
        Accounts accounts = new Accounts(engine);
        String address = accounts.create("ACC-77002", "x".repeat(101));
        engine.sync("accounts");
        long id = accounts.failure("ACC-77002").orElseThrow().id();
        engine.p2c("failures", "edit", String.valueOf(id), "name=Short");
        engine.sync("accounts");
        assertThat(accounts.name("ACC-77002")).isEqualTo("Short");
        engine.p2c("sync", "accounts", "--full");
        assertThat(edits()).contains("ACC-77002");

        accounts.change(address, "name", "Mended");
        engine.sync("accounts");

        assertThat(accounts.name("ACC-77002")).isEqualTo("Mended");
        assertThat(edits()).doesNotContain("ACC-77002");
    }

    private static Set<String> edits() {
        return engine.application().state().edits().of("accounts-to-customers", "usmf").keySet();
    }
}
