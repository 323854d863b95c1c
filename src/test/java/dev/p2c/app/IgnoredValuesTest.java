package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.app.Engine.Command;
import dev.p2c.app.cli.ExitCode;
import dev.p2c.sandbox.http.InitialData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Finance answers 204 to a new party number of a customer, and keeps the one it has. */
class IgnoredValuesTest {

    private static final String NUMBER = "ACC-91001-TESTXX";
    private static final String TASK = "accounts-to-customers";
    private static final String CUSTOMER =
            "CustomersV2(dataAreaId='usmf',CustomerAccount='" + NUMBER + "')?cross-company=true";

    @TempDir static Path directory;
    private static Engine engine;

    @BeforeAll
    static void start() {
        engine = Engine.start(directory, InitialData.EMPTY, Map.of());
        Accounts accounts = new Accounts(engine);
        accounts.create(NUMBER, "Nordlicht");
        engine.sync("accounts");
        String own =
                """
                {"dataAreaId": "usmf", "CustomerAccount": "%s", "CustomerGroupId": "10",
                 "OrganizationName": "Nordlicht", "SalesCurrencyCode": "USD", "PartyNumber": "P-7"}
                """;
        assertThat(engine.finance().delete(CUSTOMER).status()).isEqualTo(204);
        assertThat(engine.finance().post("CustomersV2", own.formatted(NUMBER)).status())
                .isEqualTo(201);
        engine.application().runNow("accounts", Engine.command(true));
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @Test
    void aValueThatTheTargetIgnoresIsNamedAndNotPlannedAgain() throws Exception {
        Path file = directory.resolve("plan.json");
        assertThat(engine.p2c("explain", TASK, NUMBER).out())
                .contains("they were changed there since, or the last write did not change them");
        Command first = repair(file);
        assertThat(fields(file)).contains("PartyNumber", "SiteId");
        assertThat(first.out()).doesNotContain("ignored");

        Command apply = engine.p2c("apply", file.toString());

        assertThat(apply.out())
                .contains(
                        "finance answered the write as done, and ignored the values of PartyNumber");
        assertThat(apply.exit()).isEqualTo(ExitCode.SOME_ROWS_NOT_DONE);
        assertThat(engine.finance().get(CUSTOMER).json().path("SiteId").asText()).isEqualTo("1");
        String run = "finance ignored this value at the last write (run 3)";
        assertThat(engine.p2c("explain", TASK, NUMBER).out())
                .contains("PartyNumber: " + run)
                .doesNotContain("changed there since");
        assertThat(engine.p2c("history", TASK, NUMBER).out())
                .containsPattern("PartyNumber +P-7 +P-7")
                .containsPattern("WarehouseId +13");

        Command second = repair(file);

        assertThat(second.out()).contains("P-7 in the target  (" + run + ")");
        assertThat(second.out()).contains("has nothing to write");
        assertThat(Files.readString(file)).contains("PartyNumber: " + run);
        assertThat(fields(file)).isEmpty();

        engine.finance().patch(CUSTOMER, "{\"SiteId\": \"2\"}");
        repair(file);
        assertThat(fields(file)).containsExactly("SiteId");
        assertThat(Files.readString(file)).contains("PartyNumber: " + run);
        Command others = engine.p2c("apply", file.toString());
        assertThat(others.out()).contains("1 row written, 0 were there already, 0 refused");
        assertThat(engine.finance().get(CUSTOMER).json().path("SiteId").asText()).isEqualTo("1");
    }

    private static Command repair(Path file) {
        return engine.p2c("reconcile", "accounts", "--repair", "-o", file.toString());
    }

    private static List<String> fields(Path file) throws Exception {
        return CommandJson.of(Files.readString(file)).findValuesAsText("name");
    }
}
