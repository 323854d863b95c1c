package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import dev.p2c.sandbox.Sandbox;
import dev.p2c.sandbox.http.InitialData;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A task that brings rows back to where another one takes them from. */
class OppositeTasksTest {

    private static final String LOOP =
            "a loop: accounts-to-customers and customers-to-accounts feed";
    private static final String NO_TWIN = "feed each other, and none names a twin";

    @TempDir Path directory;
    private ProjectFiles files;

    @BeforeEach
    void copy() {
        files = ProjectFiles.copiedTo(directory);
        files.edit(
                "routes/accounts.yaml",
                "            uri: kamelet:sync-task/accounts-to-customers",
                """
                            uri: kamelet:sync-task/accounts-to-customers
                        - to: kamelet:sync-task/customers-to-accounts\
                """);
        back("name: OrganizationName");
    }

    private void back(String rule) {
        files.write(
                "mappings/customers-to-accounts.yaml",
                """
                source: { connection: finance, entity: CustomersV2, changes: { sweep: [dataAreaId, CustomerAccount] } }
                target: { connection: sales, entity: accounts, key: [accountnumber] }
                fields:
                  accountnumber: CustomerAccount
                  fax: PrimaryContactFax
                  %s
                """
                        .formatted(rule));
    }

    private String validate() {
        return Engine.command(files.environment(), "validate").out();
    }

    @Test
    void withoutTwinAndOwnerTheyAreAMistake() {
        assertThat(validate()).contains(LOOP);
    }

    @Test
    void theOwnerOfOneFieldDoesNotSettleThem() {
        back("name: { from: OrganizationName, owner: target }");

        assertThat(validate()).contains("warning: ", NO_TWIN).doesNotContain(LOOP);
    }

    @Test
    void aTaskThatOverwritesNothingSettlesThem() {
        back("name: { from: OrganizationName, owner: target }");
        files.edit(
                "mappings/customers-to-accounts.yaml",
                "fax: PrimaryContactFax",
                "fax: { from: PrimaryContactFax, owner: target }");

        assertThat(validate()).doesNotContain(NO_TWIN).doesNotContain(LOOP);
    }

    @Test
    void aPassLogsThem() {
        try (Sandbox sandbox = Engine.threeStandIns(InitialData.EMPTY);
                LogLines log = LogLines.of(StartedDirections.class.getName())) {
            Map<String, String> environment = new HashMap<>(Engine.environment(sandbox, directory));
            environment.remove("P2C_STAGED");
            environment.putAll(files.environment());

            assertThat(Engine.command(environment, "sync", "products").exit()).isZero();

            assertThat(log.from(Level.WARN))
                    .filteredOn(line -> line.contains(LOOP))
                    .singleElement()
                    .asString()
                    .contains("accounts-to-customers.yaml:15");
        }
    }
}
