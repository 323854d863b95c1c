package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.p2c.app.Engine.Command;
import dev.p2c.app.cli.ExitCode;
import dev.p2c.sandbox.demo.DemoData;
import dev.p2c.sandbox.http.InitialData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands, run beside an application on one H2 file. */
class CommandLineTest {

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
    void statusShowsEveryDirectionAndTask() throws Exception {
        Command table = engine.p2c("status");
        assertThat(table.exit()).isZero();
        assertThat(table.out())
                .contains("accounts-to-customers", "released-products-to-products", "INCOMPLETE")
                .contains("WRITES 24 H");

        JsonNode status = JSON.readTree(engine.p2c("status", "--json").out());
        JsonNode tasks = status.get("tasks");
        assertThat(tasks.findValuesAsText("lastEnd"))
                .as("both tables mean the end of a pass")
                .containsAll(status.get("directions").findValuesAsText("lastEndedAt"));
        assertThat(tasks)
                .hasSize(
                        engine.application().directions().stream()
                                .mapToInt(d -> d.tasks().size())
                                .sum());
        assertThat(tasks.findValuesAsText("task")).contains("accounts-to-customers");
    }

    @Test
    void failuresListsRowsWithTheirReasons() throws Exception {
        Command table = engine.p2c("failures", "list", "--task", "accounts-to-customers");
        assertThat(table.exit()).isZero();
        assertThat(table.out()).contains(DemoData.WRONG_ACCOUNTS).contains("Atlantis");

        JsonNode failures =
                JSON.readTree(engine.p2c("failures", "list", "--json").out()).get("failures");
        assertThat(failures.findValuesAsText("key")).containsAll(DemoData.WRONG_ACCOUNTS);

        long id = failures.get(0).get("id").asLong();
        Command one = engine.p2c("failures", "show", String.valueOf(id));
        assertThat(one.out()).contains("Reason", "Source row", failures.get(0).get("key").asText());
    }

    @Test
    void aRetryReadsTheRowAgainAndReportsWhatRemains() throws Exception {
        JsonNode failures =
                JSON.readTree(engine.p2c("failures", "list", "--json").out()).get("failures");
        long id = 0;
        for (JsonNode failure : failures) {
            if (failure.get("key").asText().equals(DemoData.LONG_NAME)) {
                id = failure.get("id").asLong();
            }
        }
        Command retry = engine.p2c("failures", "retry", String.valueOf(id));

        assertThat(retry.exit()).isEqualTo(ExitCode.SOME_ROWS_NOT_DONE);
        assertThat(retry.out()).contains("0 of 1 row is in the target now.", DemoData.LONG_NAME);
        JsonNode after =
                JSON.readTree(engine.p2c("failures", "show", String.valueOf(id), "--json").out());
        assertThat(after.get("attempts").asInt()).isEqualTo(2);
    }

    @Test
    void syncWorksBesideARunningApplicationAndItsExitCodeReportsUnwrittenRows() throws Exception {
        Command sync = engine.p2c("sync", "products", "--json");

        JsonNode run = JSON.readTree(sync.out()).at("/runs/0");
        assertThat(run.get("direction").asText()).isEqualTo("products");
        assertThat(run.at("/tasks/released-products-to-products/rejected").asInt()).isPositive();
        assertThat(sync.exit()).isEqualTo(ExitCode.SOME_ROWS_NOT_DONE);
    }

    @Test
    void aSingleRowCanBeSynchronisedByItsKey() throws Exception {
        String key =
                engine.finance()
                        .get("CustomersV2?cross-company=true&$top=3")
                        .json()
                        .at("/value/2/CustomerAccount")
                        .asText();
        Command sync = engine.p2c("sync", "accounts", "--key", key, "--json");

        JsonNode counts = JSON.readTree(sync.out()).at("/runs/0/tasks/accounts-to-customers");
        assertThat(counts.get("read").asInt()).isEqualTo(1);
        assertThat(counts.get("unchanged").asInt()).isEqualTo(1);
        assertThat(sync.exit()).isZero();
    }

    @Test
    void anUnknownDirectionIsAUsageErrorWithASuggestion() {
        Command sync = engine.p2c("sync", "acounts");

        assertThat(sync.exit()).isEqualTo(ExitCode.WRONG);
        assertThat(sync.err())
                .contains("acounts: is not a direction")
                .contains("Did you mean \"accounts\"?");
    }

