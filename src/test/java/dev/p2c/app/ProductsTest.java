package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.run.Run;
import dev.p2c.sandbox.SandboxClient;
import dev.p2c.sandbox.demo.DemoData;
import dev.p2c.sandbox.http.InitialData;
import dev.p2c.state.Failure;
import dev.p2c.state.FailureFilter;
import dev.p2c.state.FailureKind;
import java.math.BigDecimal;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Released products in Finance become products in Sales, told as one story.
 *
 * <p>Holds rules of docs/templates.md, "Products".
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProductsTest {

    @RegisterExtension static final StoryRun STORY = StoryRun.on(InitialData.DEMO);

    private static Engine engine;

    @BeforeAll
    static void start() {
        engine = STORY.engine();
    }

    @Test
    @Order(1)
    void everyValidReleasedProductBecomesAProduct() {
        Run run = engine.sync("products");

        int across = DemoData.PRODUCTS - DemoData.WRONG_PRODUCTS.size();
        assertThat(run.failures()).isEmpty();
        assertThat(run.counts().created()).isEqualTo(across - DemoData.PRODUCTS_IN_SALES);
        assertThat(run.counts().updated()).isEqualTo(DemoData.PRODUCTS_IN_SALES);
        assertThat(engine.application().state().failures().list(FailureFilter.all(100)))
                .extracting(Failure::key)
                .containsExactlyInAnyOrderElementsOf(DemoData.WRONG_PRODUCTS);
        assertThat(engine.sales().get("products/$count").body())
                .isEqualTo(String.valueOf(across + DemoData.GERMAN_PRODUCTS_IN_SALES));
    }

    @Test
    @Order(2)
    void aProductHasEveryMappedFieldAndItsPriceListItem() {
        JsonNode source =
                engine.finance()
                        .get(
                                "SellableReleasedProducts?cross-company=true&$filter=dataAreaId%20eq%20'usmf'&$top=30")
                        .json()
                        .get("value")
                        .get(20);
        JsonNode product = product(source.get("ProductNumber").asText());

        assertThat(product.get("name")).isEqualTo(source.get("ProductName"));
        assertThat(product.get("price").decimalValue())
                .isEqualByComparingTo(source.get("SalesPrice").decimalValue());
        assertThat(product.get("currentcost").decimalValue())
                .isEqualByComparingTo(source.get("UnitCost").decimalValue());
        assertThat(product.get("isstockitem").asBoolean())
                .isEqualTo(source.get("IsStockedProduct").asText().equals("Yes"));
        assertThat(product.get("producttypecode").asInt())
                .isEqualTo(source.get("ProductType").asText().equals("Item") ? 1 : 3);
        assertThat(product.get("quantitydecimal").asInt())
                .isEqualTo(source.get("SalesUnitDecimalPrecision").asInt());
        assertThat(product.get("msdynce_ismaintainedexternally").asBoolean()).isTrue();
        assertThat(product.at("/transactioncurrencyid/isocurrencycode"))
                .isEqualTo(source.get("CurrencyCode"));
        assertThat(product.at("/defaultuomscheduleid/name").asText())
                .isEqualToIgnoringCase("Default Unit");
        assertThat(product.at("/pricelevelid/name").asText()).isNotEmpty();
        assertThat(priceItem(product).get("amount").decimalValue())
                .isEqualByComparingTo(source.get("SalesPrice").decimalValue());
    }

    @Test
    @Order(3)
    void aPassWithoutChangesReadsEachSideAtMostOnceAndWritesNothing() {
        // Parked rows cause further requests, so they are written first.
        bringInTheMissingUnit();
        engine.sync("products");
        Engine.setBackCounters(engine.sales());
        Engine.setBackCounters(engine.finance());

        engine.sync("products");

        assertThat(Engine.operations(engine.finance(), "GET")).isLessThanOrEqualTo(1);
        assertThat(Engine.operations(engine.sales(), "GET")).isLessThanOrEqualTo(1);
        assertThat(Engine.writes(engine.sales())).isZero();
        assertThat(Engine.writes(engine.finance())).isZero();
    }

    @Test
    @Order(4)
    void aParkedProductIsWrittenWhenItsUnitExists() {
        assertThat(product(DemoData.UNKNOWN_UNIT).at("/defaultuomid/name").asText())
                .isEqualTo("pal");
        assertThat(engine.application().state().failureCounts().count(FailureKind.PARKED)).isZero();
    }

    @Test
    @Order(5)
    void anEditInFinanceIsDetectedByItsEtag() {
        String number = anyProductNumber();
        SandboxClient finance = engine.finance();
        String address =
                "ReleasedProductsV2(dataAreaId='usmf',ItemNumber='"
                        + number
                        + "')?cross-company=true";
        assertThat(finance.patch(address, "{\"SalesPrice\": 1234.56}").status()).isEqualTo(204);

        assertThat(engine.sync("products").counts().updated()).isEqualTo(variants(number));

        assertThat(product(anyVariant(number)).get("price").decimalValue())
                .isEqualByComparingTo(new BigDecimal("1234.56"));
    }

    private static JsonNode distinct(String item) {
        return engine.finance()
                .get(
                        "CDSReleasedDistinctProducts?cross-company=true&$select=ProductNumber&$filter=dataAreaId%20eq%20'usmf'%20and%20ItemNumber%20eq%20'"
                                + item
                                + "'")
                .json()
                .get("value");
    }

    private static int variants(String item) {
        return distinct(item).size();
    }

    private static String anyVariant(String item) {
        return distinct(item).at("/0/ProductNumber").asText();
    }

    private static String anyProductNumber() {
        return engine.finance()
                .get(
                        "ReleasedProductsV2?cross-company=true&$select=ItemNumber&$filter=dataAreaId%20eq%20'usmf'&$top=1")
                .json()
                .at("/value/0/ItemNumber")
                .asText();
    }

    private static void bringInTheMissingUnit() {
        JsonNode schedule =
                engine.sales().get("uomschedules?$select=uomscheduleid").json().at("/value/0");
        String body =
                "{\"name\": \"pal\", \"quantity\": 1, \"uomscheduleid@odata.bind\": \"/uomschedules("
                        + schedule.get("uomscheduleid").asText()
                        + ")\"}";
        assertThat(engine.sales().post("uoms", body).status()).isEqualTo(204);
    }

    private static JsonNode product(String number) {
        return engine.sales()
                .get(
                        "products?$filter=productnumber%20eq%20'"
                                + number
                                + "'&$expand="
                                + "transactioncurrencyid($select=isocurrencycode),defaultuomid($select=name),"
                                + "defaultuomscheduleid($select=name),pricelevelid($select=name)")
                .json()
                .at("/value/0");
    }

    private static JsonNode priceItem(JsonNode product) {
        return engine.sales()
                .get(
                        "productpricelevels?$filter=_productid_value%20eq%20"
                                + product.get("productid").asText())
                .json()
                .at("/value/0");
    }
}
