package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.app.Engine.Command;
import dev.p2c.app.cli.ExitCode;
import dev.p2c.sandbox.http.InitialData;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code p2c apply} leaves a row as a pass would have left it, or refuses the row. */
class AppliedRowsTest {

    @TempDir static Path directory;
    private static Engine engine;
    private static Accounts accounts;
    private static int created;

    private String number;
    private String address;
    private Path plan;

    @BeforeAll
    static void start() {
        engine = Engine.start(directory, InitialData.EMPTY, Map.of());
        accounts = new Accounts(engine);
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    /** Each test has an account of its own, whose two addresses are alike. */
    @BeforeEach
    void bringAnAccountAcross() {
        created++;
        number = "ACC-9200%d-TESTXX".formatted(created);
        String account =
                """
                {"accountnumber": "%s", "name": "Alike AS", "address1_city": "Oslo",
                 "address2_city": "Oslo"}""";
        address = accounts.create(account.formatted(number));
        engine.sync("accounts");
        plan = directory.resolve(number + ".json");
    }

    private Command plan() {
        return engine.p2c("plan", "accounts", "-o", plan.toString());
    }

    private Command apply() {
        return engine.p2c("apply", plan.toString());
    }

    private String customer(String field) {
        return accounts.customer(number).orElseThrow().path(field).asText();
    }

    private void edit(String json) {
        String row = "CustomersV2(dataAreaId='usmf',CustomerAccount='%s')?cross-company=true";
        assertThat(engine.finance().patch(row.formatted(number), json).status()).isEqualTo(204);
    }

    /** Finance gives a delivery address that is not sent the city of the main address. */
    @Test
    void anAddressThatFollowsAnotherOneKeepsItsCity() {
        accounts.change(address, "address1_city", "Bergen");
        plan();

        Command apply = apply();

        assertThat(apply.exit()).as(apply.out() + apply.err()).isZero();
        assertThat(customer("AddressCity")).isEqualTo("Bergen");
        assertThat(customer("DeliveryAddressCity")).isEqualTo("Oslo");
    }

    @Test
    void aRowWhoseTargetHasAnotherValueInAFieldThatThePlanLeavesAloneIsRefused() {
        accounts.change(address, "address1_city", "Bergen");
        plan();
        edit("{\"OrganizationName\": \"Edited by hand\"}");

        Command apply = apply();

        assertThat(apply.exit()).isEqualTo(ExitCode.SOME_ROWS_NOT_DONE);
        assertThat(apply.out())
                .contains("OrganizationName has changed in finance since the plan was made");
        assertThat(customer("OrganizationName")).isEqualTo("Edited by hand");
        assertThat(customer("AddressCity")).isEqualTo("Oslo");
        engine.sync("accounts");
        assertThat(customer("OrganizationName")).as("the next pass").isEqualTo("Alike AS");
        assertThat(customer("AddressCity")).isEqualTo("Bergen");
    }
}
