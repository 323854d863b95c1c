package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.run.Run;
import dev.p2c.sandbox.http.InitialData;
import dev.p2c.sandbox.store.Key;
import dev.p2c.state.Failure;
import dev.p2c.state.FailureFilter;
import dev.p2c.state.FailureKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Released products deleted in Finance, which the sweep over the keys detects. */
class DeletedProductsTest {

    private static final String TASK = "released-products-to-products";
    private static final String MAPPING = "mappings/" + TASK + ".yaml";
    private static final String SET = "SellableReleasedProducts";

    @TempDir Path directory;
    private ProjectFiles files;
    private Engine engine;
    private List<String> numbers;

    private void start(String target, Map<String, String> settings) {
        files = ProjectFiles.copiedTo(directory);
        files.edit(MAPPING, "key: [productnumber]", "key: [productnumber]\n  " + target);
        Map<String, String> all = new HashMap<>(files.environment());
        all.putAll(settings);
        engine = Engine.start(directory, InitialData.EMPTY, all);
        engine.finance().control("POST", "seed", "{\"products\": 8}");
        Run first = engine.sync("products");
        assertThat(first.counts().created()).isEqualTo(8);
        numbers = new ArrayList<>();
        engine.sales()
                .get("products?$select=productnumber&$orderby=productnumber")
                .json()
                .get("value")
                .forEach(row -> numbers.add(row.get("productnumber").asText()));
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    private void delete(String number) {
        var store = engine.sandbox().finance().store();
        boolean was = store.write(() -> store.table(SET).remove(Key.of("usmf", number)));
        assertThat(was).isTrue();
    }

    private JsonNode product(String number) {
        return engine.sales()
                .get("products?$filter=productnumber%20eq%20'" + number + "'")
                .json()
                .get("value");
    }

    private long inSales() {
        return Long.parseLong(engine.sales().get("products/$count").body().replace("\uFEFF", ""));
    }

    private List<Failure> failures() {
        return engine.application().state().failures().list(FailureFilter.all(100));
    }

    @Test
    void aDeletionIsReportedOnceInThePassThatDetectsIt() {
        start("deletes: report", Map.of());
        delete(numbers.get(2));

        Run run = engine.sync("products");

        assertThat(run.progress(TASK).gone()).containsEntry("reported", 1L);
        assertThat(failures())
                .extracting(Failure::key, Failure::kind, Failure::reason)
                .containsExactly(
                        tuple(
                                numbers.get(2),
                                FailureKind.DELETED,
                                "deleted in finance, still in sales"));
        assertThat(inSales()).isEqualTo(8);
        Engine.setBackCounters(engine.finance());
        Engine.setBackCounters(engine.sales());
        assertThat(engine.sync("products").progress(TASK).gone()).isEmpty();
        assertThat(Engine.operations(engine.finance(), "GET")).isEqualTo(1);
        assertThat(Engine.operations(engine.sales(), "GET")).isZero();
    }

    @Test
    void aDeletedProductIsDeletedInSales() {
        start("deletes: delete", Map.of());
        delete(numbers.get(0));

        engine.sync("products");

        assertThat(product(numbers.get(0))).isEmpty();
        assertThat(inSales()).isEqualTo(7);
        assertThat(engine.application().state().ledger().count(TASK, "usmf")).isEqualTo(7);
    }

    @Test
    void aDeletedProductIsRetiredInSales() {
        start("deletes: deactivate\n  deactivate: { statecode: 1, statuscode: 2 }", Map.of());
        delete(numbers.get(0));

        Run run = engine.sync("products");

        assertThat(run.failures()).isEmpty();
        assertThat(failures()).isEmpty();
        assertThat(product(numbers.get(0)).get(0).get("statecode").asInt()).isEqualTo(1);
        assertThat(product(numbers.get(1)).get(0).get("statecode").asInt()).isZero();
    }

    @Test
    void aRetryAppliesTheCurrentPolicy() {
        start("deletes: report", Map.of());
        delete(numbers.get(0));
        engine.sync("products");
        files.edit(MAPPING, "deletes: report", "deletes: delete");
        engine.sync("products");
        assertThat(inSales()).as("what was reported stays reported").isEqualTo(8);

        engine.application().state().failures().requestRetry(List.of(failures().get(0).id()));
        engine.sync("products");

        assertThat(inSales()).isEqualTo(7);
        assertThat(failures()).isEmpty();
    }

    @Test
    void aProductThatLeavesTheFilterIsNotDeletedAndCausesNoRequests() {
        start("deletes: delete", Map.of());
        String left = numbers.get(3);
        String entity = "entity: " + SET;
        files.edit(MAPPING, entity, entity + "\n  filter: ProductNumber ne '" + left + "'");
        engine.sync("products");
        assertThat(inSales()).isEqualTo(8);
        assertThat(failures()).isEmpty();
        Engine.setBackCounters(engine.finance());

        engine.sync("products");

        assertThat(Engine.operations(engine.finance(), "GET")).isEqualTo(1);
        delete(left);
        engine.sync("products");
        assertThat(inSales()).as("it was none of the task's business any more").isEqualTo(8);
    }

    @Test
    void anEmptiedFinanceDeletesNothing() {
        start("deletes: delete", Map.of());
        engine.finance().control("POST", "reset", "{\"data\":\"empty\"}");

        Run run = engine.sync("products");

        assertThat(run.held().get("usmf")).contains("8 of 8 rows are missing in finance");
        assertThat(inSales()).isEqualTo(8);
        assertThat(failures()).isEmpty();
    }
}
