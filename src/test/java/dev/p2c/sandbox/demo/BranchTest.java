package dev.p2c.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.p2c.sandbox.odata.ReaderSettings;
import dev.p2c.sandbox.sales.SalesRows;
import dev.p2c.sandbox.sales.SalesService;
import dev.p2c.sandbox.sales.SalesSettings;
import dev.p2c.sandbox.store.EntityTable;
import dev.p2c.sandbox.store.Row;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Business units of demo and seeded rows in Sales. */
final class BranchTest {

    private static final UUID GERMAN = ReferenceData.id("businessunits/German operations");

    private final SalesSeeder seeder = new SalesSeeder(Clock.systemUTC());
    private final SalesRows rows =
            SalesService.open(
                            SalesSettings.defaults(),
                            ReaderSettings.sales(),
                            Clock.systemUTC(),
                            seeder)
                    .rows();

    @BeforeEach
    void writeReferenceData() {
        seeder.reference(rows);
    }

    @Test
    void aboutOneDemoRowInFiveBelongsToTheGermanUnit() {
        seeder.demo(rows);

        for (String set : List.of("accounts", "contacts", "quotes", "salesorders")) {
            List<Object> units = column(set, "_owningbusinessunit_value");
            assertThat(units.stream().filter(GERMAN::equals).count() * 100 / units.size())
                    .as(set)
                    .isBetween(14L, 26L);
            assertThat(Set.copyOf(units)).as(set).hasSize(2);
        }
        UUID euro = AccountRows.currency("EUR");
        assertThat(table("salesorderdetails").stream())
                .allMatch(
                        line ->
                                GERMAN.equals(
                                                value(
                                                        "salesorderdetails",
                                                        line,
                                                        "_owningbusinessunit_value"))
                                        == euro.equals(
                                                value(
                                                        "salesorderdetails",
                                                        line,
                                                        "_transactioncurrencyid_value")));
    }

    @Test
    void rowsAreSeededInTheRequestedBusinessUnit() throws Exception {
        seeder.seed(rows, json("{\"accounts\":20}"));
        seeder.seed(
                rows,
                json("{\"accounts\":30,\"orders\":2,\"businessUnit\":\"German operations\"}"));

        assertThat(column("accounts", "_owningbusinessunit_value"))
                .filteredOn(GERMAN::equals)
                .hasSize(30);
        assertThat(column("salesorders", "_owningbusinessunit_value")).containsOnly(GERMAN);
        assertThatThrownBy(() -> seeder.seed(rows, json("{\"businessUnit\":\"Mars\"}")))
                .hasMessageContaining("Unknown business unit Mars");
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text);
    }

    private EntityTable table(String set) {
        return rows.store().table(set);
    }

    private Object value(String set, Row row, String column) {
        return rows.value(set, row, column);
    }

    private List<Object> column(String set, String column) {
        return table(set).stream().map(row -> value(set, row, column)).toList();
    }
}
