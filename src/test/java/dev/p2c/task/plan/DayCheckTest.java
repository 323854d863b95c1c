package dev.p2c.task.plan;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2c.error.ConfigurationException;
import dev.p2c.task.TaskFixture;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A mapping in which a point in time becomes a day names the time zone.
 *
 * <p>Holds rules of docs/templates.md, "All of them".
 */
class DayCheckTest {

    @TempDir static Path directory;
    private static TaskFixture fixture;
    private static int tasks;

    @BeforeAll
    static void start() {
        fixture = new TaskFixture(directory);
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"modifiedon", "{ from: modifiedon, apply: day }"})
    void aTimeOfSalesForAColumnOfFinanceNeedsAZone(String rule) {
        assertThatThrownBy(() -> toFinance(rule))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(".yaml:5")
                .hasMessageContaining("modifiedon")
                .hasMessageContaining("depends on the time zone")
                .hasMessageContaining("apply: day(Europe/Oslo)")
                .hasMessageContaining("apply: time");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ from: modifiedon, apply: day(Europe/Oslo) }",
                "{ from: modifiedon, apply: time }"
            })
    void aTimeOfSalesWithAZoneIsTaken(String rule) {
        assertThatCode(() -> toFinance(rule)).doesNotThrowAnyException();
    }

    private static void toFinance(String rule) {
        fixture.plan(
                "t" + ++tasks,
                """
                source: { connection: sales, entity: accounts, changes: { watermark: modifiedon } }
                target: { connection: finance, entity: CustomersV3, key: [dataAreaId, CustomerAccount] }
                fields:
                  CustomerAccount: accountnumber
                  %s: %s
                """
                        .formatted("DeliveryAddressValidFrom", rule));
    }
}
