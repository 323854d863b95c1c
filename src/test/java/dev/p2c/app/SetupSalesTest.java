package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.app.Engine.Command;
import dev.p2c.app.cli.ExitCode;
import dev.p2c.sandbox.Sandbox;
import dev.p2c.sandbox.SandboxClient;
import dev.p2c.sandbox.http.InitialData;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code p2c setup sales} against a Sales as bought. */
class SetupSalesTest {

    @TempDir static Path directory;
    private static Sandbox sandbox;
    private static SandboxClient sales;
    private static Map<String, String> environment;

    @BeforeAll
    static void start() {
        sandbox = Engine.standIns(InitialData.BARE);
        sales = new SandboxClient(sandbox.salesUrl(), sandbox.tokenUrl());
        environment = Engine.environment(sandbox, directory);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @BeforeEach
    void makeBareAgain() {
        sales.control("POST", "reset", "{\"data\":\"bare\"}");
    }

    @Test
    void theFirstRunAddsAllThatIsMissingAndTheSecondNothing() {
        Command first = Engine.command(environment, "setup", "sales", "--yes");
        assertThat(first.out())
                .contains("added  column msdynce_ContactNumber of contact (String)")
                .contains("added  value 647390000 \"Submitted\" of quote.statuscode")
                .contains("added  alternate key msdynce_ContactNumber of contact")
                .doesNotContain("failed");
        assertThat(first.exit()).isEqualTo(ExitCode.DONE);
        assertThat(Engine.command(environment, "log", "--limit", "1").out())
                .containsPattern("setup +sales +\\d+ of \\d+ missing things added");
        assertThat(sales.get("$metadata").body())
                .contains("msdynce_processingstatus", "msdynce_misctax_base");
        String account =
                sales.post("accounts", "{\"name\":\"A\"}", "Prefer", "return=representation")
                        .json()
                        .get("accountnumber")
                        .asText();
        assertThat(account).matches("ACC-01000-[A-Z]{6}");

        Command second = Engine.command(environment, "setup", "sales", "--yes");
        assertThat(second.out()).contains("nothing to do");
        assertThat(second.exit()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void nothingIsAddedWhereTheActionLogCannotBeWritten() {
        Map<String, String> broken = new HashMap<>(environment);
        broken.put("P2C_STATE_URL", "jdbc:postgresql://127.0.0.1:1/p2c");

        Command refused = Engine.command(broken, "setup", "sales", "--yes");

        assertThat(refused.exit()).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(sales.get("$metadata").body()).doesNotContain("msdynce_");
    }

    @Test
    void aDryRunAndAMissingAnswerChangeNothing() {
        Command shown = Engine.command(environment, "setup", "sales", "--dry-run");
        assertThat(shown.out())
                .contains("column msdynce_MiscTax of invoice (Money)")
                .contains("numbers CON-{SEQNUM:5}-{RANDSTRING:6} in new rows");
        assertThat(sales.get("$metadata").body()).doesNotContain("msdynce_");
    }

    @Test
    void anInstalledSolutionLeavesNothingToDo() {
        sales.control("POST", "solution", "{}");
        assertThat(Engine.command(environment, "setup", "sales", "--dry-run").out())
                .contains("nothing to do");
    }

    @Test
    void aValueThatIsMissingIsAddedToTheChoice() {
        sales.control("POST", "solution", "{}");
        sales.control(
                "POST",
                "definitions",
                "{\"remove\":[\"salesorder.msdynce_processingstatus.647390003\"]}");
        Command added = Engine.command(environment, "setup", "sales", "--yes");
        assertThat(added.out())
                .contains(
                        "added  value 647390003 \"Invoiced\" of salesorder.msdynce_processingstatus");
        assertThat(Engine.command(environment, "setup", "sales").out()).contains("nothing to do");
    }

    @Test
    void aValueThatSomebodyAddedAndDidNotPublishIsPublished() {
        sales.control("POST", "solution", "{}");
        sales.control("POST", "definitions", "{\"remove\":[\"quote.statuscode.647390000\"]}");
        sales.post(
                "InsertStatusValue",
                "{\"EntityLogicalName\":\"quote\",\"AttributeLogicalName\":\"statuscode\",\"Value\":647390000,\"StateCode\":3,"
                        + "\"Label\":{\"LocalizedLabels\":[{\"Label\":\"Submitted\",\"LanguageCode\":1033}]}}");
        Command added = Engine.command(environment, "setup", "sales", "--yes");
        assertThat(added.out()).contains("added  value 647390000");
        assertThat(added.exit()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void aColumnOfAnotherTypeIsNamedAndLeft() {
        sales.post(
                "EntityDefinitions(LogicalName='invoice')/Attributes",
                "{\"@odata.type\":\"Microsoft.Dynamics.CRM.StringAttributeMetadata\",\"SchemaName\":\"msdynce_MiscTax\","
                        + "\"DisplayName\":{\"LocalizedLabels\":[{\"Label\":\"Tax\",\"LanguageCode\":1033}]}}");
        Command done = Engine.command(environment, "setup", "sales", "--yes");
        assertThat(done.out())
                .contains(
                        "column msdynce_misctax of invoice has the type String, but must have Money");
        assertThat(done.exit()).isEqualTo(ExitCode.SOME_ROWS_NOT_DONE);
    }

    @Test
    void aKeyThatRowsContradictIsNamedWithWhatToDo() {
        Engine.command(environment, "setup", "sales", "--yes");
        sales.delete(
                "EntityDefinitions(LogicalName='contact')/Keys(LogicalName='msdynce_contactnumber')");
        for (int i = 0; i < 2; i++) {
            sales.post("contacts", "{\"lastname\":\"A\",\"msdynce_contactnumber\":\"C1\"}");
        }
        Command done = Engine.command(environment, "setup", "sales", "--yes");
        assertThat(done.out()).contains("rows of contact share their msdynce_contactnumber");
        assertThat(done.exit()).isEqualTo(ExitCode.SOME_ROWS_NOT_DONE);
    }

    @Test
    void withoutTheRightToCustomizeTheRoleIsNamed() {
        String me = sales.get("WhoAmI").json().get("UserId").asText();
        String link = "systemusers(" + me + ")/systemuserroles_association";
        String seller = role("Salesperson");
        sales.post(
                link + "/$ref",
                "{\"@odata.id\":\"%sroles(%s)\"}".formatted(sandbox.salesUrl(), seller));
        sales.delete(link + "(" + role("System Administrator") + ")/$ref");
        Command refused = Engine.command(environment, "setup", "sales", "--yes");
        assertThat(refused.err()).contains("System Customizer").contains("prvCreateAttribute");
        assertThat(refused.exit()).isEqualTo(ExitCode.WRONG);
        sales.delete(link + "(" + seller + ")/$ref");
        refused = Engine.command(environment, "setup", "sales", "--yes");
        assertThat(refused.err()).contains("no security role").contains("System Customizer");
        assertThat(refused.exit()).isEqualTo(ExitCode.WRONG);
    }

    private static String role(String name) {
        String query =
                "roles?$select=roleid&$filter=name%20eq%20'" + name.replace(" ", "%20") + "'";
        return sales.get(query).value().get(0).get("roleid").asText();
    }
}
