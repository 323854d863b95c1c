package dev.p2c.app;

import static dev.p2c.app.RowsOfPlan.field;
import static dev.p2c.app.RowsOfPlan.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.app.Engine.Command;
import dev.p2c.app.cli.ExitCode;
import dev.p2c.routes.Direction;
import dev.p2c.run.RunOptions;
import dev.p2c.sandbox.http.InitialData;
import dev.p2c.state.StateDump;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
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

/** Plans beside a running application. The tests follow one deal, in order. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PlanCommandTest {

    private static final String MAPPING = "mappings/accounts-to-customers.yaml";
    private static final String KEY = "key: [dataAreaId, CustomerAccount]";

    @TempDir static Path directory;
    private static ProjectFiles files;
    private static Engine engine;
    private static TestDeal deal;
    private static Accounts accounts;
    private static CompanyRows rows;
    private static JsonNode first;

    @BeforeAll
    static void start() {
        files = ProjectFiles.copiedTo(directory);
        files.edit(MAPPING, KEY, KEY + "\n  deletes: delete");
        Map<String, String> settings = new HashMap<>(files.environment());
        settings.putAll(Engine.BOTH_COMPANIES);
        engine = Engine.start(directory, InitialData.EMPTY, settings);
        deal = new TestDeal(engine);
        accounts = new Accounts(engine);
        rows = new CompanyRows(engine);
        OneDeal one = new OneDeal(engine, deal);
        one.customersAndProducts();
        engine.sync("products");
        one.quotes();
        one.order();
        rows.account("ACC-1-DE", CompanyRows.GERMAN);
        accounts.create(
                "{\"accountnumber\": \"ACC-2\", \"name\": \"Lost\", \"address1_country\": \"Atlantis\"}");
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    /** Runs a plan and checks that neither the services nor the state have changed. */
    private static Command plan(String... arguments) {
        Engine.setBackCounters(engine.sales());
        Engine.setBackCounters(engine.finance());
        Map<String, String> before = StateDump.of(StateOptions.of(engine.settings()));
        List<String> command = new ArrayList<>(List.of("plan"));
        command.addAll(List.of(arguments));

        Command plan = engine.p2c(command.toArray(String[]::new));

        assertThat(StateDump.of(StateOptions.of(engine.settings()))).isEqualTo(before);
        assertThat(Engine.writes(engine.sales())).isZero();
        assertThat(Engine.writes(engine.finance())).isZero();
        return plan;
    }

    private static JsonNode json(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--json");
        return CommandJson.of(plan(all.toArray(String[]::new)).out());
    }

    @Test
    @Order(1)
    void aPlanOfAllPlansLinesAndContactsOfRowsThatAreNewInTheSamePlan() {
        JsonNode plan = json("all");
        first = plan;
        JsonNode account = row(plan, "accounts-to-customers", TestDeal.ACCOUNT).orElseThrow();
        assertThat(account.get("action").asText()).isEqualTo("create");
        JsonNode name = field(account, "OrganizationName");
        assertThat(name.get("old").isNull()).isTrue();
        assertThat(name.get("new").asText()).isEqualTo("Nordlicht Möbel AS");
        assertThat(name.get("rule").asText()).contains("accounts-to-customers.yaml:");
        JsonNode german = row(plan, "accounts-to-customers", "ACC-1-DE").orElseThrow();
        assertThat(german.get("company").asText()).isEqualTo("demf");
        JsonNode refused = row(plan, "accounts-to-customers", "ACC-2").orElseThrow();
        assertThat(refused.get("action").asText()).isEqualTo("rejected");
        assertThat(refused.get("reason").asText()).contains("Atlantis");
        for (String task :
                List.of(
                        "contacts-to-contact-persons",
                        "contacts-to-customers",
                        "quote-headers-to-finance",
                        "quote-lines-to-finance",
                        "order-headers-to-finance",
                        "order-lines-to-finance")) {
            assertThat(plan.get("rows"))
                    .as(task)
                    .filteredOn(row -> row.get("task").asText().equals(task))
                    .isNotEmpty()
                    .allMatch(row -> row.get("action").asText().equals("create"));
        }
        assertThat(plan.at("/counts/create").asInt())
                .isEqualTo(
                        plan.get("rows").findValuesAsText("action").stream()
                                .filter("create"::equals)
                                .count());
        assertThat(plan.at("/counts/parked").asInt()).isZero();
        assertThat(plan.at("/counts/rejected").asInt()).isEqualTo(1);
    }

    @Test
    @Order(2)
    void thePassWritesWhatThePlanSaidAndThenAFullPlanHasNothingToWrite() {
        Map<String, Long> planned = new HashMap<>();
        first.get("rows")
                .forEach(
                        row -> {
                            if (row.get("action").asText().equals("create")) {
                                planned.merge(row.get("task").asText(), 1L, Long::sum);
                            }
                        });
        Map<String, Long> created = new HashMap<>();
        engine.application()
                .directions()
                .forEach(
                        direction ->
                                engine.sync(direction.id())
                                        .progress()
                                        .forEach(
                                                (task, progress) -> {
                                                    if (progress.counts().created() > 0) {
                                                        created.put(
                                                                task, progress.counts().created());
                                                    }
                                                }));
        assertThat(created).isEqualTo(planned);

        Command after = plan("accounts", "--full");
        assertThat(after.out()).contains("Nothing to write.", "rejected  ACC-2", "Atlantis");
        assertThat(after.exit()).isEqualTo(ExitCode.SOME_ROWS_NOT_DONE);
    }

    @Test
    @Order(3)
    void aChangeIsShownWithOldAndNewValueAndTheLineOfItsRule() throws Exception {
        String account = engine.sales().account(TestDeal.ACCOUNT);
        accounts.change(account, "name", "Nordlicht <b>ASA</b>");

        Path file = directory.resolve("plan.json");

        Command text = plan("accounts", "-o", file.toString());

        JsonNode json = CommandJson.of(Files.readString(file));
        JsonNode row = row(json, "accounts-to-customers", TestDeal.ACCOUNT).orElseThrow();
        assertThat(row.get("action").asText()).isEqualTo("update");
        JsonNode name = field(row, "OrganizationName");
        assertThat(name.get("old").asText()).isEqualTo("Nordlicht Möbel AS");
        assertThat(name.get("new").asText()).isEqualTo("Nordlicht <b>ASA</b>");
        String rule = name.get("rule").asText();
        int line = Integer.parseInt(rule.substring(rule.lastIndexOf(':') + 1));
        assertThat(files.read(MAPPING).lines().toList().get(line - 1)).contains("OrganizationName");
        assertThat(text.out())
                .contains(
                        "update  " + TestDeal.ACCOUNT, "Nordlicht Möbel AS -> Nordlicht <b>ASA</b>")
                .contains("finance: applying this takes about")
                .contains("bin/p2c apply " + file);
        assertThat(json.at("/counts/update").asInt()).isEqualTo(1);
        assertThat(json.at("/plan/systems").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("sales", "finance");
        assertThat(Files.getPosixFilePermissions(file)).as("for its owner only").hasSize(2);
    }

    @Test
    @Order(4)
    void anEditOfTheMappingIsPlannedAsItLiesOnDisk() {
        files.edit(MAPPING, "CustomerGroupId: ", "SalesMemo2: {constant: x}\n  CustomerGroupId: ");
        Command wrong = plan("accounts", "--full");
        assertThat(wrong.out() + wrong.err()).contains("SalesMemo2");
        assertThat(wrong.exit()).isEqualTo(ExitCode.WRONG);
        files.edit(MAPPING, "SalesMemo2: {constant: x}\n  CustomerGroupId: ", "CustomerGroupId: ");
        String before = files.read(MAPPING);
        files.write(
                MAPPING,
                before.replaceFirst("(?m)^  LanguageId:.*$", "  LanguageId: { constant: nb }"));

        JsonNode plan = json("accounts", "--full");

        JsonNode language =
                field(row(plan, "accounts-to-customers", "ACC-1-DE").orElseThrow(), "LanguageId");
        assertThat(language.get("new").asText()).isEqualTo("nb");
        assertThat(plan.at("/counts/rejected").asInt()).as("also tried again").isEqualTo(1);
        files.write(MAPPING, before);
    }

    @Test
    @Order(5)
    void aDeletionIsPlannedAndTheRowStays() {
        String address = accounts.create("ACC-3", "Gone soon");
        engine.sync("accounts");
        assertThat(engine.sales().delete(address).status()).isEqualTo(204);

        JsonNode plan = json("accounts");

        JsonNode row = row(plan, "accounts-to-customers", "ACC-3").orElseThrow();
        assertThat(row.get("action").asText()).isEqualTo("delete");
        assertThat(plan.at("/counts/delete").asInt()).isEqualTo(1);
    }

    @Test
    @Order(6)
    void aDryRunOfSyncIsTheSamePlanAndSyncAloneWritesNoPlan() {
        Command dry = engine.p2c("sync", "accounts", "--dry-run", "--json");
        assertThat(CommandJson.of(dry.out()).at("/counts/delete").asInt()).isEqualTo(1);
        Command sync = engine.p2c("sync", "accounts", "-o", "plan.json");
        assertThat(sync.exit()).isEqualTo(ExitCode.WRONG);
        assertThat(sync.err()).contains("--dry-run");
    }

    @Test
    @Order(7)
    void aLimitEndsTheReadingAndDeletionsAreNotGuessed() {
        JsonNode plan = json("accounts", "--full", "--limit", "1");

        assertThat(plan.at("/counts/delete").asInt()).isZero();
        assertThat(plan.at("/plan/notes/0").asText()).contains("only 1 source row");
        assertThat(engine.p2c("plan", "accounts", "--limit", "0").exit()).isEqualTo(ExitCode.WRONG);
        assertThat(engine.p2c("plan").err()).contains("DIRECTION|all: is missing");
    }

    @Test
    @Order(8)
    void aContactOfARejectedAccountIsParkedAndAConflictShowsBothValues() {
        rows.created(
                "contacts",
                "{\"msdynce_contactnumber\": \"CON-2\", \"lastname\": \"Lost\","
                        + " \"parentcustomerid_account@odata.bind\": \"/"
                        + engine.sales().account("ACC-2")
                        + "\"}");
        files.edit(MAPPING, KEY, KEY + "\n  owner: ask");
        String address = accounts.create("ACC-8", "Agreed");
        engine.sync("accounts");
        accounts.change(address, "name", "Edited in Sales");
        String customer =
                "CustomersV2(dataAreaId='usmf',CustomerAccount='ACC-8')?cross-company=true";
        assertThat(
                        engine.finance()
                                .patch(customer, "{\"OrganizationName\": \"Edited in Finance\"}")
                                .status())
                .isEqualTo(204);

        JsonNode plan = json("all");

        JsonNode contact = row(plan, "contacts-to-contact-persons", "CON-2|ACC-2").orElseThrow();
        assertThat(contact.get("action").asText()).isEqualTo("parked");
        assertThat(contact.get("reason").asText()).contains("waits for", "ACC-2");
        JsonNode conflict = row(plan, "accounts-to-customers", "ACC-8").orElseThrow();
        assertThat(conflict.get("action").asText()).isEqualTo("parked");
        assertThat(conflict.get("reason").asText()).contains("changed on both sides");
        assertThat(field(conflict, "OrganizationName").get("old").asText())
                .isEqualTo("Edited in Finance");
        assertThat(field(conflict, "OrganizationName").get("new").asText())
                .isEqualTo("Edited in Sales");
    }

    @Test
    @Order(9)
    void aPlanThatIsStoppedKeepsWhatItHas() {
        try (Planning planning = new Planning(engine.settings(), Clock.systemUTC(), directory)) {
            Direction accountsDirection = planning.directions().get(0);
            planning.plan(
                    accountsDirection,
                    RunOptions.triggeredBy(RunOptions.PLAN).build(),
                    Long.MAX_VALUE);
            planning.stop();

            assertThat(planning.isStopped()).isTrue();
            assertThat(planning.rows().counts().rejected()).isEqualTo(1);
        }
    }
}
