package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import dev.p2c.sandbox.http.InitialData;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the log says of a pass that compares all rows, and of a plan. */
class ComparisonLogTest {

    @TempDir Path directory;

    @Test
    void onlyRowsThatAreMissingAreLoggedNotAnUpdateOfOurOwn() {
        try (Engine engine = Engine.start(directory, InitialData.EMPTY);
                LogLines log = LogLines.of("dev.p2c.task.recheck.Verification")) {
            Accounts accounts = new Accounts(engine);
            String address = accounts.create("ACC-1", "Nordlicht");
            accounts.create("ACC-2", "Fjord");
            engine.sync("accounts");
            accounts.change(address, "name", "Nordlicht AS");
            assertThat(engine.sync("accounts").counts().updated()).isEqualTo(1);

            engine.application().runNow("accounts", Engine.command(true));

            assertThat(log.from(Level.INFO)).as("nothing is missing").isEmpty();

            engine.finance()
                    .delete(
                            "CustomersV2(dataAreaId='usmf',CustomerAccount='ACC-2')"
                                    + "?cross-company=true");
            engine.application().runNow("accounts", Engine.command(true));

            assertThat(log.from(Level.INFO))
                    .singleElement()
                    .asString()
                    .contains("1 row is missing in finance, though written earlier");
        }
    }

    @Test
    void aPlanDoesNotSayThatARowWasDeletedInTheTarget() {
        ProjectFiles files = ProjectFiles.copiedTo(directory);
        String key = "key: [dataAreaId, CustomerAccount]";
        files.edit("mappings/accounts-to-customers.yaml", key, key + "\n  deletes: delete");
        try (Engine engine = Engine.start(directory, InitialData.EMPTY, files.environment());
                LogLines log = LogLines.of("dev.p2c.task.Rows")) {
            String address = new Accounts(engine).create("ACC-1", "Nordlicht");
            engine.sync("accounts");
            assertThat(engine.sales().delete(address).status()).isEqualTo(204);

            assertThat(engine.p2c("plan", "accounts").exit()).isZero();

            assertThat(log.from(Level.INFO))
                    .last()
                    .asString()
                    .contains("1 row was deleted in sales, would be deleted in finance: ACC-1");
        }
    }
}
