package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.sandbox.http.InitialData;
import dev.p2c.state.Failure;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Orders of Finance in currencies that the value map {@code price-lists} does not name.
 *
 * <p>Holds rules of docs/templates.md, "Sales Orders, Finance to Sales" and "Products".
 */
class PriceListsTest {

    @RegisterExtension static final StoryRun STORY = StoryRun.on(InitialData.EMPTY);

    private static Engine engine;
    private static TestDeal deal;

    @BeforeAll
    static void start() {
        engine = STORY.engine();
        deal = STORY.deal();
        deal.begin(1);
        engine.sync("accounts");
    }

    @Test
    void anOrderTakesTheFirstPriceListOfItsCurrency() {
        list("Zurich yen", "JPY");
        order("SO-JPY", "JPY");

        engine.sync("orders-to-sales");

        assertThat(priceList("SO-JPY")).isEqualTo("Standard JPY");
        Engine.setBackCounters(engine.sales());
        engine.p2c("sync", "orders-to-sales", "--full");
        assertThat(Engine.writes(engine.sales())).isZero();
        assertThat(engine.application().state().conflicts().counts()).isEmpty();
    }

    @Test
    void anOrderKeepsItsPriceListWhenAnotherOneComesFirst() {
        list("Standard crowns", "SEK");
        order("SO-SEK", "SEK");
        engine.sync("orders-to-sales");
        list("Before the others", "SEK");
        Engine.setBackCounters(engine.sales());

        engine.p2c("sync", "orders-to-sales", "--full");

        assertThat(priceList("SO-SEK")).isEqualTo("Standard crowns");
        assertThat(Engine.writes(engine.sales())).isZero();
    }

    @Test
    void anOrderWaitsForAPriceListOfItsCurrency() {
        order("SO-CHF", "CHF");

        engine.sync("orders-to-sales");

        assertThat(deal.failures())
                .filteredOn(failure -> failure.key().equals("SO-CHF"))
                .extracting(Failure::reason)
                .singleElement()
                .asString()
                .contains(
                        "pricelevels has no row with transactioncurrencyid.isocurrencycode \"CHF\"");
        list("Swiss", "CHF");
        engine.sync("orders-to-sales");
        assertThat(priceList("SO-CHF")).isEqualTo("Swiss");
    }

    private static void order(String number, String currency) {
        String body =
                """
                {"dataAreaId": "usmf", "SalesOrderNumber": "%s", "CurrencyCode": "%s",
                 "OrderingCustomerAccountNumber": "%s"}
                """
                        .formatted(number, currency, TestDeal.ACCOUNT);
        engine.finance().post("CDSSalesOrderHeaders?cross-company=true", body);
        String line =
                """
                {"dataAreaId": "usmf", "SalesOrderNumber": "%s", "ProductNumber": "%s",
                 "OrderedSalesQuantity": 4}
                """
                        .formatted(number, deal.product(0).get("productnumber").asText());
        engine.finance().post("CDSSalesOrderLines?cross-company=true", line);
        deal.press("orders/" + number + "/confirm", "{}");
        deal.press("jobs/calculate-totals", "{}");
    }

    private static void list(String name, String currency) {
        JsonNode row =
                TestDeal.only(
                        engine.sales(),
                        "transactioncurrencies?$filter=isocurrencycode%20eq%20'" + currency + "'");
        String body =
                """
                {"name": "%s", "transactioncurrencyid@odata.bind": "/transactioncurrencies(%s)"}
                """
                        .formatted(name, row.get("transactioncurrencyid").asText());
        assertThat(engine.sales().post("pricelevels", body).status()).isEqualTo(204);
    }

    private static String priceList(String number) {
        return TestDeal.only(
                        engine.sales(),
                        "salesorders?$filter=ordernumber%20eq%20'"
                                + number
                                + "'&$expand=pricelevelid($select=name)")
                .at("/pricelevelid/name")
                .asText();
    }
}
