package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.p2c.app.cli.ExitCode;
import dev.p2c.mapping.Mapping;
import dev.p2c.run.Run;
import dev.p2c.sandbox.http.InitialData;
import dev.p2c.state.RunHistory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was written to a row and by a run, told by {@code p2c history} and {@code p2c runs}. */
class HistoryTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TASK = "accounts-to-customers";
    private static final String NUMBER = "ACC-82001-TESTXX";
    private static final String PRODUCTS = "released-products-to-products";

    @TempDir static Path directory;
    private static Engine engine;
    private static Accounts accounts;

    /** One account is created and renamed; one product is created and gets another price. */
    @BeforeAll
    static void start() {
        engine = Engine.start(directory, InitialData.EMPTY);
        accounts = new Accounts(engine);
        String account =
                accounts.create(
                        """
                        {"accountnumber": "%s", "name": "Nordlicht", "address1_city": "Oslo",
                         "address1_country": "Norway"}\
                        """
                                .formatted(NUMBER));
        engine.sync("accounts");
        accounts.change(account, "name", "Nordlicht AS");
        assertThat(engine.p2c("sync", "accounts").exit()).isZero();
        engine.finance().control("POST", "seed", "{\"products\": 1}");
        engine.sync("products");
        changePrice("77.70");
        engine.sync("products");
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    private static void changePrice(String price) {
        JsonNode row =
                engine.finance()
                        .get(
                                "ReleasedProductsV2?cross-company=true&$top=1&$filter=dataAreaId%20eq%20'usmf'")
                        .json()
                        .at("/value/0");
        engine.finance()
                .patch(
                        "ReleasedProductsV2(dataAreaId='usmf',ItemNumber='"
                                + row.get("ItemNumber").asText()
                                + "')?cross-company=true",
                        "{\"SalesPrice\": " + price + "}");
    }

    private static JsonNode writes(String... args) throws Exception {
        List<String> words = new ArrayList<>(List.of("history"));
        words.addAll(List.of(args));
        words.add("--json");
        Engine.Command command = engine.p2c(words.toArray(String[]::new));
        assertThat(command.err()).isEmpty();
        assertThat(command.exit()).isZero();
        return JSON.readTree(command.out()).get("writes");
    }

    /** The key of the only product that was written twice. */
    private static String productKey() throws Exception {
        JsonNode run = JSON.readTree(engine.p2c("runs", "products", "--json").out()).at("/runs/0");
        return writes("--run", run.get("id").asText()).get(0).get("key").asText();
    }

    private static JsonNode field(JsonNode write, String name) {
        for (JsonNode field : write.get("fields")) {
            if (field.get("name").asText().equals(name)) {
                return field;
            }
        }
        throw new AssertionError(name + " is not among " + write.get("fields"));
    }

    @Test
    void aRowHasItsWritesNewestFirstWithOldAndNewValues() throws Exception {
        JsonNode writes = writes(TASK, NUMBER);

        assertThat(writes.findValuesAsText("outcome")).containsExactly("updated", "created");
        JsonNode update = writes.get(0);
        assertThat(update.get("fields").findValuesAsText("name"))
                .contains("OrganizationName")
                .doesNotContain("AddressCity");
        assertThat(field(update, "OrganizationName").get("old").asText()).isEqualTo("Nordlicht");
        assertThat(field(update, "OrganizationName").get("new").asText()).isEqualTo("Nordlicht AS");
        JsonNode creation = writes.get(1);
        assertThat(field(creation, "CustomerAccount").get("new").asText()).isEqualTo(NUMBER);
        assertThat(field(creation, "AddressCity").get("new").asText()).isEqualTo("Oslo");
        assertThat(field(creation, "AddressCity").get("old").isNull()).isTrue();
        assertThat(update.get("task").asText()).isEqualTo(TASK);
        assertThat(update.get("company").asText()).isEqualTo("usmf");
        assertThat(update.get("key").asText()).isEqualTo(NUMBER);
    }

    @Test
    void aWriteNamesWhoAskedAndTheMappingThatDecided() throws Exception {
        JsonNode writes = writes(TASK, NUMBER, "--company", "usmf");

        assertThat(writes.get(0).get("trigger").asText()).isEqualTo("command");
        assertThat(writes.get(0).get("user").asText()).isEqualTo(System.getProperty("user.name"));
        assertThat(writes.get(1).get("trigger").asText()).isEqualTo("schedule");
        assertThat(writes.get(1).get("user").asText()).isEmpty();
        Mapping mapping = engine.application().plans().current(TASK).mapping();
        assertThat(writes.get(0).get("mapping").asText()).isEqualTo(mapping.version());
    }

    @Test
    void anUpdateInSalesShowsTheOldValueAndNamesInsteadOfIds() throws Exception {
        JsonNode writes = writes(PRODUCTS, productKey());

        assertThat(writes.findValuesAsText("outcome")).containsExactly("updated", "created");
        JsonNode price = field(writes.get(0), "price");
        assertThat(price.get("new").asText()).isEqualTo("77.7");
        assertThat(price.get("old").asText())
                .isEqualTo(field(writes.get(1), "price").get("new").asText());
        assertThat(writes.get(0).get("fields")).hasSize(1);
        assertThat(writes.findValuesAsText("new"))
                .noneMatch(value -> value.matches("\\p{XDigit}{8}-.*"));
    }

    @Test
    void aRunHasItsWritesAndOneThatChangedNothingSaysSo() throws Exception {
        long renaming = writes(TASK, NUMBER).get(0).get("run").asLong();
        Run idle = engine.sync("accounts");

        assertThat(writes("--run", String.valueOf(renaming)).findValuesAsText("key"))
                .containsExactly(NUMBER);
        String json = engine.p2c("history", "--run", String.valueOf(idle.id()), "--json").out();
        assertThat(CommandJson.of(json).get("writes")).isEmpty();
        Engine.Command text = engine.p2c("history", "--run", String.valueOf(renaming), "--wide");
        assertThat(text.out())
                .contains("Run " + renaming + " of accounts")
                .contains(NUMBER, "updated", "OrganizationName", "Nordlicht", "Nordlicht AS");
        Engine.Command nothing = engine.p2c("history", "--run", String.valueOf(idle.id()));
        assertThat(nothing.out()).contains("The history has no write of this run.");
        assertThat(nothing.exit()).isEqualTo(ExitCode.SOME_ROWS_NOT_DONE);
        nothing("the history has no write of this run", "plan", "--undo", "" + idle.id());
    }

    @Test
    void tablesFitTheTerminal() throws Exception {
        Map<String, String> narrow = new HashMap<>(engine.environment());
        narrow.put("COLUMNS", "80");
        for (String[] args :
                List.of(
                        new String[] {"history", TASK, NUMBER},
                        new String[] {"history", PRODUCTS, productKey()},
                        new String[] {"runs"})) {
            Engine.Command table = Engine.command(narrow, args);
            assertThat(table.exit()).isZero();
            assertThat(table.out().lines()).allMatch(line -> line.length() <= 80);
        }
        assertThat(engine.p2c("history", TASK, NUMBER, "--limit", "1").out())
                .contains("The newest 1 write is shown");
    }

    @Test
    void runsAreListedWithWhoAskedAndWhatTheyDid() throws Exception {
        JsonNode runs = JSON.readTree(engine.p2c("runs", "--json").out()).get("runs");

        assertThat(runs.findValuesAsText("direction")).contains("accounts", "products");
        JsonNode renaming =
                JSON.readTree(engine.p2c("runs", "accounts", "--json").out()).at("/runs/0");
        assertThat(renaming.get("direction").asText()).isEqualTo("accounts");
        assertThat(engine.p2c("runs", "products").out()).contains("products").doesNotContain(TASK);
        Engine.Command later = engine.p2c("runs", "--since", "2999-01-01");
        assertThat(later.exit()).isEqualTo(ExitCode.SOME_ROWS_NOT_DONE);
        assertThat(later.out()).contains("No run since 2999-01-01.");
    }

    @Test
    void nobodyKnowsHowLongARunTookWhoseProcessWasKilled() throws Exception {
        RunHistory history = engine.application().state().runs();
        long killed = history.start("quotes", "usmf", "schedule", Instant.now().minusSeconds(90));
        history.abandon("quotes");

        JsonNode run = JSON.readTree(engine.p2c("runs", "quotes", "--json").out()).at("/runs/0");

        assertThat(run.get("id").asLong()).isEqualTo(killed);
        assertThat(run.get("status").asText()).isEqualTo("ABANDONED");
        assertThat(run.path("endedAt").asText("")).isEmpty();
        assertThat(engine.p2c("runs", "quotes").out()).doesNotContain("90 s", "1 min", "1m");
    }

    @Test
    void anUndoPutsBackWhatARunChangedAndTheNextPassesKeepIt(@TempDir Path folder)
            throws Exception {
        String number = "ACC-82002-TESTXX";
        String account = accounts.create(number, "Suedlicht");
        engine.sync("accounts");
        accounts.change(account, "name", "Wrong name");
        long run = engine.sync("accounts").id();
        String file = folder.resolve("undo.json").toString();

        Engine.Command plan =
                engine.p2c("plan", "--undo", String.valueOf(run), "-o", file, "--json");

        assertThat(plan.exit()).as(plan.err()).isZero();
        JsonNode made = JSON.readTree(plan.out());
        assertThat(made.at("/plan/kind").asText()).isEqualTo("undo");
        assertThat(made.at("/plan/notes/0").asText())
                .contains(
                        "mappings/accounts-to-customers.yaml made these values with its value maps")
                .contains("(countries.yaml, states.yaml), and none of these files has changed")
                .contains("Correct the file with the mistake first");
        assertThat(made.at("/rows/0/key").asText()).isEqualTo(number);
        Engine.Command apply = engine.p2c("apply", file);
        assertThat(apply.exit()).as(apply.out() + apply.err()).isZero();
        assertThat(apply.out()).contains("1 row written");
        assertThat(accounts.customer(number).orElseThrow().get("OrganizationName").asText())
                .isEqualTo("Suedlicht");
        assertThat(engine.sync("accounts").counts().updated()).isZero();
        assertThat(accounts.customer(number).orElseThrow().get("OrganizationName").asText())
                .isEqualTo("Suedlicht");
        assertThat(writes(TASK, number).get(0).get("trigger").asText()).isEqualTo("apply");

        Engine.Command again = engine.p2c("plan", "--undo", String.valueOf(run), "--json");
        assertThat(again.exit()).isEqualTo(ExitCode.SOME_ROWS_NOT_DONE);
        JsonNode left = JSON.readTree(again.out());
        assertThat(left.at("/rows/0/action").asText()).isEqualTo("skipped");
        assertThat(left.at("/rows/0/reason").asText())
                .isEqualTo(
                        "changed since: OrganizationName, AddressDescription,"
                                + " DeliveryAddressDescription");
    }

    @Test
    void whatIsUnknownIsNamedWithASuggestion() {
        wrong("bin/p2c history", "say which row or which run", "history");
        wrong(
                "Did you mean \"" + TASK + "\"?",
                "is not a task",
                "history",
                "account-to-customers",
                NUMBER);
        wrong("Did you mean \"accounts\"?", "is not a direction", "runs", "acounts");
        wrong("write 2026-01-31", "is not a time", "runs", "--since", "yesterday");
        nothing("Did you mean \"" + NUMBER + "\"?", "history", TASK, "ACC-82001-TESTX");
        nothing("bin/p2c runs lists the runs", "history", "--run", "4711000");
        nothing("no run has this ID; bin/p2c runs lists the runs", "plan", "--undo", "4711000");
        nothing("no run has this ID", "plan", "--undo", "-5");
        String empty = engine.p2c("plan", "--undo", "4711000", "--json").out();
        assertThat(CommandJson.of(empty).get("rows")).isEmpty();
        wrong("leave out the direction, --key", "--undo 7", "plan", "x", "--undo=7", "--key=K");
        wrong("not a number of lines", "--limit 0", "runs", "--limit", "0");
        wrong("not a number of lines", "--limit -1", "history", TASK, NUMBER, "--limit", "-1");
        String most = String.valueOf(Integer.MAX_VALUE);
        assertThat(engine.p2c("history", TASK, NUMBER, "--limit", most).exit()).isZero();
        assertThat(engine.p2c("runs", "--limit", most).exit()).isZero();
    }

    private static void wrong(String hint, String what, String... args) {
        Engine.Command command = engine.p2c(args);
        assertThat(command.exit()).isEqualTo(ExitCode.WRONG);
        assertThat(command.err()).contains(what).contains(hint);
    }

    private static void nothing(String hint, String... args) {
        Engine.Command command = engine.p2c(args);
        assertThat(command.exit()).isEqualTo(ExitCode.SOME_ROWS_NOT_DONE);
        assertThat(command.err()).contains(hint);
    }
}
