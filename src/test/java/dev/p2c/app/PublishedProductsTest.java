package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.run.Run;
import dev.p2c.sandbox.Reply;
import dev.p2c.sandbox.http.InitialData;
import dev.p2c.state.Conflict;
import dev.p2c.state.Failure;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Products that Sales creates as drafts, told as one story.
 *
 * <p>Holds rules of docs/templates.md, "Products".
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PublishedProductsTest {

    private static final String MAPPING = "mappings/released-products-to-products.yaml";
    private static final String ORDER = "ORD-79031-TEST";
    private static final int DRAFT = 2;
    private static final int RETIRED = 1;

    @TempDir static Path directory;

    private static ProjectFiles files;
    private static Engine engine;
    private static TestDeal deal;

    @BeforeAll
    static void start() {
        files = ProjectFiles.copiedTo(directory);
        Map<String, String> settings = new java.util.HashMap<>(Map.of("P2C_SALES_ATTEMPTS", "1"));
        settings.putAll(files.environment());
        engine = Engine.start(directory, InitialData.EMPTY, settings);
        deal = new TestDeal(engine);
        anotherUnitGroup();
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    private static void release(int products) {
        engine.finance().control("POST", "seed", "{\"products\": " + products + "}");
    }

    private static long inState(int state) {
        JsonNode rows = engine.sales().get("products?$select=statecode").json().get("value");
        return StreamSupport.stream(rows.spliterator(), false)
                .filter(row -> row.get("statecode").asInt() == state)
                .count();
    }

    @Test
    @Order(1)
    void aNewProductIsPublished() {
        release(3);

        Run run = engine.sync("products");

        assertThat(run.counts().created()).isEqualTo(3);
        assertThat(inState(0)).isEqualTo(3);
    }

    @Test
    @Order(2)
    void aProductThatAPassCreatedAndCouldNotPublishIsPublishedByTheNext() {
        release(2);
        String fault = "[{\"method\": \"PATCH\", \"path\": \"products\", \"status\": 503}]";
        engine.sales().control("POST", "faults", fault);
        engine.sync("products");
        assertThat(inState(DRAFT)).isEqualTo(2);
        engine.sales().control("DELETE", "faults", "");

        engine.sync("products");

        assertThat(inState(DRAFT)).isZero();
        assertThat(inState(0)).isEqualTo(5);
        assertThat(deal.failures()).isEmpty();
        Engine.setBackCounters(engine.sales());
        engine.sync("products");
        assertThat(Engine.writes(engine.sales())).isZero();
    }

    @Test
    @Order(3)
    void aRetiredProductStaysRetiredAndIsNotSold() {
        engine.sync("accounts");
        deal.account();
        engine.sync("accounts");
        deal.document("salesorders", ORDER, "Spring order");
        deal.line("salesorders", ORDER, 1, "3", "0");
        deal.activate("salesorders", ORDER);
        engine.sync("orders-to-finance");
        deal.press("orders/" + ORDER + "/confirm", "{}");
        deal.press("jobs/calculate-totals", "{}");
        String product = deal.product(0).get("productid").asText();
        Reply retired = engine.sales().patch("products(" + product + ")", "{\"statecode\": 1}");
        assertThat(retired.status()).as(retired.body()).isEqualTo(204);

        engine.sync("orders-to-sales");
        engine.application().runNow("products", Engine.command(true));

        assertThat(deal.failures())
                .extracting(Failure::reason)
                .allSatisfy(
                        reason ->
                                assertThat(reason)
                                        .contains("You can only add Active products.")
                                        .contains("retired"));
        assertThat(inState(RETIRED)).isEqualTo(1);
    }

    @Test
    @Order(4)
    void aMappingMayLeaveProductsAsDrafts() {
        files.edit(MAPPING, "publish: true", "publish: false");
        release(2);

        engine.sync("products");

        assertThat(inState(DRAFT)).isEqualTo(2);
    }

    @Test
    @Order(5)
    void aFullPassPublishesTheDraftsOfBefore() {
        files.edit(MAPPING, "publish: false", "publish: true");

        engine.application().runNow("products", Engine.command(true));

        assertThat(inState(DRAFT)).isZero();
        assertThat(inState(RETIRED)).isEqualTo(1);
    }

    /** What a pass created and could not publish is its own value, not an edit of a person. */
    @Test
    @Order(7)
    void aPriceThatChangesBeforeARefusedPublishingIsTriedAgainIsNoConflict() {
        release(1);
        refusePublishing(400);
        engine.sync("products");
        assertThat(inState(DRAFT)).isEqualTo(1);
        assertThat(ofProducts()).hasSize(1);
        changePrices();
        engine.sales().control("DELETE", "faults", "");

        engine.sync("products");

        assertThat(inState(DRAFT)).isZero();
        assertThat(ofProducts()).isEmpty();
        assertThat(conflicts()).isEmpty();
    }

    @Test
    @Order(8)
    void aPriceThatChangesAfterAnOutageBeforePublishingIsNoConflict() {
        release(1);
        refusePublishing(503);
        engine.sync("products");
        assertThat(inState(DRAFT)).isEqualTo(1);
        changePrices();
        engine.sales().control("DELETE", "faults", "");

        engine.sync("products");

        assertThat(inState(DRAFT)).isZero();
        assertThat(conflicts()).isEmpty();
    }

    private static void refusePublishing(int status) {
        String fault =
                "[{\"method\": \"PATCH\", \"path\": \"products\", \"status\": %d}]"
                        .formatted(status);
        engine.sales().control("POST", "faults", fault);
    }

    private static void changePrices() {
        String sets = "ReleasedProductsV2?cross-company=true";
        for (JsonNode item : engine.finance().get(sets).json().get("value")) {
            String address =
                    "ReleasedProductsV2(dataAreaId='%s',ItemNumber='%s')?cross-company=true";
            Reply reply =
                    engine.finance()
                            .patch(
                                    address.formatted(
                                            item.get("dataAreaId").asText(),
                                            item.get("ItemNumber").asText()),
                                    "{\"SalesPrice\": %s}"
                                            .formatted(item.get("SalesPrice").asInt() + 7));
            assertThat(reply.status()).as(reply.body()).isEqualTo(204);
        }
        deal.press("jobs/populate-distinct-products", "{}");
    }

    private static List<Failure> ofProducts() {
        return deal.failures().stream().filter(f -> f.task().contains("products")).toList();
    }

    private static List<Conflict> conflicts() {
        return engine.application().state().conflicts().settled(Optional.empty(), 100);
    }

    /** Units are unique within their unit group only; the lowest id is that of the other group. */
    @Test
    @Order(6)
    void aUnitOfAnotherGroupIsNotTaken() {
        JsonNode rows =
                engine.sales()
                        .get("products?$expand=defaultuomid($select=_uomscheduleid_value)")
                        .json()
                        .get("value");
        assertThat(rows)
                .isNotEmpty()
                .allSatisfy(
                        row ->
                                assertThat(row.at("/defaultuomid/_uomscheduleid_value"))
                                        .isEqualTo(row.get("_defaultuomscheduleid_value")));
    }

    /** A second unit group with units of the same names and lower ids. */
    private static void anotherUnitGroup() {
        Reply group = engine.sales().post("uomschedules", "{\"name\": \"Another group\"}");
        int number = 0;
        for (JsonNode unit : engine.sales().get("uoms?$select=name").json().get("value")) {
            deal.created(
                    "uoms",
                    """
                    {"uomid": "00000000-0000-0000-0000-0000000000%02d", "name": "%s", "quantity": 1,
                     "uomscheduleid@odata.bind": "/uomschedules(%s)"}
                    """
                            .formatted(number++, unit.get("name").asText(), group.entityId()));
        }
    }
}
