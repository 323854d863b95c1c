package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.p2c.sandbox.http.InitialData;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the console reads over Jolokia: overview, runs, rows and mappings. */
class DeskBeansTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir static Path directory;
    private static RunningApplication running;

    @BeforeAll
    static void start() {
        running = RunningApplication.start(directory, InitialData.DEMO, Map.of());
        RunningApplication.runNow("accounts");
        RunningApplication.runNow("contacts");
        await("the counts of the last hours are two seconds old at most")
                .untilAsserted(
                        () ->
                                assertThat(arrow(arrows(), "contacts").path("rowsToday").asLong())
                                        .isPositive());
    }

    private static JsonNode arrows() {
        return read("Overview", "Arrows");
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    private static JsonNode read(String bean, String attribute) {
        return value(
                """
                {"type": "read", "mbean": "p2c:type=%s", "attribute": "%s"}\
                """
                        .formatted(bean, attribute));
    }

    private static JsonNode exec(String bean, String operation, Object... arguments)
            throws Exception {
        return value(
                """
                {"type": "exec", "mbean": "p2c:type=%s", "operation": "%s", "arguments": %s}\
                """
                        .formatted(bean, operation, JSON.writeValueAsString(arguments)));
    }

    private static JsonNode value(String request) {
        HttpResponse<String> answer =
                running.jolokia(request, RunningApplication.USER, RunningApplication.PASSWORD);
        JsonNode document = RunningApplication.json(answer);
        assertThat(document.path("status").asInt()).as(answer.body()).isEqualTo(200);
        return document.path("value");
    }

    @Test
    void theOverviewHasAnArrowForEachDirectionWithItsSystemsAndRows() {
        JsonNode arrows = arrows();

        assertThat(arrows).hasSize(running.application().directions().size());
        JsonNode accounts = arrow(arrows, "accounts");
        assertThat(accounts.path("from").asText()).isEqualTo("sales");
        assertThat(accounts.path("to").asText()).isEqualTo("finance");
        assertThat(accounts.path("way").asText()).isEqualTo("sales > finance");
        assertThat(accounts.path("state").asText()).isIn("flowing", "incomplete");
        assertThat(accounts.path("rowsToday").asLong()).isPositive();
        assertThat(accounts.path("oldestChangeSeconds").asLong()).isNotNegative();
        assertThat(accounts.path("lastStartedAt").asText()).startsWith("20").endsWith("Z");
        assertThat(arrow(arrows, "products").path("state").asText()).isEqualTo("never");
        assertThat(arrow(arrows, "products").path("from").asText()).isEqualTo("finance");
        assertThat(arrow(arrows, "products").path("running").isNull()).isTrue();
    }

    private static JsonNode arrow(JsonNode arrows, String direction) {
        for (JsonNode arrow : arrows) {
            if (arrow.path("direction").asText().equals(direction)) {
                return arrow;
            }
        }
        throw new AssertionError(arrows.toString());
    }

    @Test
    void theOverviewSaysWhoReadsItAndWhatIsWrong() throws Exception {
        assertThat(read("Overview", "Profile").asText()).isEqualTo("sandbox");
        assertThat(read("Overview", "Role").asText()).isEqualTo("operator");
        assertThat(read("Overview", "StateText").asText()).isNotEmpty();
        exec("Direction,name=quotes", "pause", "audit");
        JsonNode wrong = read("Overview", "Wrong");
        assertThat(wrong.findValuesAsText("text"))
                .anyMatch(text -> text.matches("quotes is paused by operator since .*: audit"));
        assertThat(wrong.findValuesAsText("link")).contains("/p2c/overview?direction=quotes");
        exec("Direction,name=quotes", "resume");
        assertThat(read("Overview", "User").asText()).isEqualTo(RunningApplication.USER);
        assertThat(exec("Overview", "outcomes", 24).findValuesAsText("task"))
                .contains("accounts-to-customers");
    }

    @Test
    void runsComeInPagesAndInDetail() throws Exception {
        JsonNode page = exec("Runs", "page", "accounts", "", "", "", 0, 10);

        assertThat(page.path("total").asLong()).isPositive();
        JsonNode row = page.path("rows").get(0);
        assertThat(row.path("direction").asText()).isEqualTo("accounts");
        assertThat(row.path("trigger").asText()).isEqualTo("jmx");
        JsonNode run = exec("Runs", "run", row.path("id").asLong());
        assertThat(run.path("run").path("created").asLong()).isPositive();
        assertThat(run.path("parts").findValuesAsText("task"))
                .containsExactly("accounts-to-customers");
        assertThat(run.path("progress").isNull()).isTrue();
        assertThat(exec("Runs", "page", "", "nowhere", "", "", 0, 10).path("rows")).isEmpty();
        assertThat(
                        exec("Runs", "page", "", "", "2099-01-01T00:00:00Z", "", 0, 10)
                                .path("total")
                                .asLong())
                .isZero();
    }

    @Test
    void aRowIsFoundByItsNumberExplainedAndItsWayIsTold() throws Exception {
        String key = created(exec("Find", "find", "acc-")).path("key").asText();
        JsonNode found = exec("Find", "find", key.toLowerCase(Locale.ROOT));

        assertThat(found.findValuesAsText("task")).contains("accounts-to-customers");
        JsonNode match = created(found);
        String company = match.path("company").asText();
        JsonNode explained =
                JSON.readTree(
                        exec("Find", "explain", "accounts-to-customers", company, key).asText());
        assertThat(explained.path("key").asText()).isEqualTo(key);
        assertThat(explained.path("rules")).isNotEmpty();
        assertThat(explained.path("direction").asText()).isEqualTo("accounts");
        JsonNode way = exec("Find", "way", "accounts-to-customers", company, key);
        assertThat(way.findValuesAsText("step")).contains("changed", "read", "created");
        assertThat(exec("Find", "find", " ")).isEmpty();
        assertThat(exec("Find", "find", "no such number")).isEmpty();
    }

    private static JsonNode created(JsonNode found) {
        for (JsonNode row : found) {
            boolean isAccount = row.path("task").asText().equals("accounts-to-customers");
            if (isAccount && row.path("outcome").asText().equals("created")) {
                return row;
            }
        }
        throw new AssertionError(found.toString());
    }

    @Test
    void mappingsAreTablesOfTheirRules() throws Exception {
        JsonNode tasks = exec("Mappings", "tasks");
        JsonNode rules = exec("Mappings", "rules", "accounts-to-customers");

        assertThat(tasks.findValuesAsText("direction")).contains("accounts", "invoices");
        assertThat(rules.findValuesAsText("target")).contains("OrganizationName");
        assertThat(rules.get(0).path("line").asInt()).isPositive();
        assertThat(rules.get(0).path("steps")).isNotEmpty();
        assertThat(exec("Mappings", "mistakes")).isEmpty();
    }
}
