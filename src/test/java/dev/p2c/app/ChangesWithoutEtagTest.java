package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.run.Run;
import dev.p2c.sandbox.Reply;
import dev.p2c.sandbox.http.InitialData;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * An order that was skipped and becomes ready by a column that Finance computes from another table,
 * so that its etag stays.
 *
 * <p>Holds rules of docs/templates.md, "Sales Orders, Finance to Sales".
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ChangesWithoutEtagTest {

    private static final String ORDER = "SO-79003";
    private static final String CUSTOMER =
            "CustomersV2(dataAreaId='usmf',CustomerAccount='"
                    + TestDeal.ACCOUNT
                    + "')?cross-company=true";

    @RegisterExtension static final StoryRun STORY = StoryRun.on(InitialData.EMPTY);

    private static Engine engine;
    private static TestDeal deal;
    private static JsonNode skipped;

    @BeforeAll
    static void start() {
        engine = STORY.engine();
        deal = STORY.deal();
        deal.begin(2);
        engine.sync("accounts");
        fromSales("No");
        String product = deal.product(0).get("productnumber").asText();
        post(
                "CDSSalesOrderHeaders",
                "\"OrderingCustomerAccountNumber\": \"" + TestDeal.ACCOUNT + "\"");
        post(
                "CDSSalesOrderLines",
                "\"ProductNumber\": \"" + product + "\", \"OrderedSalesQuantity\": 4");
        deal.press("orders/" + ORDER + "/confirm", "{}");
        deal.press("jobs/calculate-totals", "{}");
    }

    @Test
    @Order(1)
    void anOrderIsSkippedWhileItsCustomerDoesNotComeFromSales() {
        Run run = engine.sync("orders-to-sales");

        assertThat(run.counts().skipped()).isEqualTo(2);
        skipped = deal.finance("CDSSalesOrderHeaders(SalesOrderNumber='" + ORDER + "')");
    }

    @Test
    @Order(2)
    void headerAndLineAreWrittenWhenTheCustomerComesFromSalesThoughNoEtagChanged() {
        fromSales("Yes");
        JsonNode ready = deal.finance("CDSSalesOrderHeaders(SalesOrderNumber='" + ORDER + "')");
        assertThat(ready.get("@odata.etag")).isEqualTo(skipped.get("@odata.etag"));

        Run run = engine.sync("orders-to-sales");

        assertThat(run.failures()).isEmpty();
        assertThat(run.counts().created()).isEqualTo(2);
    }

    @Test
    @Order(3)
    void aPassWithoutChangesReadsNoRow() {
        assertThat(engine.sync("orders-to-sales").counts().read()).isZero();
    }

    private static void fromSales(String yesOrNo) {
        Reply reply =
                engine.finance()
                        .patch(CUSTOMER, "{\"IsExternallyMaintained\": \"" + yesOrNo + "\"}");
        assertThat(reply.status()).as(reply.body()).isEqualTo(204);
    }

    private static void post(String set, String columns) {
        Reply reply =
                engine.finance()
                        .post(
                                set + "?cross-company=true",
                                "{\"dataAreaId\": \"usmf\", \"SalesOrderNumber\": \"%s\", %s}"
                                        .formatted(ORDER, columns));
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
    }
}
