package dev.p2c.task.plan;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2c.error.ConfigurationException;
import dev.p2c.task.TaskFixture;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A mapping in which a point in time becomes a day names the time zone.
 *
 * <p>Holds rules of docs/templates.md, "All of them".
 */
class DayCheckTest {

    private static final String DAY = "DeliveryAddressValidFrom";

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

    /** Finance sends a day as midday UTC, which is the next day in Auckland. */
    @ParameterizedTest
    @ValueSource(strings = {"Pacific/Auckland", "+12:00", "Pacific/Kiritimati", "Asia/Kamchatka"})
    void aDayOfFinanceIsNotReadInAZoneWhereMiddayIsTheNextDay(String zone) {
        assertThatThrownBy(
                        () ->
                                toSales(
                                        "birthdate",
                                        "{ from: %s, apply: day(%s) }".formatted(DAY, zone)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(".yaml:5")
                .hasMessageContaining("the next day");
    }

    @Test
    void aDayOfFinanceForATimeOfSalesNeedsAFunction() {
        assertThatThrownBy(() -> toSales("modifiedon", DAY))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(".yaml:5")
                .hasMessageContaining("apply: midday(Europe/Oslo)");
    }

    @ParameterizedTest
    @CsvSource({
        "birthdate, day",
        "birthdate, day(Europe/Oslo)",
        "birthdate, 'day(Pacific/Auckland, time)'",
        "modifiedon, midday(Pacific/Auckland)",
        "modifiedon, time",
    })
    void aDayOfFinanceWithItsFunctionIsTaken(String column, String function) {
        assertThatCode(() -> toSales(column, "{ from: %s, apply: '%s' }".formatted(DAY, function)))
                .doesNotThrowAnyException();
    }

    private static void toSales(String column, String rule) {
        fixture.plan(
                "t" + ++tasks,
                """
                source: { connection: finance, entity: CustomersV3, changes: { sweep: [dataAreaId, CustomerAccount] } }
                target: { connection: sales, entity: contacts, key: [msdynce_contactnumber] }
                fields:
                  msdynce_contactnumber: CustomerAccount
                  %s: %s
                """
                        .formatted(column, rule));
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
