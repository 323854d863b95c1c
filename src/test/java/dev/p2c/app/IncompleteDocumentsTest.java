package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.run.Run;
import dev.p2c.sandbox.Reply;
import dev.p2c.sandbox.http.InitialData;
import dev.p2c.state.Failure;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A document of which a line cannot go across is named at the key of its header, told as one story.
 *
 * <p>Holds rules of docs/templates.md, "All of them".
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class IncompleteDocumentsTest {

    private static final String QUOTE = "QUO-82001-TEST";

    @RegisterExtension static final StoryRun STORY = StoryRun.on(InitialData.EMPTY);

    private static Engine engine;
    private static TestDeal deal;
    private static String product;
    private static String number;

    @BeforeAll
    static void start() {
        engine = STORY.engine();
        deal = STORY.deal();
        deal.begin(2);
        engine.sync("accounts");
        deal.document("quotes", QUOTE, "Spring order");
        deal.line("quotes", QUOTE, 1, "3", "0");
        deal.line("quotes", QUOTE, 2, "2", "0");
        deal.activate("quotes", QUOTE);
        product = deal.product(1).get("productid").asText();
        number = deal.product(1).get("productnumber").asText();
    }

    @Test
    @Order(1)
    void aQuotationWithoutARefusedLineIsNamedAtItsHeader() {
        renumber("P-AWAY");

        engine.sync("quotes");

        assertThat(header().orElseThrow().reason())
                .startsWith("lacks 1 line in finance, " + QUOTE + "|2: ProductNumber: waits for")
                .contains("P-AWAY");
        assertThat(engine.p2c("failures", "list").out()).contains("lacks 1 line in finance");
        assertThat(engine.p2c("status", "--json").out()).contains("\"parked\" : 1");
    }

    @Test
    @Order(2)
    void theEntryStaysWhileTheHeaderChanges() {
        String id = deal.sales("quotes", QUOTE).get("quoteid").asText();
        engine.sales().patch("quotes(" + id + ")", "{\"description\": \"x\"}");

        engine.sync("quotes");

        assertThat(header()).isPresent();
    }

    @Test
    @Order(3)
    void theEntryEndsWithTheLastMissingLine() {
        renumber(number);

        engine.sync("quotes");

        assertThat(deal.failures()).isEmpty();
    }

    @Test
    @Order(4)
    void aDocumentThatIsNotThereAtAllIsNotCalledIncomplete() {
        deal.document("quotes", "QUO-82002-TEST", "Of an unknown customer");
        deal.line("quotes", "QUO-82002-TEST", 1, "1", "0");
        deal.activate("quotes", "QUO-82002-TEST");
        refuseHeaders();

        engine.sync("quotes");

        assertThat(deal.failures()).extracting(Failure::reason).noneMatch(r -> r.contains("lacks"));
        engine.finance().control("DELETE", "faults", "");
        engine.p2c("failures", "retry", "--all");
        engine.sync("quotes");
        engine.sync("quotes");
        assertThat(deal.failures()).isEmpty();
    }

    /** A closed quote has no quotation to come: the reason is counted. */
    @Test
    @Order(5)
    void aQuoteThatIsWonBeforeThePassIsCountedWithTheReason() {
        deal.document("quotes", "QUO-82003-TEST", "Won at once");
        deal.line("quotes", "QUO-82003-TEST", 1, "1", "0");
        deal.activate("quotes", "QUO-82003-TEST");
        String id = deal.sales("quotes", "QUO-82003-TEST").get("quoteid").asText();
        Reply won =
                engine.sales()
                        .post(
                                "WinQuote",
                                "{\"QuoteClose\": {\"quoteid@odata.bind\": \"/quotes(%s)\", \"subject\": \"won\"}, \"Status\": 4}"
                                        .formatted(id));
        assertThat(won.status()).as(won.body()).isEqualTo(204);

        Run run = engine.sync("quotes");

        assertThat(run.progress("quote-headers-to-finance").skipped())
                .containsEntry("it was won before a pass saw it active", 1L);
    }

    @Test
    @Order(6)
    void anOrderThatIsCancelledInSalesIsCountedWithTheReason() {
        deal.document("salesorders", "ORD-82001-TEST", "Cancelled");
        deal.line("salesorders", "ORD-82001-TEST", 1, "1", "0");
        deal.activate("salesorders", "ORD-82001-TEST");
        String id = deal.sales("salesorders", "ORD-82001-TEST").get("salesorderid").asText();
        Reply cancelled =
                engine.sales()
                        .post(
                                "CancelSalesOrder",
                                "{\"OrderClose\": {\"salesorderid@odata.bind\": \"/salesorders(%s)\", \"subject\": \"no\"}, \"Status\": 4}"
                                        .formatted(id));
        assertThat(cancelled.status()).as(cancelled.body()).isEqualTo(204);

        Run run = engine.sync("orders-to-finance");

        assertThat(run.counts().created()).isZero();
        assertThat(run.progress("order-headers-to-finance").skipped().keySet())
                .singleElement()
                .asString()
                .startsWith("it is cancelled in Sales");
        assertThat(run.progress("order-lines-to-finance").skipped())
                .containsEntry("its order is cancelled in Sales", 1L);
    }

    private static Optional<Failure> header() {
        return deal.failures().stream()
                .filter(failure -> failure.task().equals("quote-headers-to-finance"))
                .filter(failure -> failure.key().equals(QUOTE))
                .findFirst();
    }

    /** Gives the product of the second line a number, in Sales only. */
    private static void renumber(String to) {
        String json = "{\"productnumber\": \"" + to + "\"}";
        assertThat(engine.sales().patch("products(" + product + ")", json).status()).isEqualTo(204);
    }

    private static void refuseHeaders() {
        String fault =
                "[{\"method\": \"POST\", \"path\": \"CDSSalesQuotationHeaders\", \"status\": 400, \"times\": 2}]";
        Reply reply = engine.finance().control("POST", "faults", fault);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }
}
