package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.run.Run;
import dev.p2c.sandbox.Reply;
import dev.p2c.sandbox.SandboxClient;
import dev.p2c.state.Conflict;
import dev.p2c.state.Failure;
import dev.p2c.state.FailureKind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Rows of the shipped directions through Common Data Service that change, wait, are refused or are
 * deleted on the way, for two companies.
 *
 * <p>Holds rules of docs/templates.md, "Through Common Data Service".
 */
class StagedRowsTest {

    @RegisterExtension static final StoryRun STORY = StoryRun.staged();

    private static Engine engine;
    private static TestDeal deal;
    private static CompanyRows rows;

    @BeforeAll
    static void begin() {
        engine = STORY.engine();
        deal = STORY.deal();
        rows = new CompanyRows(engine);
        rows.control(engine.finance(), "seed", "{\"products\": 2}");
        rows.control(engine.finance(), "seed", "{\"products\": 2, \"company\": \"demf\"}");
        sync("staged-products");
        deal.account();
        rows.account("ACC-DE", CompanyRows.GERMAN);
        sync("staged-accounts");
    }

    @Test
    void anOrderOfTheSecondCompanyIsInvoicedInEurosOverBothLegs() {
        rows.order("ORD-DE", "ACC-DE");
        sync("orders-to-finance");
        for (String action : new String[] {"confirm", "pick", "ship", "invoice"}) {
            rows.control(engine.finance(), "orders/ORD-DE/" + action, "{\"company\": \"demf\"}");
        }
        rows.control(engine.finance(), "jobs/calculate-totals", "{}");

        sync("staged-orders-to-sales");
        sync("staged-invoices");

        assertThat(rows.failures("ORD-DE")).extracting(Failure::reason).isEmpty();
        JsonNode inHub = rows.only(engine.cds(), "salesorders", "salesordernumber", "ORD-DE");
        JsonNode team =
                engine.cds().get("teams(" + inHub.get("_owningteam_value").asText() + ")").json();
        assertThat(team.get("name").asText()).isEqualTo(CompanyRows.GERMAN);
        assertThat(inHub.get("totalamount_currencycode").asText()).isEqualTo("EUR");
        JsonNode order = rows.only(engine.sales(), "salesorders", "ordernumber", "ORD-DE");
        assertThat(order.get("statecode").asInt()).as("invoiced").isEqualTo(4);
        JsonNode invoice =
                TestDeal.only(
                        engine.sales(),
                        "invoices?$filter=_salesorderid_value%20eq%20"
                                + order.get("salesorderid").asText());
        assertThat(invoice.get("totalamount").decimalValue()).isEqualByComparingTo("200");
        assertThat(invoice.get("_owningbusinessunit_value"))
                .isEqualTo(rows.unit(CompanyRows.GERMAN));
    }

    @Test
    void aChangedAccountIsOneUpdateInEachLeg() {
        String address = rows.account("ACC-CHANGED", CompanyRows.US);
        sync("staged-accounts");

        rows.rename(address, "Renamed AS");
        Run run = sync("staged-accounts");

        assertThat(run.counts().updated()).isEqualTo(2);
        assertThat(rows.customer("usmf", "ACC-CHANGED").get("OrganizationName").asText())
                .isEqualTo("Renamed AS");
    }

    @Test
    void aRowOfEachLegIsExplained() {
        JsonNode first = ExplainedRow.json(engine, "staged-accounts-to-cds", "ACC-DE");
        JsonNode second = ExplainedRow.json(engine, "staged-accounts-to-finance", "ACC-DE");

        for (JsonNode leg : new JsonNode[] {first, second}) {
            assertThat(leg.get("outcome").asText()).isEqualTo("unchanged");
            assertThat(leg.get("company").asText()).isEqualTo("demf");
        }
        assertThat(ExplainedRow.rule(second, "CustomerAccount").at("/theirs").isNull()).isFalse();
    }

    @Test
    void aNameThatIsTooLongForFinanceStaysInTheHubUntilItIsShortened() {
        String address = rows.account("ACC-LONG", CompanyRows.US);
        rows.rename(address, "x".repeat(101));

        assertThat(sync("staged-accounts").counts().rejected()).isEqualTo(1);

        assertThat(rows.failures("ACC-LONG"))
                .singleElement()
                .satisfies(f -> assertThat(f.task()).isEqualTo("staged-accounts-to-finance"))
                .satisfies(f -> assertThat(f.kind()).isEqualTo(FailureKind.REJECTED));
        assertThat(rows.only(engine.cds(), "accounts", "accountnumber", "ACC-LONG")).isNotNull();

        rows.rename(address, "Short AS");
        sync("staged-accounts");

        assertThat(rows.failures("ACC-LONG")).isEmpty();
        assertThat(rows.companiesOf("ACC-LONG")).isEqualTo("usmf");
    }

    @Test
    void aContactWaitsInTheFirstLegAndThenGoesOverBoth() {
        rows.account("ACC-LATE", CompanyRows.US);
        deal.created(
                "contacts",
                """
                {"msdynce_contactnumber": "CON-EARLY", "firstname": "Kari", "lastname": "Nordmann",
                 %s, "accountrolecode": 2, "parentcustomerid_account@odata.bind": "/%s"}
                """
                        .formatted(rows.owner(CompanyRows.US), engine.sales().account("ACC-LATE")));

        assertThat(sync("staged-contacts").counts().parked()).isEqualTo(1);
        assertThat(rows.failures("CON-EARLY"))
                .extracting(Failure::task)
                .containsExactly("staged-contacts-to-cds");

        sync("staged-accounts");
        sync("staged-contacts");

        assertThat(rows.failures("CON-EARLY")).isEmpty();
        JsonNode person =
                rows.only(
                        engine.finance(),
                        "CDSContactPersons",
                        "ContactPersonPartyNumber",
                        "CON-EARLY");
        assertThat(person.get("AssociatedPartyNumber").asText()).isEqualTo("ACC-LATE");
    }

