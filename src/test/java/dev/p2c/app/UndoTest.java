package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.app.Engine.Command;
import dev.p2c.app.cli.ExitCode;
import dev.p2c.sandbox.http.InitialData;
import dev.p2c.state.Counts;
import dev.p2c.state.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code p2c apply} of a plan that puts back what a run changed, in systems that go on changing.
 */
class UndoTest {

    @TempDir static Path directory;
    private static Engine engine;
    private static Accounts accounts;
    private static int made;

    @BeforeAll
    static void start() {
        engine = Engine.start(directory, InitialData.EMPTY);
        accounts = new Accounts(engine);
        engine.finance().control("POST", "seed", "{\"products\": 1}");
        engine.sync("products");
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    /** An account whose name and city a run has changed, and the plan to undo that. */
    private record Changed(String number, String address, Path plan) {

        static Changed account() {
            String number = "ACC-8300%d-TESTXX".formatted(++made);
            String account = accounts.create(number, "Nordlicht");
            engine.sync("accounts");
            accounts.change(account, "name", "Wrong name");
            accounts.change(account, "address1_city", "Wrong city");
            return new Changed(number, account, planned("accounts"));
        }

        String customer() {
            return "CustomersV2(dataAreaId='usmf',CustomerAccount='%s')?cross-company=true"
                    .formatted(number);
        }

        JsonNode row() {
            return accounts.customer(number).orElseThrow();
        }
    }

    private static Path planned(String direction) {
        long run = engine.sync(direction).id();
        Path plan = directory.resolve("undo-" + run + ".json");
        Command command =
                engine.p2c("plan", "--undo", String.valueOf(run), "-o", plan.toString(), "--json");
        assertThat(command.exit()).as(command.out() + command.err()).isZero();
        return plan;
    }

    private static Command apply(Path plan) {
        return engine.p2c("apply", plan.toString());
    }

    @Test
    void aFieldThatWasEmptyIsEmptyAgainAndASecondApplyWritesNothing() {
        Changed changed = Changed.account();

        Command first = apply(changed.plan());

        assertThat(first.exit()).as(first.out() + first.err()).isZero();
        assertThat(changed.row().get("OrganizationName").asText()).isEqualTo("Nordlicht");
        assertThat(changed.row().path("AddressCity").asText("")).isEmpty();
        Engine.setBackCounters(engine.finance());
        Command second = apply(changed.plan());
        assertThat(second.exit()).as(second.out() + second.err()).isZero();
        assertThat(Engine.writes(engine.finance())).isZero();
        RunRecord run = engine.application().state().runs().latest(1).get(0);
        assertThat(engine.application().state().runs().counts(run.id()))
                .containsEntry("accounts-to-customers", new Counts(1, 0, 0, 1, 0, 0, 0));
    }

    @Test
    void aCorrectionAfterTheUndoIsNoConflictWithWhatWasPutBack() {
        Changed changed = Changed.account();
        assertThat(apply(changed.plan()).exit()).isZero();

        accounts.change(changed.address(), "name", "Right name");
        engine.sync("accounts");

        assertThat(changed.row().get("OrganizationName").asText()).isEqualTo("Right name");
        assertThat(changed.row().get("AddressCity").asText())
                .as("the source row has changed, and still has this city")
                .isEqualTo("Wrong city");
        assertThat(engine.application().state().conflicts().settled(Optional.empty(), 100))
                .filteredOn(conflict -> conflict.key().equals(changed.number()))
                .isEmpty();
    }

    @Test
    void aRowThatAPersonChangedSinceIsLeftAndNamed() {
        Changed changed = Changed.account();
        String json = "{\"OrganizationName\": \"Typed since\"}";
        assertThat(engine.finance().patch(changed.customer(), json).status()).isEqualTo(204);

        Command applied = apply(changed.plan());

        assertThat(applied.exit()).isEqualTo(ExitCode.SOME_ROWS_NOT_DONE);
        assertThat(applied.out() + applied.err())
                .contains(changed.number(), "changed in finance: OrganizationName");
        assertThat(changed.row().get("OrganizationName").asText()).isEqualTo("Typed since");
        assertThat(changed.row().get("AddressCity").asText()).isEqualTo("Wrong city");
    }

    @Test
    void aValueThatTheHistoryDoesNotKnowIsRefused() throws IOException {
        Changed changed = Changed.account();
        String plan = Files.readString(changed.plan());
        Files.writeString(
                changed.plan(), plan.replace("\"new\":\"Nordlicht\"", "\"new\":\"Forged\""));

        Command applied = apply(changed.plan());

        assertThat(applied.exit()).isEqualTo(ExitCode.SOME_ROWS_NOT_DONE);
        assertThat(applied.out() + applied.err())
                .contains(changed.number())
                .contains(
                        "the history does not have the planned value as replaced: OrganizationName");
        assertThat(changed.row().get("OrganizationName").asText()).isEqualTo("Wrong name");
        assertThat(changed.row().get("AddressCity").asText()).isEqualTo("Wrong city");
    }

    @Test
    void aRowThatIsGoneIsNamedAndNotMadeAgain() {
        Changed changed = Changed.account();
        assertThat(engine.finance().delete(changed.customer()).status()).isEqualTo(204);

        Command applied = apply(changed.plan());

        assertThat(applied.exit()).isEqualTo(ExitCode.SOME_ROWS_NOT_DONE);
        assertThat(applied.out() + applied.err())
                .contains(changed.number(), "finance no longer has the row");
        assertThat(accounts.customer(changed.number())).isEmpty();
    }

    @Test
    void aRowThatTheServiceRefusesIsNamedWithTheWordsOfTheService() {
        Changed changed = Changed.account();
        engine.finance()
                .control(
                        "POST",
                        "faults",
                        "[{\"method\": \"PATCH\", \"path\": \"Customers\", \"status\": 400}]");

        Command applied = apply(changed.plan());

        engine.finance().control("DELETE", "faults", "");
        assertThat(applied.exit()).isEqualTo(ExitCode.SOME_ROWS_NOT_DONE);
        assertThat(applied.out() + applied.err()).contains(changed.number());
        assertThat(changed.row().get("OrganizationName").asText()).isEqualTo("Wrong name");
    }

    @Test
    void anAmountThatSomebodyEditedIsRefusedAndItsFieldNamed() throws IOException {
        Path plan = planOfPrice("88.80");
        String text = Files.readString(plan);
        String edited = text.replaceFirst("(\"new\" ?: ?\")[0-9.]+\"", "$1much\"");
        assertThat(edited).isNotEqualTo(text);
        Files.writeString(plan, edited);

        Command applied = apply(plan);

        assertThat(applied.exit()).isEqualTo(ExitCode.SOME_ROWS_NOT_DONE);
        assertThat(applied.out() + applied.err()).contains("T0100-BLK-S", "as replaced: price");
        assertThat(product().get("price").decimalValue()).isEqualByComparingTo("88.80");
    }

    @Test
    void aValueMapThatHasChangedSinceTheRunIsNamedBesideItsMapping(@TempDir Path folder) {
        ProjectFiles files = ProjectFiles.copiedTo(folder);
        try (Engine own = Engine.start(folder, InitialData.EMPTY, files.environment())) {
            new Accounts(own).create("ACC-1", "Nordlicht");
            String run = String.valueOf(own.sync("accounts").id());
            files.edit("mappings/value-maps/states.yaml", "values:\n", "values:\n  Nowhere: NW\n");

            Command plan = own.p2c("plan", "--undo", run, "--wide");

            assertThat(plan.out())
                    .contains(
                            "Note: mappings/accounts-to-customers.yaml or one of its value maps"
                                    + " (countries.yaml, states.yaml) has changed since the run");
        }
    }

    @Test
    void manyRowsThatARunCreatedAreOneLineWithTheirNumber() {
        accounts.seed(5);
        String run = String.valueOf(engine.sync("accounts").id());

        Command text = engine.p2c("plan", "--undo", run);
        Command json = engine.p2c("plan", "--undo", run, "--json");

        assertThat(text.out())
                .containsOnlyOnce("created by the run, not removed")
                .contains("skipped  5 rows  accounts-to-customers  usmf", " and 2 more")
                .contains("--json names every row");
        assertThat(CommandJson.of(json.out()).get("rows")).hasSize(5);
    }

    @Test
    void anAmountInSalesGetsItsOldValue() {
        Path plan = planOfPrice("77.70");

        Command applied = apply(plan);

        assertThat(applied.exit()).as(applied.out() + applied.err()).isZero();
        assertThat(product().get("price").decimalValue()).isNotEqualByComparingTo("77.70");
    }

    /** A plan that undoes a run which has changed the price of a product. */
    private static Path planOfPrice(String price) {
        JsonNode released =
                engine.finance()
                        .get(
                                "ReleasedProductsV2?cross-company=true&$top=1"
                                        + "&$filter=dataAreaId%20eq%20'usmf'")
                        .json()
                        .at("/value/0");
        String address =
                "ReleasedProductsV2(dataAreaId='usmf',ItemNumber='%s')?cross-company=true"
                        .formatted(released.get("ItemNumber").asText());
        engine.finance().patch(address, "{\"SalesPrice\": %s}".formatted(price));
        Path plan = planned("products");
        assertThat(product().get("price").decimalValue()).isEqualByComparingTo(price);
        return plan;
    }

    private static JsonNode product() {
        return engine.sales().get("products?$top=1").json().at("/value/0");
    }
}
