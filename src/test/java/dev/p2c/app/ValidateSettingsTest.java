package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.app.Engine.Command;
import dev.p2c.app.cli.ExitCode;
import dev.p2c.app.cli.P2c;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mistyped schedules and values in the properties files, which the sandbox profile hides. */
class ValidateSettingsTest {

    private static final String SETTINGS = "application.properties";
    private static final String SANDBOX = "application-sandbox.properties";

    @TempDir Path directory;
    private final Map<String, String> environment = new HashMap<>();
    private ProjectFiles files;

    @BeforeEach
    void copy() throws IOException {
        files = ProjectFiles.copiedTo(directory);
        environment.putAll(files.environment());
        for (String file : new String[] {SETTINGS, SANDBOX}) {
            Files.copy(Path.of(file), directory.resolve(file));
        }
    }

    private Command p2c(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit =
                new P2c(directory, environment, Clock.systemUTC())
                        .execute(new PrintWriter(out), new PrintWriter(err), args);
        return new Command(exit, out.toString(), err.toString());
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }

    private void line(String file, String line) {
        files.write(file, files.read(file) + line + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"validate", "settings", "sync all", "run"})
    void aMistypedScheduleIsAMistake(String command) {
        files.edit(SETTINGS, "\naccounts.cron", "\nacounts.cron");

        Command p2c = p2c(command.split(" "));

        assertThat(p2c.exit()).isEqualTo(ExitCode.WRONG);
        assertThat(oneLine(p2c.out() + p2c.err()))
                .contains("application.properties:20:")
                .contains(
                        "unknown setting \"acounts.cron\": no route file uses it. Did you mean"
                                + " \"accounts.cron\"?");
    }

    @Test
    void aMistypedVariableOfAScheduleIsAMistake() {
        environment.put("P2C_ACOUNTS_CRON", "0 0 * * * ?");

        Command validate = p2c("validate");

        assertThat(validate.exit()).isEqualTo(ExitCode.WRONG);
        assertThat(oneLine(validate.out()))
                .contains("P2C_ACOUNTS_CRON: unknown setting")
                .contains("Did you mean \"P2C_ACCOUNTS_CRON\"?");
    }

    @Test
    void aScheduleThatIsOnlyAVariableCounts() {
        files.edit(SETTINGS, "\naccounts.cron", "\n#");
        files.edit(SANDBOX, "\naccounts.cron", "\n#");
        assertThat(oneLine(p2c("validate").out())).contains("unknown setting \"accounts.cron\"");
        environment.put("P2C_ACCOUNTS_CRON", "0 7 * * * ?");

        Command settings = p2c("settings", "--wide");

        assertThat(p2c("validate"))
                .as(p2c("validate").out())
                .extracting(Command::exit)
                .isEqualTo(ExitCode.DONE);
        assertThat(oneLine(settings.out()))
                .contains("accounts.cron P2C_ACCOUNTS_CRON 0 7 * * * ? P2C_ACCOUNTS_CRON");
    }

    @Test
    void aScheduleOfADirectionThatIsGoneIsOnlyAWarning() {
        line(SETTINGS, "shipments.cron = 0 0 * * * ?");

        Command validate = p2c("validate");

        assertThat(validate.exit()).isEqualTo(ExitCode.DONE);
        assertThat(oneLine(validate.out()))
                .contains("warning: application.properties:39:1: \"shipments.cron\" has no effect");
    }

    @Test
    void valuesThatCannotBeReadAreMistakesWithTheirLines() {
        line(SETTINGS, "p2c.page.size = many\np2c.alert.rules = awayy");

        Command validate = p2c("validate");

        assertThat(validate.exit()).isEqualTo(ExitCode.WRONG);
        assertThat(oneLine(validate.out()))
                .containsOnlyOnce(
                        "application.properties:39:1: p2c.page.size is \"many\", expected a whole"
                                + " number from 1")
                .containsOnlyOnce(
                        "application.properties:40:1: p2c.alert.rules: there is no rule \"awayy\"."
                                + " Did you mean \"away\"?");
    }

    @Test
    void whatIsWrongInProductionIsFoundInTheSandbox() {
        files.edit(SETTINGS, "\naccounts.cron = 0 0/5 * * * ?", "");
        files.edit(SETTINGS, "\nquotes.cron = 0 2/5", "\nquotes.cron = 0 77/5");
        line(SETTINGS, "p2c.sales.url = nowhere");

        Command validate = p2c("validate");

        assertThat(validate.exit()).isEqualTo(ExitCode.WRONG);
        assertThat(oneLine(validate.out()))
                .contains("accounts.yaml:7:27: unknown setting \"accounts.cron\"")
                .contains("quotes.yaml:7:27: {{quotes.cron}} is \"0 77/5 * * * ?\", which is no")
                .contains("p2c.sales.url is \"nowhere\", expected an address")
                .contains("(profile production)")
                .contains(" 3 0");
    }

    @Test
    void theListOfSettingsHasTheSchedulesAndTheFileInForce() {
        JsonNode settings = CommandJson.of(p2c("settings", "--json").out()).get("settings");

        assertThat(settings)
                .anySatisfy(
                        setting -> {
                            assertThat(setting.get("name").asText()).isEqualTo("accounts.cron");
                            assertThat(setting.get("value").asText()).isEqualTo("0/15 * * * * ?");
                            assertThat(setting.get("from").asText()).isEqualTo(SANDBOX);
                        });
        assertThat(p2c("settings").out()).contains("staged-quotes.cron");
    }
}