    @Test
    void aLineDeletedInFinanceLeavesTheHubAndSales() {
        deal.document("salesorders", "ORD-2-LINES", "Two lines");
        // The first two products are those of the other company.
        deal.line("salesorders", "ORD-2-LINES", 3, "3", "0");
        deal.line("salesorders", "ORD-2-LINES", 4, "4", "0");
        deal.activate("salesorders", "ORD-2-LINES");
        sync("orders-to-finance");
        deal.press("orders/ORD-2-LINES/confirm", "{}");
        deal.press("jobs/calculate-totals", "{}");
        sync("staged-orders-to-sales");
        assertThat(lines(engine.cds(), "salesorderlines", "salesordernumber")).isEqualTo(2);

        Reply deleted =
                engine.finance()
                        .delete(
                                "CDSSalesOrderLines(dataAreaId='usmf',SalesOrderNumber='ORD-2-LINES',LineCreationSequenceNumber=4)?cross-company=true");
        assertThat(deleted.status()).as(deleted.body()).isEqualTo(204);
        deal.press("jobs/calculate-totals", "{}");
        sync("staged-orders-to-sales");

        assertThat(lines(engine.cds(), "salesorderlines", "salesordernumber")).isEqualTo(1);
        assertThat(lines(engine.sales(), "salesorderdetails", "msdynce_ordernumber")).isEqualTo(1);
        sync("orders-to-finance");
        assertThat(rows.failures("ORD-2-LINES")).isEmpty();
    }

    @Test
    void aRevisedQuoteReplacesTheLinesInTheHubAndInFinance() {
        deal.document("quotes", "QUO-REVISED", "Offer");
        deal.line("quotes", "QUO-REVISED", 3, "3", "10.00");
        deal.line("quotes", "QUO-REVISED", 4, "4", "0");
        deal.activate("quotes", "QUO-REVISED");
        sync("staged-quotes");
        deal.press("jobs/calculate-totals", "{}");
        String revision = revise();
        String of =
                "quotedetails?$filter=_quoteid_value%20eq%20"
                        + revision
                        + "%20and%20sequencenumber%20eq%20";
        String first = TestDeal.only(engine.sales(), of + 3).get("quotedetailid").asText();
        String second = TestDeal.only(engine.sales(), of + 4).get("quotedetailid").asText();
        engine.sales().patch("quotedetails(" + first + ")", "{\"quantity\": 8}");
        engine.sales().delete("quotedetails(" + second + ")");
        deal.activate("quotes", "QUO-REVISED");

        sync("staged-quotes");

        JsonNode line =
                rows.only(
                        engine.finance(),
                        "CDSSalesQuotationLines",
                        "SalesQuotationNumber",
                        "QUO-REVISED");
        assertThat(line.get("RequestedSalesQuantity").decimalValue()).isEqualByComparingTo("8");
        assertThat(line.get("LineDiscountAmount").decimalValue()).isEqualByComparingTo("1.25");
        assertThat(line.get("LineAmount").decimalValue()).isEqualByComparingTo("790");
        rows.only(engine.cds(), "quotationlines", "quotationnumber", "QUO-REVISED");
        assertThat(rows.failures("QUO-REVISED")).isEmpty();
        assertThat(conflicts("QUO-REVISED")).isEmpty();
    }

    private static String revise() {
        String quote = deal.sales("quotes", "QUO-REVISED").get("quoteid").asText();
        Reply reply =
                engine.sales()
                        .post(
                                "ReviseQuote",
                                "{\"QuoteId\": \"%s\", \"ColumnSet\": {\"AllColumns\": true}}"
                                        .formatted(quote));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json().get("quoteid").asText();
    }

    private static List<Conflict> conflicts(String key) {
        return engine.application().state().conflicts().settled(Optional.empty(), 100).stream()
                .filter(conflict -> conflict.key().startsWith(key))
                .toList();
    }

    @Test
    void aTextThatFinanceHasInAShorterFormStaysWholeInSales() {
        String whole = "Harbour side, the third gate on the left";
        deal.document("salesorders", "ORD-WHOLE", "Whole text");
        String order =
                "salesorders("
                        + deal.sales("salesorders", "ORD-WHOLE").get("salesorderid").asText()
                        + ")";
        engine.sales().patch(order, "{\"shipto_line2\": \"" + whole + "\"}");
        deal.line("salesorders", "ORD-WHOLE", 3, "1", "0");
        deal.activate("salesorders", "ORD-WHOLE");
        sync("orders-to-finance");
        deal.press("orders/ORD-WHOLE/confirm", "{}");
        deal.press("jobs/calculate-totals", "{}");

        sync("staged-orders-to-sales");

        JsonNode inHub = rows.only(engine.cds(), "salesorders", "salesordernumber", "ORD-WHOLE");
        assertThat(inHub.get("deliveryaddress_addressline2").asText().length()).isLessThan(21);
        assertThat(deal.sales("salesorders", "ORD-WHOLE").get("shipto_line2").asText())
                .isEqualTo(whole);
        assertThat(conflicts("ORD-WHOLE")).isEmpty();
    }

    private static int lines(SandboxClient service, String set, String column) {
        String rows = set + "?$filter=" + column + "%20eq%20'ORD-2-LINES'";
        return service.get(rows).json().get("value").size();
    }

    private static Run sync(String direction) {
        Run run = engine.sync(direction);
        assertThat(run.failures()).as(direction).isEmpty();
        return run;
    }
}
