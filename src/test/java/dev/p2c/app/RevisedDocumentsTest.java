package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.run.Run;
import dev.p2c.sandbox.Reply;
import dev.p2c.sandbox.http.InitialData;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A document in the target has the lines of its source: after a revision, after a deletion, and
 * after the loss of the ledger. Told as one story.
 *
 * <p>Holds rules of docs/templates.md, "Sales Quotes", "Sales Orders, Finance to Sales", "All of
 * them".
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RevisedDocumentsTest {

    private static final String QUOTE = "QUO-81001-TEST";
    private static final String ORDER = "SO-81001";

    @RegisterExtension static final StoryRun STORY = StoryRun.on(InitialData.EMPTY);

    private static Engine engine;
    private static TestDeal deal;

    @BeforeAll
    static void start() {
        engine = STORY.engine();
        deal = STORY.deal();
        deal.begin(3);
        engine.sync("accounts");
        deal.document("quotes", QUOTE, "Spring order");
        deal.line("quotes", QUOTE, 1, "3", "0");
        deal.line("quotes", QUOTE, 2, "2", "0");
        deal.line("quotes", QUOTE, 3, "1", "0");
        deal.activate("quotes", QUOTE);
        engine.sync("quotes");
    }

    @Test
    @Order(1)
    void aLineThatARevisionLeavesOutLeavesTheQuotation() {
        assertThat(lines()).containsExactly(1, 2, 3);
        String revision = revise();
        delete(revision, 3);
        patch(revision, 1, "{\"quantity\": 7}");
        assertThat(engine.sync("quotes").counts().updated()).isZero();
        assertThat(lines()).containsExactly(1, 2, 3);
        deal.activate("quotes", QUOTE);

        Run run = engine.sync("quotes");

        assertThat(run.failures()).isEmpty();
        assertThat(lines()).containsExactly(1, 2);
        assertThat(
                        deal.finance(
                                        "CDSSalesQuotationLines(SalesQuotationNumber='%s',LineCreationSequenceNumber=1)"
                                                .formatted(QUOTE))
                                .get("RequestedSalesQuantity")
                                .asText())
                .isEqualTo("7");
        assertThat(deal.failures()).isEmpty();
    }

    @Test
    @Order(2)
    void aLineThatPeopleAddedInFinanceStays() {
        added(9);
        String revision = revise();
        patch(revision, 1, "{\"quantity\": 8}");
        deal.activate("quotes", QUOTE);

        engine.sync("quotes");

        assertThat(lines()).containsExactly(1, 2, 9);
        assertThat(deal.failures()).isEmpty();
    }

    @Test
    @Order(3)
    void afterTheLossOfTheLedgerTheQuotationHasTheLinesOfTheQuote(@TempDir Path directory) {
        String revision = revise();
        delete(revision, 2);
        deal.activate("quotes", QUOTE);
        Engine other = Engine.on(engine.sandbox(), directory, Map.of());
        try {
            other.sync("quotes");

            assertThat(lines()).containsExactly(1);
            assertThat(new TestDeal(other).failures()).isEmpty();
        } finally {
            other.application().close();
        }
    }

    @Test
    @Order(4)
    void aLineThatIsGoneFromTheQuotationAlreadyCountsAsDeleted() {
        engine.sync("quotes");

        assertThat(lines()).containsExactly(1);
        assertThat(deal.failures()).isEmpty();
    }

    @Test
    @Order(7)
    void aRevisionWithoutLinesLeavesTheQuotationWithoutLines() {
        assertThat(lines()).containsExactly(1);
        delete(revise(), 1);
        deal.activate("quotes", QUOTE);

        engine.sync("quotes");

        assertThat(lines()).isEmpty();
        assertThat(deal.failures()).isEmpty();
    }

    /** The quotation in Finance is that of the revision before, which is not to be believed. */
    @Test
    @Order(6)
    void aRevisionThatCannotGoAcrossIsNamedUntilTheNextOneCan() {
        String revision = revise();
        deal.created(
                "quotedetails",
                """
                {"sequencenumber": 4, "quantity": 1, "priceperunit": 5.00, "propertyconfigurationstatus": 2,
                 "isproductoverridden": true, "productdescription": "Gift wrapping", "quoteid@odata.bind": "/quotes(%s)"}
                """
                        .formatted(revision));
        deal.activate("quotes", QUOTE);

        engine.sync("quotes");
        engine.sync("quotes");

        assertThat(deal.failures())
                .singleElement()
                .satisfies(
                        failure -> {
                            assertThat(failure.key()).isEqualTo(QUOTE);
                            assertThat(failure.reason())
                                    .endsWith("and finance keeps what was written before");
                        });

        delete(revise(), 4);
        deal.activate("quotes", QUOTE);
        engine.sync("quotes");

        assertThat(lines()).containsExactly(1);
        assertThat(deal.failures()).isEmpty();
    }

    /** The total in Sales would stay too high. */
    @Test
    @Order(5)
    void aLineThatIsDeletedInFinanceLeavesTheOrderInSales() {
        post(
                "CDSSalesOrderHeaders",
                "{\"dataAreaId\": \"usmf\", \"SalesOrderNumber\": \"%s\", \"OrderingCustomerAccountNumber\": \"%s\"}"
                        .formatted(ORDER, TestDeal.ACCOUNT));
        for (int line = 1; line <= 2; line++) {
            post(
                    "CDSSalesOrderLines",
                    "{\"dataAreaId\": \"usmf\", \"SalesOrderNumber\": \"%s\", \"LineCreationSequenceNumber\": %d, \"ProductNumber\": \"%s\", \"OrderedSalesQuantity\": 4}"
                            .formatted(ORDER, line, product(line)));
        }
        deal.press("orders/" + ORDER + "/confirm", "{}");
        deal.press("jobs/calculate-totals", "{}");
        engine.sync("orders-to-sales");
        assertThat(orderLines()).isEqualTo(2);
        Reply deleted =
                engine.finance()
                        .delete(
                                "CDSSalesOrderLines(dataAreaId='usmf',SalesOrderNumber='%s',LineCreationSequenceNumber=2)?cross-company=true"
                                        .formatted(ORDER));
        assertThat(deleted.status()).as(deleted.body()).isEqualTo(204);
        deal.press("jobs/calculate-totals", "{}");

        Run run = engine.sync("orders-to-sales");

        assertThat(run.failures()).isEmpty();
        assertThat(orderLines()).isEqualTo(1);
        JsonNode header = deal.finance("CDSSalesOrderHeaders(SalesOrderNumber='" + ORDER + "')");
        assertThat(deal.sales("salesorders", ORDER).get("totalamount").decimalValue())
                .isEqualByComparingTo(header.get("OrderTotalAmount").decimalValue());
        engine.sync("orders-to-finance");
        assertThat(deal.failures()).isEmpty();
    }

    private static String product(int line) {
        return deal.product(line - 1).get("productnumber").asText();
    }

    private static int orderLines() {
        String id = deal.sales("salesorders", ORDER).get("salesorderid").asText();
        return engine.sales()
                .get("salesorderdetails?$filter=_salesorderid_value%20eq%20" + id)
                .json()
                .get("value")
                .size();
    }

    private static void added(int sequence) {
        post(
                "CDSSalesQuotationLines",
                "{\"dataAreaId\": \"usmf\", \"SalesQuotationNumber\": \"%s\", \"LineCreationSequenceNumber\": %d, \"ProductNumber\": \"%s\"}"
                        .formatted(QUOTE, sequence, product(1)));
    }

    private static void post(String set, String json) {
        Reply reply = engine.finance().post(set + "?cross-company=true", json);
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
    }

    /** Closes the active revision and returns the id of the new draft. */
    private static String revise() {
        String active =
                TestDeal.only(
                                engine.sales(),
                                "quotes?$filter=statecode%20eq%201%20and%20quotenumber%20eq%20'"
                                        + QUOTE
                                        + "'")
                        .get("quoteid")
                        .asText();
        Reply reply =
                engine.sales()
                        .post(
                                "ReviseQuote",
                                "{\"QuoteId\": \"%s\", \"ColumnSet\": {\"AllColumns\": true}}"
                                        .formatted(active));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json().get("quoteid").asText();
    }

    private static String line(String quote, int sequence) {
        return TestDeal.only(
                        engine.sales(),
                        "quotedetails?$filter=_quoteid_value%20eq%20"
                                + quote
                                + "%20and%20sequencenumber%20eq%20"
                                + sequence)
                .get("quotedetailid")
                .asText();
    }

    private static void delete(String quote, int sequence) {
        assertThat(engine.sales().delete("quotedetails(" + line(quote, sequence) + ")").status())
                .isEqualTo(204);
    }

    private static void patch(String quote, int sequence, String json) {
        assertThat(
                        engine.sales()
                                .patch("quotedetails(" + line(quote, sequence) + ")", json)
                                .status())
                .isEqualTo(204);
    }

    private static List<Integer> lines() {
        return engine
                .finance()
                .get(
                        "CDSSalesQuotationLines?cross-company=true&$orderby=LineCreationSequenceNumber"
                                + "&$filter=SalesQuotationNumber%20eq%20'"
                                + QUOTE
                                + "'")
                .json()
                .get("value")
                .findValuesAsText("LineCreationSequenceNumber")
                .stream()
                .map(Integer::valueOf)
                .toList();
    }
}
