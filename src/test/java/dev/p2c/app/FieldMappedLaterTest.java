package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.p2c.sandbox.http.InitialData;
import dev.p2c.state.Conflict;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rules that are added to a mapping whose rows were written before, and a full pass after that.
 *
 * <p>Holds rules of docs/templates.md, "All of them".
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FieldMappedLaterTest {

    private static final int ROWS = 4;
    private static final String NEW_RULES =
            """
              SalesSegmentId: sic
              PaymentTermsBaseDays: numberofemployees
              CreditLimitIsMandatory: { from: donotphone, valueMap: { "true": "Yes", "false": "No" } }
            """;

    @TempDir static Path directory;
    private Engine engine;
    private Accounts accounts;

    @BeforeAll
    void start() {
        ProjectFiles files = ProjectFiles.copiedTo(directory);
        engine = Engine.start(directory, InitialData.EMPTY, files.environment());
        accounts = new Accounts(engine);
        for (int i = 0; i < ROWS; i++) {
            accounts.create(
                    """
                    {"accountnumber": "ACC-%d", "name": "Company %d", "sic": "S%d",
                     "numberofemployees": %d, "donotphone": true}
                    """
                            .formatted(i, i, i, i + 1));
        }
        engine.sync("accounts");
        // Updated since, so that no etag of our own write is known for any of them.
        for (int i = 0; i < ROWS; i++) {
            accounts.change(engine.sales().account("ACC-" + i), "fax", "4" + i);
        }
        engine.sync("accounts");
        patch(2, "{\"SalesSegmentId\": \"TYPED\"}");
        String mapping = "mappings/accounts-to-customers.yaml";
        files.write(mapping, files.read(mapping).stripTrailing() + "\n" + NEW_RULES);
    }

    @AfterAll
    void stop() {
        engine.close();
    }

    private void patch(int number, String json) {
        String customer =
                "CustomersV2(dataAreaId='usmf',CustomerAccount='ACC-%d')?cross-company=true";
        assertThat(engine.finance().patch(customer.formatted(number), json).status())
                .isEqualTo(204);
    }

    @Test
    void aFullPassFillsEmptyFieldsWithoutAConflictAndRecordsWhatAPersonTyped() {
        engine.application().runNow("accounts", Engine.command(true));

        for (int i = 0; i < ROWS; i++) {
            var customer = accounts.customer("ACC-" + i).orElseThrow();
            assertThat(customer.get("SalesSegmentId").asText()).isEqualTo("S" + i);
            assertThat(customer.get("PaymentTermsBaseDays").asInt()).isEqualTo(i + 1);
            assertThat(customer.get("CreditLimitIsMandatory").asText()).isEqualTo("Yes");
        }
        List<Conflict> conflicts =
                engine.application().state().conflicts().settled(Optional.empty(), 100);
        assertThat(conflicts)
                .extracting(Conflict::key, Conflict::field, Conflict::target)
                .containsExactly(tuple("ACC-2", "SalesSegmentId", "TYPED"));
    }
}
