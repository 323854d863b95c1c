package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.sandbox.http.InitialData;
import dev.p2c.sandbox.store.Key;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Products that two companies of Finance release, and that one of them or both delete.
 *
 * <p>Holds rules of docs/templates.md, "Products".
 */
class SharedProductsTest {

    private static final String MAPPING = "mappings/released-products-to-products.yaml";
    private static final String SET = "SellableReleasedProducts";

    @TempDir static Path directory;

    private static Engine engine;
    private static List<String> shared;

    @BeforeAll
    static void start() {
        ProjectFiles files = ProjectFiles.copiedTo(directory);
        files.edit(MAPPING, "publish: true", "publish: true\n  deletes: delete");
        Map<String, String> settings = new HashMap<>(files.environment());
        settings.putAll(Engine.BOTH_COMPANIES);
        engine = Engine.start(directory, InitialData.EMPTY, settings);
        engine.finance().control("POST", "seed", "{\"products\": 6}");
        shared =
                engine.finance()
                        .get(SET + "?cross-company=true")
                        .json()
                        .findValuesAsText("ProductNumber");
        shared.forEach(SharedProductsTest::releaseInGermany);
        engine.sync("products");
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @Test
    void aProductStaysWhileOneCompanyHasIt() {
        String number = shared.get(0);
        delete("usmf", number);

        sync();

        assertThat(inSales(number)).isTrue();
        assertThat(ledger("demf", number))
                .as("the other company has taken the product over")
                .isTrue();
        delete("demf", number);
        sync();
        assertThat(inSales(number)).isFalse();
    }

    @Test
    void aProductThatBothCompaniesDeletedLeavesSales() {
        String number = shared.get(1);
        delete("usmf", number);
        delete("demf", number);

        sync();

        assertThat(inSales(number)).isFalse();
    }

    @Test
    void theOrderOfTheDeletionsDoesNotMatter() {
        String number = shared.get(2);
        delete("demf", number);
        sync();
        assertThat(inSales(number)).isTrue();
        delete("usmf", number);

        sync();

        assertThat(inSales(number)).isFalse();
    }

    @Test
    void aDeletionThatTheOtherCompanyMakesRightAfterTheFirstIsNoticed() {
        String number = shared.get(3);
        delete("usmf", number);
        assertThat(engine.p2c("sync", "products", "--company", "usmf").exit()).isZero();
        assertThat(inSales(number)).isTrue();
        delete("demf", number);

        sync();

        assertThat(inSales(number)).isFalse();
    }

    /** Two passes: a product that one company leaves to the other is the other's in the next. */
    private static void sync() {
        assertThat(engine.sync("products").failures()).isEmpty();
        assertThat(engine.sync("products").failures()).isEmpty();
    }

    private static boolean ledger(String company, String number) {
        return engine.application()
                .state()
                .ledger()
                .find("released-products-to-products", company, List.of(number))
                .get(number)
                .isWritten();
    }

    private static boolean inSales(String number) {
        JsonNode rows =
                engine.sales()
                        .get("products?$filter=productnumber%20eq%20'" + number + "'")
                        .json()
                        .get("value");
        return !rows.isEmpty();
    }

    private static void releaseInGermany(String number) {
        var store = engine.sandbox().finance().store();
        store.write(
                () -> {
                    var table = store.table(SET);
                    Map<Integer, Object> row =
                            new HashMap<>(table.get(Key.of("usmf", number)).toMap());
                    row.put(table.model().index("dataAreaId"), "demf");
                    return table.put(row);
                });
    }

    private static void delete(String company, String number) {
        var store = engine.sandbox().finance().store();
        boolean was = store.write(() -> store.table(SET).remove(Key.of(company, number)));
        assertThat(was).isTrue();
    }
}
