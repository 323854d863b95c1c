package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.app.Engine.Command;
import dev.p2c.app.cli.ExitCode;
import dev.p2c.sandbox.http.InitialData;
import dev.p2c.state.RunRecord;
import dev.p2c.text.Counted;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Plans that are applied beside a running application. The tests follow one deal, in order. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ApplyCommandTest {

    private static final String MAPPING = "mappings/accounts-to-customers.yaml";
    private static final String KEY = "key: [dataAreaId, CustomerAccount]";

    @TempDir static Path directory;
    private static ProjectFiles files;
    private static Engine engine;
    private static Accounts accounts;
    private static CompanyRows rows;
    private static Path plan;

    @BeforeAll
    static void start() {
        files = ProjectFiles.copiedTo(directory);
        files.edit(MAPPING, KEY, KEY + "\n  deletes: delete");
        Map<String, String> settings = new HashMap<>(files.environment());
        settings.putAll(Engine.BOTH_COMPANIES);
        engine = Engine.start(directory, InitialData.EMPTY, settings);
        accounts = new Accounts(engine);
        rows = new CompanyRows(engine);
        plan = directory.resolve("plan.json");
        OneDeal deal = new OneDeal(engine, new TestDeal(engine));
        deal.customersAndProducts();
        engine.sync("products");
        deal.quotes();
        deal.order();
        rows.account("ACC-1-DE", CompanyRows.GERMAN);
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    private static Command plan(String... arguments) {
        String[] command = new String[arguments.length + 3];
        command[0] = "plan";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        command[command.length - 2] = "-o";
        command[command.length - 1] = plan.toString();
        return engine.p2c(command);
    }

    private static Command apply() {
        Engine.setBackCounters(engine.sales());
        Engine.setBackCounters(engine.finance());
        return engine.p2c("apply", plan.toString(), "--json");
    }

    private static JsonNode counts() throws Exception {
        return CommandJson.of(Files.readString(plan)).get("counts");
    }

    private static long writes() {
        return Engine.writes(engine.sales()) + Engine.writes(engine.finance());
    }

    private static String refusals(Command apply) {
        return CommandJson.of(apply.out()).get("refused").toString();
    }

    @Test
    @Order(1)
    void aPlanIsWrittenWithItsLinesAndThenNothingIsLeftToDo() throws Exception {
        for (String direction :
                List.of(
                        "accounts",
                        "contacts",
                        "contact-customers",
                        "quotes",
                        "orders-to-finance")) {
            assertThat(plan(direction).exit()).as(direction).isZero();
            long create = counts().get("create").asLong();
            assertThat(create).as(direction).isPositive();

            Command apply = apply();

            assertThat(apply.exit()).as(apply.out() + apply.err()).isZero();
            assertThat(CommandJson.of(apply.out()).get("written").asLong()).isEqualTo(create);
            RunRecord run = engine.application().state().runs().latest(1).get(0);
            assertThat(run.trigger()).isEqualTo("apply");
            assertThat(run.direction()).isEqualTo(direction);
            assertThat(engine.p2c("log", "--limit", "1").out())
                    .contains(System.getProperty("user.name"), "apply", "plan.json")
                    .contains(Counted.of(create, "row") + " of " + direction);
        }
        assertThat(rows.companiesOf("ACC-1-DE")).isEqualTo("demf");

        Engine.setBackCounters(engine.sales());
        Engine.setBackCounters(engine.finance());
        engine.application().directions().stream()
                .filter(each -> !each.id().equals("products"))
                .forEach(each -> assertThat(engine.sync(each.id()).failures()).isEmpty());
        assertThat(writes()).as("the next passes, also those of the way back").isZero();
    }

    @Test
    @Order(2)
    void aPlanThatIsAppliedTwiceWritesNothingTheSecondTime() throws Exception {
        accounts.change(engine.sales().account(TestDeal.ACCOUNT), "name", "Second AS");
        String german = rows.account("ACC-2-DE", CompanyRows.GERMAN);
        plan("accounts");

        assertThat(apply().exit()).isZero();
        assertThat(accounts.name(TestDeal.ACCOUNT)).isEqualTo("Second AS");
        JsonNode again = CommandJson.of(apply().out());

        assertThat(again.get("written").asLong()).isZero();
        assertThat(again.get("alreadyThere").asLong()).isEqualTo(2);
        assertThat(writes()).isZero();
        assertThat(german).isNotEmpty();
    }

    @Test
    @Order(3)
    void rowsThatAKilledApplyWroteWithoutRecordingCountAsDone() throws Exception {
        accounts.change(engine.sales().account(TestDeal.ACCOUNT), "name", "Third AS");
        rows.account("ACC-3-DE", CompanyRows.GERMAN);
        plan("accounts");
        Map<String, String> forgetful = new HashMap<>(engine.environment());
        forgetful.put("P2C_STATE_URL", "jdbc:h2:mem:forgetful");
        assertThat(Engine.command(forgetful, "apply", plan.toString()).exit()).isZero();

        Command apply = apply();

        assertThat(apply.exit()).isZero();
        assertThat(CommandJson.of(apply.out()).get("alreadyThere").asLong()).isEqualTo(2);
        assertThat(writes()).isZero();
        assertThat(engine.sync("accounts").counts().updated()).isZero();
    }

    @Test
    @Order(4)
    void aRowWhoseSourceOrTargetChangedSinceIsRefusedAndNamedAndTheOthersAreWritten()
            throws Exception {
        String source = accounts.create("ACC-41", "Source");
        String target = accounts.create("ACC-42", "Target");
        String other = accounts.create("ACC-43", "Other");
        engine.sync("accounts");
        accounts.change(source, "name", "Source planned");
        accounts.change(target, "name", "Target planned");
        accounts.change(other, "name", "Other planned");
        accounts.create("ACC-44", "Made by others meanwhile");
        plan("accounts");
        accounts.change(source, "name", "Source changed again");
        customer("ACC-42", "{\"OrganizationName\": \"Edited in Finance\"}");
        assertThat(
                        engine.finance()
                                .post(
                                        "CustomersV2?cross-company=true",
                                        "{\"dataAreaId\": \"usmf\", \"CustomerAccount\": \"ACC-44\","
                                                + " \"OrganizationName\": \"By hand\","
                                                + " \"CustomerGroupId\": \"10\","
                                                + " \"SalesCurrencyCode\": \"USD\","
                                                + " \"PartyType\": \"Organization\"}")
                                .status())
                .isEqualTo(201);

        Command apply = apply();

        assertThat(apply.exit()).isEqualTo(ExitCode.SOME_ROWS_NOT_DONE);
        assertThat(refusals(apply))
                .contains("ACC-41", "the source row has changed since the plan was made")
                .contains("ACC-42", "OrganizationName has changed in finance since the plan")
                .contains("ACC-44")
                .doesNotContain("ACC-43");
        assertThat(accounts.name("ACC-41")).isEqualTo("Source");
        assertThat(accounts.name("ACC-42")).isEqualTo("Edited in Finance");
        assertThat(accounts.name("ACC-43")).isEqualTo("Other planned");
        assertThat(accounts.name("ACC-44")).isEqualTo("By hand");
        assertThat(accounts.failure("ACC-41")).as("not wrong, only late").isEmpty();
    }

    private static void customer(String number, String json) {
        String address =
                "CustomersV2(dataAreaId='usmf',CustomerAccount='"
                        + number
                        + "')?cross-company=true";
        assertThat(engine.finance().patch(address, json).status()).isEqualTo(204);
    }

    @Test
    @Order(5)
    void aRepairedDriftIsWrittenThoughTheStateHoldsTheRowForEqual() throws Exception {
        engine.sync("accounts");
        customer("ACC-43", "{\"OrganizationName\": \"Drifted\"}");
        plan("accounts", "--full");
        JsonNode planned = CommandJson.of(Files.readString(plan)).get("rows");
        assertThat(planned.findValuesAsText("key")).contains("ACC-43");

        assertThat(refusals(apply())).doesNotContain("ACC-43");

        assertThat(accounts.name("ACC-43")).isEqualTo("Other planned");
    }

    @Test
    @Order(6)
    void deletionsOfAPlanAreDoneUnlessTheTargetsRowHasChanged() throws Exception {
        String gone = accounts.create("ACC-61", "Gone");
        String edited = accounts.create("ACC-62", "Edited");
        engine.sync("accounts");
        assertThat(engine.sales().delete(gone).status()).isEqualTo(204);
        assertThat(engine.sales().delete(edited).status()).isEqualTo(204);
        plan("accounts");
        assertThat(counts().get("delete").asInt()).isEqualTo(2);
        customer("ACC-62", "{\"OrganizationName\": \"Needed still\"}");

        Command apply = apply();

        assertThat(refusals(apply)).contains("ACC-62").doesNotContain("ACC-61");
        assertThat(accounts.customer("ACC-61")).isEmpty();
        assertThat(accounts.name("ACC-62")).isEqualTo("Needed still");
        assertThat(counted(apply).get("deleted").asInt()).isEqualTo(1);
        Command again = apply();
        assertThat(CommandJson.of(again.out()).get("alreadyThere").asInt()).isEqualTo(1);
        assertThat(counted(again).get("unchanged").asInt()).isEqualTo(1);
    }

    /** The counts that the history has of the run of an apply. */
    private JsonNode counted(Command apply) throws Exception {
        long run = CommandJson.of(apply.out()).get("runs").get(0).asLong();
        JsonNode newest =
                CommandJson.of(engine.p2c("runs", "--limit", "1", "--json").out())
                        .get("runs")
                        .get(0);
        assertThat(newest.get("id").asLong()).isEqualTo(run);
        return newest.at("/tasks/accounts-to-customers");
    }

    @Test
    @Order(7)
    void aKeyWithAnyBlanksInTheSourceIsFoundByThePlannedKey() throws Exception {
        rows.account(" ACC-3-DE", CompanyRows.GERMAN);
        rows.account("ACC-4-DE   ", CompanyRows.GERMAN);
        rows.account("\\t  ACC-5-DE\u00a0 ", CompanyRows.GERMAN);
        plan("accounts");

        Command apply = apply();

        assertThat(apply.exit()).as(apply.out() + apply.err()).isZero();
        assertThat(List.of("ACC-3-DE", "ACC-4-DE", "ACC-5-DE"))
                .allSatisfy(key -> assertThat(rows.companiesOf(key)).isEqualTo("demf"));
    }

    @Test
    @Order(8)
    void aPlanOfOtherFilesOrSystemsOrAPartOfAPlanIsRefusedAsAWhole() throws Exception {
        accounts.create("ACC-7", "Never written");
        plan("accounts");
        String whole = Files.readString(plan);
        String mapping = files.read(MAPPING);

        files.write(MAPPING, mapping + "\n# another version\n");
        Command edited = apply();
        files.write(MAPPING, mapping);
        Files.writeString(plan, whole.replace(" at http://", " at http://production/"));
        Command elsewhere = apply();
        Files.writeString(plan, whole.substring(0, whole.length() - 40));
        Command cut = apply();
        Files.writeString(plan, "{\"rows\": []}");
        Command headless = apply();
        Command missing = engine.p2c("apply", directory.resolve("none.json").toString());

        for (Command command : List.of(edited, elsewhere, cut, headless, missing)) {
            assertThat(command.exit()).as(command.err()).isEqualTo(ExitCode.WRONG);
        }
        assertThat(edited.err()).contains("mapping file of accounts-to-customers");
        assertThat(elsewhere.err()).contains("another environment", "production");
        assertThat(cut.err()).contains("plan.json");
        assertThat(accounts.customer("ACC-7")).isEmpty();
    }
}
