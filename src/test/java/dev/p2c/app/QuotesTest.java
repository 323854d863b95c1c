package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.run.Run;
import dev.p2c.sandbox.Reply;
import dev.p2c.sandbox.http.InitialData;
import dev.p2c.state.Failure;
import dev.p2c.state.FailureKind;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Quotes activated in Sales become quotations in Finance (Prospect to cash, sales quotes template),
 * told as one story.
 *
 * <p>Holds rules of docs/templates.md, "Sales Quotes", "All of them".
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class QuotesTest {

    private static final String QUOTE = "QUO-79001-TEST";

    @RegisterExtension static final StoryRun STORY = StoryRun.on(InitialData.EMPTY);

    private static Engine engine;
    private static TestDeal deal;

    @BeforeAll
    static void start() {
        engine = STORY.engine();
        deal = STORY.deal();
        deal.begin(3);
        deal.document("quotes", QUOTE, "Spring order");
        deal.line("quotes", QUOTE, 1, "3", "10.00");
        deal.line("quotes", QUOTE, 2, "2.5", "0");
    }

    /** Sales quotes template: only activated quotes are written. */
    @Test
    @Order(1)
    void aDraftQuoteStaysInSales() {
        assertThat(engine.sync("quotes").counts().read()).isZero();
    }

    /** Order of arrival: without its customer, the quotation is parked. */
    @Test
    @Order(2)
    void anActiveQuoteIsParkedUntilItsCustomerExistsAndItsLinesUntilTheirHeaderExists() {
        deal.activate("quotes", QUOTE);

        assertThat(engine.sync("quotes").counts().parked()).isEqualTo(3);

        assertThat(deal.failures())
                .allMatch(failure -> failure.kind() == FailureKind.PARKED)
                .extracting(Failure::waitsFor)
                .containsExactlyInAnyOrder(
                        "CustomersV2.CustomerAccount=" + TestDeal.ACCOUNT,
                        "CDSSalesQuotationHeaders.SalesQuotationNumber=" + QUOTE,
                        "CDSSalesQuotationHeaders.SalesQuotationNumber=" + QUOTE);
    }

    @Test
    @Order(3)
    void aParkedQuoteIsNotSentAgain() {
        Engine.setBackCounters(engine.finance());

        engine.sync("quotes");

        assertThat(Engine.writes(engine.finance())).isZero();
    }

    @Test
    @Order(4)
    void headerAndLinesAreWrittenWhenTheCustomerExists() {
        engine.sync("accounts");

        Run run = engine.sync("quotes");

        assertThat(run.failures()).isEmpty();
        assertThat(run.counts().created()).isEqualTo(3);
        assertThat(deal.failures()).isEmpty();
    }

    @Test
    @Order(5)
    void theQuotationHasEveryMappedField() {
        JsonNode header =
                deal.finance("CDSSalesQuotationHeaders(SalesQuotationNumber='" + QUOTE + "')");

        Map<String, String> expected =
                Map.ofEntries(
                        Map.entry("SalesQuotationName", "Spring order"),
                        Map.entry("RequestingCustomerAccountNumber", TestDeal.ACCOUNT),
                        Map.entry("CurrencyCode", "USD"),
                        Map.entry("IsDeliveryAddressOrderSpecific", "Yes"),
                        Map.entry("DeliveryAddressName", "Delivery"),
                        Map.entry("DeliveryAddressDescription", "Delivery"),
                        Map.entry("DeliveryAddressStreet", "Kaien 4"),
                        Map.entry("DeliveryAddressStreetNumber", "B"),
                        Map.entry("DeliveryAddressCity", "Bergen"),
                        Map.entry("DeliveryAddressStateId", "46"),
                        Map.entry("DeliveryAddressZipCode", "5003"),
                        Map.entry("DeliveryAddressCountryRegionISOCode", "NO"));
        expected.forEach(
                (field, value) ->
                        assertThat(header.path(field).asText()).as(field).isEqualTo(value));
    }

    /** Discount conversion: 10.00 over 3 is 3.33 a unit and -0.01 of charges. */
    @Test
    @Order(6)
    void theDiscountOfALineIsSplitInFinanceAndAddsUpToTheCent() {
        JsonNode line = line(1);

        assertThat(line.get("ProductNumber"))
                .as(line.toString())
                .isEqualTo(deal.product(0).get("productnumber"));
        assertThat(line.get("SalesUnitSymbol").asText()).isNotEmpty();
        assertAmount(line, "RequestedSalesQuantity", "3");
        assertAmount(line, "SalesPrice", "100");
        assertAmount(line, "TotalDiscountAmount", "10.00");
        assertAmount(line, "LineDiscountAmount", "3.33");
        assertAmount(line, "FixedPriceCharges", "-0.01");
        assertAmount(line, "LineAmount", "290.00");
        assertAmount(line(2), "RequestedSalesQuantity", "2.5");
    }

    /** Sales quotes template: every product of the quote must come from Finance. */
    @Test
    @Order(7)
    void aQuoteWithAWriteInProductStaysInSales() {
        deal.document("quotes", "QUO-79002-TEST", "With gift wrapping");
        deal.line("quotes", "QUO-79002-TEST", 1, "1", "0");
        deal.writeIn("quotes", "QUO-79002-TEST", 2);
        deal.activate("quotes", "QUO-79002-TEST");

        Run run = engine.sync("quotes");

        assertThat(run.counts().created()).isZero();
        assertThat(run.progress("quote-headers-to-finance").skipped())
                .containsEntry("it has a product that is not maintained in Finance", 1L);
        assertThat(deal.failures())
                .singleElement()
                .satisfies(
                        failure -> {
                            assertThat(failure.task()).isEqualTo("quote-headers-to-finance");
                            assertThat(failure.key()).isEqualTo("QUO-79002-TEST");
                            assertThat(failure.reason())
                                    .isEqualTo(
                                            "it has a product that is not maintained in Finance");
                        });
        engine.sync("quotes");
        assertThat(deal.failures()).extracting(Failure::attempts).containsExactly(1);
    }

    @Test
    @Order(8)
    void aPassWithoutChangesWritesNothing() {
        Engine.setBackCounters(engine.finance());

        engine.sync("quotes");

        assertThat(Engine.writes(engine.finance())).isZero();
    }

    @Test
    @Order(9)
    void oneLineCanBeSynchronisedByItsKey() {
        Engine.Command sync = engine.p2c("sync", "quotes", "--key", QUOTE + "|2");

        assertThat(sync.out()).contains("quote-lines-to-finance: 1 read, 1 unchanged");
    }

    /** Sales quotes template: active quotes are written; a won quote is named, not passed over. */
    @Test
    @Order(10)
    void aQuoteWonBeforeAPassSawItActiveIsSkippedWithTheReason() {
        deal.document("quotes", "QUO-79003-TEST", "Won at once");
        deal.line("quotes", "QUO-79003-TEST", 1, "1", "0");
        deal.activate("quotes", "QUO-79003-TEST");
        win("QUO-79003-TEST");
        win(QUOTE);

        Engine.Command sync = engine.p2c("sync", "quotes");

        assertThat(sync.out())
                .contains("1 skipped: it was won before a pass saw it active")
                .contains("1 skipped: its quote was won before a pass saw it active")
                .contains("quote-headers-to-finance: 3 read, 1 unchanged, 2 skipped");
        assertThat(deal.failures()).extracting(Failure::key).containsExactly("QUO-79002-TEST");
    }

    private static void win(String number) {
        String id = deal.sales("quotes", number).get("quoteid").asText();
        Reply reply =
                engine.sales()
                        .post(
                                "WinQuote",
                                "{\"Status\": -1, \"QuoteClose\": {\"@odata.type\":"
                                        + " \"Microsoft.Dynamics.CRM.quoteclose\", \"subject\": \"won\","
                                        + " \"quoteid@odata.bind\": \"/quotes("
                                        + id
                                        + ")\"}}");
        assertThat(reply.status()).as(reply.body()).isEqualTo(204);
    }

    private static JsonNode line(int sequence) {
        return deal.finance(
                "CDSSalesQuotationLines(LineCreationSequenceNumber="
                        + sequence
                        + ",SalesQuotationNumber='"
                        + QUOTE
                        + "')");
    }

    private static void assertAmount(JsonNode row, String field, String amount) {
        assertThat(row.get(field).decimalValue()).as(field).isEqualByComparingTo(amount);
    }
}
