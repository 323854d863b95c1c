package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.sandbox.http.InitialData;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The tax on header charges is one line "Freight Tax" in Sales, so that its own calculation gives
 * the total of Finance (Prospect to cash, sales orders template, tax on freight).
 *
 * <p>Holds rules of docs/templates.md, "Sales Orders, Finance to Sales".
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FreightTaxTest {

    private static final String ORDER = "ORD-79001-TEST";

    @RegisterExtension static final StoryRun STORY = StoryRun.on(InitialData.EMPTY);

    private static TestDeal deal;

    @BeforeAll
    static void begin() {
        deal = STORY.deal();
        deal.taxedFromTheBeginning();
        deal.begin(2);
        deal.document("salesorders", ORDER, "With freight");
        deal.line("salesorders", ORDER, 1, "3", "10.00");
        deal.activate("salesorders", ORDER);
        STORY.syncAll();
        deal.press("orders/" + ORDER + "/charge", "{\"amount\": 50.00}");
        deal.press("orders/" + ORDER + "/confirm", "{}");
    }

    @Test
    @Order(1)
    void theTaxBecomesALineInSales() {
        calculated();

        assertThat(taxLines()).hasSize(1);
        assertThat(taxLines().get(0).get("tax").decimalValue()).isEqualByComparingTo("4.13");
    }

    @Test
    @Order(2)
    void theLineIsUpdatedWhenTheTaxChanges() {
        String id = taxLines().get(0).get("salesorderdetailid").asText();

        charge("200.00");

        assertThat(taxLines()).hasSize(1);
        assertThat(taxLines().get(0).get("salesorderdetailid").asText()).isEqualTo(id);
        assertThat(taxLines().get(0).get("tax").decimalValue()).isEqualByComparingTo("16.50");
        assertTotalsAgree();
    }

    /** The line is not a write-in product, so the order still has only products of Finance. */
    @Test
    @Order(3)
    void theLineChangesNoFlagAndIsNeverSentToFinance() {
        Engine.setBackCounters(STORY.engine().finance());

        STORY.syncAll();

        assertThat(order().get("msdynce_hasexternallymaintainedproductsonly").asBoolean()).isTrue();
        assertThat(Engine.writes(STORY.engine().finance())).isZero();
        assertThat(financeLines()).isEqualTo(1);
    }

    @Test
    @Order(4)
    void theLineIsRemovedWithTheTax() {
        charge("0");

        assertThat(taxLines()).isEmpty();
        assertThat(order().get("msdynce_hasexternallymaintainedproductsonly").asBoolean()).isTrue();
        assertTotalsAgree();
    }

    private static void charge(String amount) {
        deal.press("orders/" + ORDER + "/charge", "{\"amount\": " + amount + "}");
        calculated();
    }

    private static void calculated() {
        deal.press("jobs/calculate-totals", "{}");
        STORY.syncAll();
    }

    private static void assertTotalsAgree() {
        JsonNode header = deal.finance("CDSSalesOrderHeaders(SalesOrderNumber='" + ORDER + "')");
        assertThat(order().get("totalamount").decimalValue())
                .isEqualByComparingTo(header.get("OrderTotalAmount").decimalValue());
    }

    private static JsonNode order() {
        return deal.sales("salesorders", ORDER);
    }

    private static JsonNode taxLines() {
        return STORY.engine()
                .sales()
                .get("salesorderdetails?$filter=msdynce_ismisctax%20eq%20true")
                .json()
                .get("value");
    }

    private static int financeLines() {
        return STORY.engine()
                .finance()
                .get(
                        "CDSSalesOrderLines?cross-company=true&$filter=SalesOrderNumber%20eq%20'"
                                + ORDER
                                + "'")
                .json()
                .get("value")
                .size();
    }
}
