package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.sandbox.Reply;
import dev.p2c.sandbox.http.InitialData;
import dev.p2c.state.Failure;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Two quotes with one number and their lines, and two accounts whose numbers differ in their case.
 *
 * <p>Holds rules of docs/templates.md, "All of them".
 */
class DuplicateDocumentsTest {

    private static final String QUOTE = "QUO-83001-TEST";
    private static final String OTHER = "QUO-83002-TEST";

    @RegisterExtension static final StoryRun STORY = StoryRun.on(InitialData.EMPTY);

    private static Engine engine;
    private static TestDeal deal;

    @BeforeAll
    static void start() {
        engine = STORY.engine();
        deal = STORY.deal();
        deal.begin(2);
        engine.sync("accounts");
    }

    /** Neither the line of the second quote nor a deletion for lack of lines reaches Finance. */
    @Test
    void twoQuotesWithOneNumberLeaveTheQuotationAsItIs() {
        deal.document("quotes", QUOTE, "First");
        deal.line("quotes", QUOTE, 1, "1", "0");
        deal.line("quotes", QUOTE, 2, "2", "0");
        deal.activate("quotes", QUOTE);
        engine.sync("quotes");
        deal.document("quotes", OTHER, "Second");
        deal.line("quotes", OTHER, 1, "9", "0");
        String second = deal.sales("quotes", OTHER).get("quoteid").asText();
        patch("quotes", second, "{\"quotenumber\": \"" + QUOTE + "\"}");
        patch("quotes", second, "{\"statecode\": 1, \"statuscode\": 2}");

        engine.sync("quotes");
        engine.sync("quotes");

        assertThat(quantities()).containsExactly("1", "2");
        assertThat(deal.failures())
                .filteredOn(failure -> failure.task().equals("quote-headers-to-finance"))
                .singleElement()
                .satisfies(failure -> assertThat(failure.reason()).contains("First", "Second"));
        assertThat(engine.sales().delete("quotes(" + second + ")").status()).isEqualTo(204);
        engine.sync("quotes");
        assertThat(quantities()).containsExactly("1", "2");
        assertThat(deal.failures()).isEmpty();
    }

    /** A merge leaves its loser with the number in the letters in which somebody typed it. */
    @Test
    void theFailureOfADeactivatedAccountEndsInOtherLettersToo() {
        account("ACC-83001-TESTXX", "First");
        String second = account("acc-83001-testxx", "Second");
        engine.sync("accounts");
        assertThat(deal.failures()).extracting(Failure::key).contains("acc-83001-testxx");

        patch("accounts", second, "{\"statecode\": 1, \"statuscode\": 2}");
        engine.sync("accounts");

        assertThat(deal.failures()).isEmpty();
        assertThat(
                        deal.finance("CustomersV2(CustomerAccount='ACC-83001-TESTXX')")
                                .get("OrganizationName")
                                .asText())
                .isEqualTo("First");
    }

    private static List<String> quantities() {
        return engine.finance()
                .get(
                        "CDSSalesQuotationLines?cross-company=true&$orderby=LineCreationSequenceNumber"
                                + "&$filter=SalesQuotationNumber%20eq%20'"
                                + QUOTE
                                + "'")
                .json()
                .get("value")
                .findValuesAsText("RequestedSalesQuantity");
    }

    private static String account(String number, String name) {
        String id = UUID.randomUUID().toString();
        deal.created(
                "accounts",
                "{\"accountid\": \"%s\", \"accountnumber\": \"%s\", \"name\": \"%s\"}"
                        .formatted(id, number, name));
        return id;
    }

    private static void patch(String set, String id, String json) {
        Reply reply = engine.sales().patch(set + "(" + id + ")", json);
        assertThat(reply.status()).as(reply.body()).isEqualTo(204);
    }
}
