package dev.p2c.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.p2c.sandbox.finance.FinanceException;
import dev.p2c.sandbox.finance.FinanceRows;
import dev.p2c.sandbox.finance.FinanceSettings;
import dev.p2c.sandbox.model.ServiceModel;
import dev.p2c.sandbox.store.EntityTable;
import dev.p2c.sandbox.store.Row;
import dev.p2c.sandbox.store.Store;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reference data, demo products and seeded products in Finance. */
final class FinanceSeederTest {

    private final Store store = new Store(ServiceModel.finance());
    private final FinanceRows rows =
            new FinanceRows(store, FinanceSettings.defaults(), Clock.systemUTC());
    private final FinanceSeeder seeder = new FinanceSeeder(store);

    @BeforeEach
    void writeReferenceData() {
        seeder.reference(rows);
    }

    @Test
    void everyCompanyHasTheReferenceDataThatTheTemplatesNeed() {
        for (String company : List.of("usmf", "dat", "demf")) {
            assertThat(keys("CustomerGroups", company)).contains("10", "20", "30", "40", "80");
            assertThat(keys("OperationalSitesV2", company)).contains("1", "2", "5");
            assertThat(keys("Warehouses", company)).contains("11", "12", "13", "21", "51");
        }
        assertThat(column("AddressCountryRegions", "ISOcode"))
                .containsAll(Country.all().stream().map(Country::iso).toList());
        assertThat(column("Currencies", "CurrencyCode"))
                .containsAll(Country.all().stream().map(Country::currency).toList());
        assertThat(column("SellableReleasedProducts", "ProductNumber")).isEmpty();
    }

    @Test
    void demoHasTwoHundredReleasedProductsOfWhichTwoAreWrong() {
        seeder.demo(rows);

        assertThat(keys("SellableReleasedProducts", "usmf"))
                .hasSize(DemoData.PRODUCTS)
                .doesNotHaveDuplicates()
                .containsAll(DemoData.WRONG_PRODUCTS);
        assertThat(column("SellableReleasedProducts", "SalesUnitSymbol")).containsOnlyOnce("pal");
        assertThat(column("SellableReleasedProducts", "CurrencyCode")).containsOnlyOnce("CHF");
        assertThat(column("CDSReleasedDistinctProducts", "ItemNumber"))
                .containsAll(
                        column("ReleasedProductsV2", "ItemNumber").stream().distinct().toList());
        assertThat(column("ProductsV2", "ProductSubType")).contains("Product", "ProductMaster");
    }

    @Test
    void germanBranchReleasesProductsOfItsOwnAndSomeOfTheUsBranch() {
        seeder.demo(rows);

        List<Object> german = keys("SellableReleasedProducts", "demf");
        assertThat(german)
                .hasSize(DemoData.GERMAN_PRODUCTS + DemoData.SHARED_PRODUCTS)
                .doesNotHaveDuplicates();
        assertThat(german)
                .filteredOn(keys("SellableReleasedProducts", "usmf")::contains)
                .hasSize(DemoData.SHARED_PRODUCTS);
    }

    @Test
    void customerEnteredByHandBlocksAnotherWithTheSameParty() {
        seeder.demo(rows);
        Map<String, Object> customer = new HashMap<>();
        customer.put("CustomerAccount", DemoData.DUPLICATE);
        customer.put("PartyNumber", DemoData.DUPLICATE);
        customer.put("OrganizationName", "The same company");
        customer.put("CustomerGroupId", "10");
        customer.put("SalesCurrencyCode", "USD");

        assertThatThrownBy(() -> rows.create("CustomersV2", "usmf", customer))
                .isInstanceOf(FinanceException.class)
                .hasMessageContaining("already exists");
    }

    @Test
    void seedingTwiceAddsOtherProducts() throws Exception {
        seeder.demo(rows);

        seeder.seed(rows, json("{\"products\":300}"));
        seeder.seed(rows, json("{\"products\":300}"));

        assertThat(keys("SellableReleasedProducts", "usmf"))
                .hasSize(DemoData.PRODUCTS + 600)
                .doesNotHaveDuplicates();
        assertThat(column("SellableReleasedProducts", "SalesUnitSymbol")).containsOnlyOnce("pal");
    }

    @Test
    void productsAreSeededInTheRequestedCompany() throws Exception {
        seeder.seed(rows, json("{\"products\":3,\"company\":\"demf\"}"));

        assertThat(keys("SellableReleasedProducts", "demf"))
                .hasSize(3)
                .allMatch(number -> number.toString().startsWith("DE-"));
        assertThat(keys("SellableReleasedProducts", "usmf")).isEmpty();
        assertThatThrownBy(() -> seeder.seed(rows, json("{\"company\":\"frrt\"}")))
                .hasMessageContaining("Unknown company frrt, there are: usmf, demf");
    }

    @Test
    void countsOfTheOtherServiceAreRefused() {
        assertThatThrownBy(() -> seeder.seed(rows, json("{\"accounts\":5}")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("accounts are seeded in Sales")
                .hasMessageContaining("products");
        assertThatThrownBy(() -> seeder.seed(rows, json("{\"product\":5}")))
                .hasMessageContaining("Unknown name product");
        assertThatThrownBy(() -> seeder.seed(rows, json("{\"products\":-1}")))
                .hasMessageContaining("whole number");
        assertThatThrownBy(() -> seeder.seed(rows, json("[]"))).hasMessageContaining("object");
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text);
    }

    private List<Object> column(String set, String column) {
        EntityTable table = store.table(set);
        int at = table.model().index(column);
        return table.stream().map(row -> row.get(at)).toList();
    }

    private List<Object> keys(String set, String company) {
        EntityTable table = store.table(set);
        int at = table.model().index(table.model().key().get(1));
        int companyAt = table.model().index("dataAreaId");
        return table.stream()
                .filter((Row row) -> company.equals(row.get(companyAt)))
                .map(row -> row.get(at))
                .toList();
    }
}
