package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.app.Engine.Command;
import dev.p2c.app.cli.ExitCode;
import dev.p2c.sandbox.http.InitialData;
import java.nio.file.Path;
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

/** {@code p2c reconcile} on accounts whose customers were edited behind the application's back. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReconcileCommandTest {

    private static final String EDITED = "ACC-90001-TESTXX";
    private static final String LOST = "ACC-90002-TESTXX";
    private static final String GONE = "ACC-90003-TESTXX";
    private static final String FOREIGN = "ACC-90004-TESTXX";

    @TempDir static Path directory;
    private static Engine engine;
    private static Accounts accounts;
    private static final Map<String, String> ADDRESSES = new HashMap<>();

    @BeforeAll
    static void start() {
        engine = Engine.start(directory, InitialData.EMPTY, Map.of("P2C_PAGE_SIZE", "20"));
        accounts = new Accounts(engine);
        accounts.seed(60);
        for (String number : List.of(EDITED, LOST, GONE)) {
            ADDRESSES.put(number, accounts.create(number, "Account " + number));
        }
        String atlantis =
                """
                {"accountnumber": "%s", "name": "Far away", "address1_country": "Atlantis"}""";
        accounts.create(atlantis.formatted(FOREIGN));
        engine.sync("accounts");
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @Test
    @Order(1)
    void aRowThatWaitsIsMissingForTheReasonOfItsFailure() {
        JsonNode document = reconcile(ExitCode.SOME_ROWS_NOT_DONE, "accounts");

        assertThat(document.get("compared").asInt()).isEqualTo(64);
        assertThat(lines(document))
                .singleElement()
                .asString()
                .startsWith("missing " + FOREIGN)
                .contains("Atlantis");
    }

    @Test
    @Order(2)
    void editedMissingAndExtraRowsAreNamedWithBothValues() {
        Engine.setBackCounters(engine.sales());
        Engine.setBackCounters(engine.finance());
        patch(EDITED, "{\"OrganizationName\": \"Edited\", \"PrimaryContactFax\": \"4321\"}");
        assertThat(engine.finance().delete(customer(LOST)).status()).isEqualTo(204);
        assertThat(engine.sales().delete(ADDRESSES.get(GONE)).status()).isEqualTo(204);

        JsonNode document = reconcile(ExitCode.SOME_ROWS_NOT_DONE, "accounts");

        assertThat(lines(document))
                .containsExactlyInAnyOrder(
                        "different " + EDITED + " changed in finance since it was written",
                        "missing " + LOST + " deleted in finance since it was written",
                        "extra " + GONE + " no row of sales has the key",
                        lines(document).stream()
                                .filter(line -> line.contains(FOREIGN))
                                .findFirst()
                                .orElseThrow());
        JsonNode fields = document.at("/differences/0/fields");
        assertThat(fields.findValuesAsText("name"))
                .containsExactly("OrganizationName", "PrimaryContactFax");
        assertThat(fields.get(0).get("source").asText()).isEqualTo("Account " + EDITED);
        assertThat(fields.get(0).get("target").asText()).isEqualTo("Edited");
        assertThat(Engine.writes(engine.sales())).as("besides our delete").isEqualTo(1);
        assertThat(Engine.writes(engine.finance())).as("besides our edits").isEqualTo(2);
    }

    @Test
    @Order(3)
    void theStateIsNotNeededToFindDifferences() {
        Map<String, String> without = new HashMap<>(engine.environment());
        without.put("P2C_STATE_URL", "jdbc:h2:mem:reconcile-without-state");

        Command command = Engine.command(without, "reconcile", "accounts", "--json");

        assertThat(command.exit()).isEqualTo(ExitCode.SOME_ROWS_NOT_DONE);
        assertThat(lines(CommandJson.of(command.out())))
                .hasSize(4)
                .anyMatch(line -> line.startsWith("different " + EDITED))
                .anyMatch(line -> line.startsWith("extra " + GONE));
    }

    @Test
    @Order(4)
    void aCustomerThatFinanceMadeIsNoDifference() {
        String own =
                """
                {"dataAreaId": "usmf", "CustomerAccount": "OWN-1", "OrganizationName": "Own",
                 "PartyType": "Organization", "CustomerGroupId": "10",
                 "SalesCurrencyCode": "USD", "LanguageId": "en-us"}""";
        assertThat(engine.finance().post("CustomersV2", own).status()).isEqualTo(201);

        JsonNode document = reconcile(ExitCode.SOME_ROWS_NOT_DONE, "accounts");

        assertThat(lines(document)).noneMatch(line -> line.contains("OWN-1"));
        assertThat(document.at("/tasks/0/own").asInt()).isPositive();
    }

    @Test
    @Order(5)
    void differencesAsTextFitTheTerminalAndSayHowManyAreNotShown() {
        Map<String, String> narrow = new HashMap<>(engine.environment());
        narrow.put("COLUMNS", "80");

        Command command = Engine.command(narrow, "reconcile", "accounts", "--limit", "1");

        assertThat(command.exit()).isEqualTo(ExitCode.SOME_ROWS_NOT_DONE);
        assertThat(command.out())
                .contains("1 of 4 differences is shown: --limit 0 shows all.")
                .contains("accounts-to-customers");
        assertThat(command.out().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    @Order(6)
    void aRepairIsAPlanThatApplyWrites() {
        Path plan = directory.resolve("repair.json");

        Command made = engine.p2c("reconcile", "accounts", "--repair", "-o", plan.toString());

        assertThat(made.exit()).isEqualTo(ExitCode.SOME_ROWS_NOT_DONE);
        assertThat(made.out()).contains("has 2 rows to write: bin/p2c apply " + plan);
        Command applied = engine.p2c("apply", plan.toString());
        assertThat(applied.exit()).as(applied.out() + applied.err()).isZero();
        assertThat(accounts.name(EDITED)).isEqualTo("Account " + EDITED);
        assertThat(accounts.name(LOST)).isEqualTo("Account " + LOST);
        assertThat(lines(reconcile(ExitCode.SOME_ROWS_NOT_DONE, "accounts")))
                .as("the waiting row and the deleted one")
                .hasSize(2);
        assertThat(engine.p2c("reconcile", "accounts", "--repair").exit())
                .isEqualTo(ExitCode.WRONG);
    }

    @Test
    @Order(8)
    void afterAPassOverAllRowsOnlyTheWaitingRowAndTheDeletedOneAreLeft() {
        engine.application().runNow("accounts", Engine.command(true));

        JsonNode document = reconcile(ExitCode.SOME_ROWS_NOT_DONE, "accounts");

        assertThat(lines(document)).hasSize(2);
        assertThat(reconcile(ExitCode.DONE, "products").get("differences")).isEmpty();
    }

    @Test
    @Order(7)
    void anUnknownDirectionOrCompanyIsAUsageError() {
        Command direction = engine.p2c("reconcile", "acounts");
        Command company = engine.p2c("reconcile", "accounts", "--company", "xxxx");

        assertThat(direction.exit()).isEqualTo(ExitCode.WRONG);
        assertThat(direction.err()).contains("Did you mean \"accounts\"?");
        assertThat(company.exit()).isEqualTo(ExitCode.WRONG);
        assertThat(company.err()).contains("p2c.companies: usmf");
    }

    @Test
    @Order(9)
    void aRepairFindsTheSourceRowWhateverBlanksAreAroundItsKey() {
        String spaced = "ACC-90005-TESTXX";
        accounts.create(spaced + "   ", "Spaced");
        engine.sync("accounts");
        Engine.setBackCounters(engine.finance());
        patch(spaced, "{\"OrganizationName\": \"Edited\"}");
        Path plan = directory.resolve("repair-of-blanks.json");

        Command made = engine.p2c("reconcile", "accounts", "--repair", "-o", plan.toString());
        Command applied = engine.p2c("apply", plan.toString());

        assertThat(made.out()).contains("has 1 row to write");
        assertThat(applied.exit()).as(applied.out() + applied.err()).isZero();
        assertThat(accounts.name(spaced)).isEqualTo("Spaced");
    }

    private static String customer(String number) {
        return "CustomersV2(dataAreaId='usmf',CustomerAccount='" + number + "')?cross-company=true";
    }

    private static void patch(String number, String json) {
        assertThat(engine.finance().patch(customer(number), json).status()).isEqualTo(204);
    }

    private static JsonNode reconcile(int exit, String... direction) {
        List<String> words = new ArrayList<>(List.of("reconcile"));
        words.addAll(List.of(direction));
        words.add("--json");
        Command command = engine.p2c(words.toArray(String[]::new));
        assertThat(command.exit()).as(command.out() + command.err()).isEqualTo(exit);
        return CommandJson.of(command.out());
    }

    private static List<String> lines(JsonNode document) {
        List<String> lines = new ArrayList<>();
        document.get("differences")
                .forEach(
                        each ->
                                lines.add(
                                        "%s %s %s"
                                                .formatted(
                                                        each.get("kind").asText(),
                                                        each.get("key").asText(),
                                                        each.get("why").asText())));
        return lines;
    }
}
