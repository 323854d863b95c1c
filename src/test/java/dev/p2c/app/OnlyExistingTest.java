package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.app.Engine.Command;
import dev.p2c.app.cli.ExitCode;
import dev.p2c.run.Run;
import dev.p2c.sandbox.http.InitialData;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A task with {@code onlyExisting} updates rows of the target and creates none. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OnlyExistingTest {

    private static final String MAPPING = "mappings/accounts-to-customers.yaml";
    private static final String KEY_LINE = "  key: [dataAreaId, CustomerAccount]\n";
    private static final String THERE = "ACC-91001-TESTXX";
    private static final String NOT_THERE = "ACC-91002-TESTXX";

    @TempDir static Path directory;
    private static ProjectFiles files;
    private static Engine engine;
    private static Accounts accounts;
    private static String address;

    @BeforeAll
    static void start() {
        files = ProjectFiles.copiedTo(directory);
        files.edit(MAPPING, KEY_LINE, KEY_LINE + "  onlyExisting: true\n");
        engine = Engine.start(directory, InitialData.EMPTY, files.environment());
        accounts = new Accounts(engine);
        customer(THERE);
        accounts.create(THERE, "Nordlicht");
        address = accounts.create(NOT_THERE, "Nameless");
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    private static void customer(String number) {
        String json =
                """
                {"dataAreaId": "usmf", "CustomerAccount": "%s", "OrganizationName": "Typed",
                 "PartyType": "Organization", "CustomerGroupId": "10",
                 "SalesCurrencyCode": "USD", "LanguageId": "en-us"}""";
        assertThat(engine.finance().post("CustomersV2", json.formatted(number)).status())
                .isEqualTo(201);
    }

    @Test
    @Order(1)
    void rowsThatTheTargetHasAreUpdatedAndOthersAreSkippedWithTheReason() {
        Run run = engine.sync("accounts");

        assertThat(run.counts().created()).isZero();
        assertThat(run.counts().updated()).isEqualTo(1);
        assertThat(run.counts().skipped()).isEqualTo(1);
        assertThat(accounts.name(THERE)).isEqualTo("Nordlicht");
        assertThat(accounts.customer(NOT_THERE)).isEmpty();
        assertThat(accounts.failure(NOT_THERE)).isEmpty();
    }

    @Test
    @Order(2)
    void aRowIsUpdatedOnceTheTargetHasIt() {
        customer(NOT_THERE);
        accounts.change(address, "name", "Named in Sales");

        engine.sync("accounts");

        assertThat(accounts.name(NOT_THERE)).isEqualTo("Named in Sales");
    }

    @Test
    @Order(3)
    void aRowThatIsDeletedInTheTargetIsNotCreatedAgain() {
        String customer = "CustomersV2(dataAreaId='usmf',CustomerAccount='" + NOT_THERE + "')";
        assertThat(engine.finance().delete(customer + "?cross-company=true").status())
                .isEqualTo(204);
        accounts.change(address, "name", "Changed again");

        Run run = engine.sync("accounts");

        assertThat(run.counts().created()).isZero();
        assertThat(accounts.customer(NOT_THERE)).isEmpty();
    }

    @Test
    @Order(4)
    void onceAndOnlyExistingExcludeEachOther() {
        files.edit(MAPPING, "  onlyExisting: true\n", "  onlyExisting: true\n  once: never\n");

        Command command = engine.p2c("sync", "accounts");

        assertThat(command.exit()).isEqualTo(ExitCode.WRONG);
        assertThat(command.err())
                .contains("accounts-to-customers.yaml:")
                .contains("\"onlyExisting\" and \"once\" exclude each other");
    }
}