    @Test
    void anUnknownOptionIsAUsageError() {
        assertThat(engine.p2c("sync", "accounts", "--ful").exit()).isEqualTo(ExitCode.WRONG);
        assertThat(engine.p2c().exit()).isEqualTo(ExitCode.WRONG);
    }

    @Test
    void anUnreachableServiceIsUnavailableAndNothingIsLost() {
        Map<String, String> environment = new HashMap<>(engine.environment());
        environment.put("P2C_FINANCE_URL", "http://127.0.0.1:9/data/");
        environment.put("P2C_FINANCE_ATTEMPTS", "1");
        environment.put("P2C_STATE_URL", "jdbc:h2:mem:unreachable");

        Command sync = Engine.command(environment, "sync", "accounts");

        assertThat(sync.exit()).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(sync.out()).contains("accounts failed for usmf: finance:");
    }

    @Test
    void aWrongSecretIsReportedByItsSettingAndNotShown() {
        Map<String, String> environment = new HashMap<>(engine.environment());
        environment.put("P2C_SALES_CLIENT_SECRET", "not-the-secret");
        environment.put("P2C_STATE_URL", "jdbc:h2:mem:unauthorised");

        Command sync = Engine.command(environment, "sync", "accounts");

        assertThat(sync.exit()).isEqualTo(ExitCode.WRONG);
        assertThat(sync.out() + sync.err())
                .contains("p2c.sales.client.secret")
                .doesNotContain("not-the-secret");
    }

    @Test
    void settingsAreListedWithoutSecrets() {
        Command settings = engine.p2c("settings");

        assertThat(settings.out())
                .contains("P2C_SALES_URL", "p2c.state.url")
                .doesNotContain("p2c-sandbox-secret");
    }

    @Test
    void tablesFitTheTerminalUnlessWideLinesAreAskedFor() {
        Map<String, String> narrow = new HashMap<>(engine.environment());
        narrow.put("COLUMNS", "80");

        for (String[] command : TABLES) {
            Command fitted = Engine.command(narrow, command);
            assertThat(fitted.exit()).isZero();
            assertThat(fitted.out().lines()).allMatch(line -> line.length() <= 80);
        }
        assertThat(Engine.command(narrow, "status").out())
                .contains("accounts-to-customers ", "REJECTED", "--wide also shows");
        assertThat(Engine.command(narrow, "status", "--wide").out())
                .contains("WATERMARK", "DIRECTION");
    }

    private static final String[][] TABLES = {
        {"status"}, {"failures"}, {"failures", "list", "--all"}, {"settings"}
    };

    @Test
    void aListThatEndsAtItsLimitSaysHowMuchThereIs() throws Exception {
        Command rows = engine.p2c("failures", "list", "--all", "--limit", "1");
        int all = JSON.readTree(engine.p2c("failures", "--json").out()).at("/totals/rows").asInt();

        assertThat(all).isGreaterThan(1);
        assertThat(rows.out())
                .contains("1 of " + all + " rows is shown; --limit " + all + " shows all.");
        assertThat(engine.p2c("failures", "--limit", "1").out()).contains("causes is shown");
        assertThat(engine.p2c("failures", "--limit", "100").out()).doesNotContain("are shown");
    }

    @Test
    void everyTableIsOneDocumentForPrograms() throws Exception {
        assertThat(JSON.readTree(engine.p2c("settings", "--json").out()).get("settings"))
                .hasSizeGreaterThan(50);
        assertThat(JSON.readTree(engine.p2c("failures", "conflicts", "--json").out()).get("total"))
                .isNotNull();
    }

    @Test
    void theExampleOfExplainInTheDocsIsWhatTheCommandPrints() throws Exception {
        String page = Files.readString(Path.of("docs/commands.md"));
        String section = page.substring(page.indexOf("## p2c explain"));
        String[] blocks = section.split("```[a-z]*\\n");
        String command = blocks[1].strip();
        String[] words = command.split("\\s+");
        Map<String, String> narrow = new HashMap<>(engine.environment());
        narrow.put("COLUMNS", "80");

        Command explain = Engine.command(narrow, Arrays.copyOfRange(words, 1, words.length));

        assertThat(command).startsWith("bin/p2c explain ");
        assertThat(withoutTimes(explain.out()))
                .startsWith(withoutTimes(blocks[3].replace("...\n", "")));
    }

    private static String withoutTimes(String text) {
        return text.replaceAll("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z", "TIME")
                .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "UUID")
                .replaceAll("last \\d+ \\w+ ago", "last AGO")
                .replaceAll("show \\d+", "show ID");
    }
}
