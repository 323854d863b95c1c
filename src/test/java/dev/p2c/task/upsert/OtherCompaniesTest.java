package dev.p2c.task.upsert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.run.RunOptions;
import dev.p2c.state.LedgerEntry;
import dev.p2c.task.TaskFixture;
import dev.p2c.task.plan.Plan;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two companies, of which {@code usmf} comes first in the settings. */
class OtherCompaniesTest {

    private static final List<String> KEYS = List.of("A1", "A2");

    @TempDir Path directory;

    private TaskFixture fixture;

    @BeforeEach
    void open() {
        fixture = new TaskFixture(directory, List.of("usmf", "demf"), RunOptions.SCHEDULED);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void sharedRowBelongsToTheFirstCompanyThatHasIt() {
        Plan shared = fixture.plan("accounts", TaskFixture.ACCOUNTS);
        stored("accounts", "usmf", "A1");
        stored("accounts", "demf", "A2");

        assertThat(reasons(shared, "demf")).isEqualTo(Map.of("A1", "company usmf has the row"));
        assertThat(reasons(shared, "usmf")).isEmpty();
    }

    @Test
    void rowThatIsWrittenOnceBelongsToTheCompanyItWentTo() {
        String once =
                TaskFixture.CUSTOMERS.replace("CustomerAccount] }", "CustomerAccount], once: x }");
        Plan plan = fixture.plan("orders", once);
        stored("orders", "usmf", "A1");
        stored("orders", "demf", "A2");

        assertThat(reasons(plan, "demf")).isEqualTo(Map.of("A1", "company usmf has the row"));
        assertThat(reasons(plan, "usmf")).isEqualTo(Map.of("A2", "company demf has the row"));
    }

    @Test
    void rowsThatNameTheirCompanyAreNeverLeftToAnother() {
        Plan customers = fixture.plan("customers", TaskFixture.CUSTOMERS);
        stored("customers", "usmf", "A1");

        assertThat(reasons(customers, "demf")).isEmpty();
    }

    @Test
    void rowThatTheOtherCompanyOnlySkippedIsFree() {
        Plan shared = fixture.plan("accounts", TaskFixture.ACCOUNTS);
        fixture.stored(TaskFixture.skipped("accounts", "usmf", "A1"));

        assertThat(reasons(shared, "demf")).isEmpty();
    }

    private Map<String, String> reasons(Plan plan, String company) {
        return new OtherCompanies(fixture.state).of(fixture.run(company), plan, KEYS);
    }

    private void stored(String task, String company, String key) {
        LedgerEntry entry = TaskFixture.written(task, company, key, "hash", null, null, null);
        fixture.stored(entry);
    }
}
