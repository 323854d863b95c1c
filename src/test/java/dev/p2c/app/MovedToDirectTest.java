package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.app.Engine.Command;
import dev.p2c.sandbox.SandboxClient;
import dev.p2c.sandbox.http.InitialData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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

/**
 * A company that ran the directions through Common Data Service moves to the direct ones, with the
 * commands of docs/how-to/move-from-staged-to-direct.md.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MovedToDirectTest {

    private static final Path PAGE = Path.of("docs", "how-to", "move-from-staged-to-direct.md");
    private static final List<String> SALES =
            List.of(
                    "accounts",
                    "contacts",
                    "products",
                    "salesorders",
                    "salesorderdetails",
                    "invoices");
    private static final List<String> FINANCE =
            List.of(
                    "CustomersV2",
                    "CDSContactPersons",
                    "CDSSalesOrderHeaders",
                    "CDSSalesOrderLines");

    @TempDir static Path directory;
    private static Engine engine;
    private static CompanyRows rows;
    private static Map<String, String> direct;
    private static String shown = "";
    private static Map<String, Long> writes;

    @BeforeAll
    static void runStaged() {
        engine =
                Engine.on(
                        Engine.threeStandIns(InitialData.EMPTY), directory, Engine.BOTH_COMPANIES);
        rows = new CompanyRows(engine);
        TestDeal deal = new TestDeal(engine);
        new OneDeal(engine, deal).customersAndProducts();
        rows.account("ACC-MOVES", CompanyRows.GERMAN);
        rows.account("ACC-DELETED", CompanyRows.US);
        String wrong = rows.account("ACC-WRONG", CompanyRows.US);
        assertThat(engine.sales().patch(wrong, "{\"address1_country\": \"Atlantis\"}").status())
                .isEqualTo(204);
        rows.created(
                "contacts",
                """
                {"msdynce_contactnumber": "CON-WAITS", "lastname": "Nordmann", %s,
                 "parentcustomerid_account@odata.bind": "/%s"}
                """
                        .formatted(
                                rows.owner(CompanyRows.US), engine.sales().account("ACC-WRONG")));
        pass();
        deal.document("salesorders", OneDeal.ORDER, "Spring order");
        deal.line("salesorders", OneDeal.ORDER, 1, "3", "10.00");
        deal.activate("salesorders", OneDeal.ORDER);
        engine.sync("orders-to-finance");
        OneDeal steps = new OneDeal(engine, deal);
        steps.step("confirm");
        pass();
        steps.invoiced();
        pass();
        engine.application().close();
        direct = new HashMap<>(engine.environment());
        direct.keySet().removeIf(name -> name.equals("P2C_STAGED") || name.startsWith("P2C_CDS"));
        followThePage();
    }

    private static void pass() {
        engine.application()
                .directions()
                .forEach(each -> assertThat(engine.sync(each.id()).failures()).isEmpty());
    }

    /** Runs each command of the page and counts what the first direct pass writes. */
    private static void followThePage() {
        List<String> before = counts();
        for (String line : text().lines().map(String::strip).toList()) {
            if (line.startsWith("bin/p2c ") && !line.contains("`")) {
                boolean staged = line.endsWith("--staged") || shown.isEmpty();
                if (line.equals("bin/p2c sync all")) {
                    Engine.setBackCounters(engine.sales());
                    Engine.setBackCounters(engine.finance());
                }
                String[] arguments = line.substring("bin/p2c ".length()).split(" ");
                Command command = Engine.command(staged ? engine.environment() : direct, arguments);
                assertThat(command.exit()).as(line + command.out() + command.err()).isIn(0, 1);
                shown += "$ " + line + "\n" + command.out();
            }
        }
        writes =
                Map.of(
                        "Finance",
                        Engine.writes(engine.finance()),
                        "Sales",
                        Engine.writes(engine.sales()));
        assertThat(counts()).isEqualTo(before);
    }

    private static String text() {
        try {
            return Files.readString(PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> counts() {
        List<String> counts = new ArrayList<>();
        SALES.forEach(set -> counts.add(set + count(engine.sales(), set)));
        FINANCE.forEach(set -> counts.add(set + count(engine.finance(), set)));
        return counts;
    }

    private static int count(SandboxClient service, String set) {
        return service.get(set + "?cross-company=true").json().get("value").size();
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @Test
    @Order(1)
    void theFirstDirectPassWritesNothingWhereTheRowsAgree() {
        assertThat(shown).contains("$ bin/p2c sync all --staged", "$ bin/p2c sync all\n");
        assertThat(writes).isEqualTo(Map.of("Finance", 0L, "Sales", 0L));
        assertThat(order().get("statecode").asInt()).as("invoiced").isEqualTo(4);
    }

    private static JsonNode order() {
        return new TestDeal(engine).sales("salesorders", OneDeal.ORDER);
    }

    @Test
    @Order(2)
    void rowsThatWaitedInALegWaitInTheDirectTaskAndTheLegIsNamed() {
        assertThat(shown)
                .contains("staged-contacts-to-finance does not run and has 1 parked")
                .contains("staged-accounts-to-finance does not run and has 0 parked, 1 rejected");
        assertThat(
                        Engine.command(
                                        direct,
                                        "failures",
                                        "list",
                                        "--all",
                                        "--task",
                                        "accounts-to-customers")
                                .out())
                .contains("ACC-WRONG");
    }

    @Test
    @Order(3)
    void aLaterChangeIsOneUpdateAndAnEditInTheTargetIsAConflict() {
        rows.rename(engine.sales().account("ACC-MOVES"), "New name");
        assertThat(
                        engine.finance()
                                .patch(
                                        "CustomersV2(dataAreaId='demf',CustomerAccount='ACC-MOVES')?cross-company=true",
                                        "{\"OrganizationName\": \"Edited in Finance\"}")
                                .status())
                .isEqualTo(204);
        Engine.setBackCounters(engine.finance());

        sync("accounts");

        assertThat(rows.customer("demf", "ACC-MOVES").get("OrganizationName").asText())
                .isEqualTo("New name");
        assertThat(Engine.operations(engine.finance(), "PATCH")).isEqualTo(1);
        assertThat(Engine.command(direct, "failures", "conflicts").out())
                .contains("ACC-MOVES", "Edited in Finance");
    }

    @Test
    @Order(4)
    void aRowThatIsDeletedAfterTheMoveIsReported() {
        assertThat(engine.sales().delete(engine.sales().account("ACC-DELETED")).status())
                .isEqualTo(204);

        sync("accounts");

        assertThat(Engine.command(direct, "failures", "list", "--kind", "deleted").out())
                .contains("accounts-to-customers", "ACC-DELETED");
    }

    private static void sync(String direction) {
        Command command = Engine.command(direct, "sync", direction, "--full");
        assertThat(command.exit()).as(command.out() + command.err()).isIn(0, 1);
    }
}
