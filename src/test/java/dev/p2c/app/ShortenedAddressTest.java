package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.run.Run;
import dev.p2c.sandbox.Reply;
import dev.p2c.sandbox.http.InitialData;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The delivery address of an order that Finance has in a shorter form than Sales.
 *
 * <p>Holds rules of docs/templates.md, "Sales Orders, Finance to Sales".
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShortenedAddressTest {

    private static final String ORDER = "ORD-LONG-1";
    private static final String LINE_2 = "Suite 1200, North Tower, third floor";
    private static final String POSTAL_CODE = "02101-4455-0001";
    private static final String HEADER = "CDSSalesOrderHeaders(SalesOrderNumber='" + ORDER + "')";

    @TempDir static Path directory;
    private Engine engine;
    private TestDeal deal;

    @AfterAll
    void stop() {
        engine.close();
    }

    @BeforeAll
    void bringAnOrderToFinanceAndBack() {
        engine = Engine.start(directory, InitialData.EMPTY);
        deal = new TestDeal(engine);
        deal.begin(3);
        engine.sync("accounts");
        deal.document("salesorders", ORDER, "Spring order");
        editInSales(
                """
                {"shipto_line2": "%s", "shipto_city": "Boston", "shipto_postalcode": "%s",
                 "shipto_stateorprovince": "Massachusetts", "shipto_country": "U.S.A."}
                """
                        .formatted(LINE_2, POSTAL_CODE));
        deal.line("salesorders", ORDER, 1, "3", "10.00");
        deal.activate("salesorders", ORDER);
        engine.sync("orders-to-finance");
        deal.press("orders/" + ORDER + "/confirm", "{}");
        passToSales();
    }

    @Test
    @Order(1)
    void financeHasTheShorterForm() {
        JsonNode order = deal.finance(HEADER);

        assertThat(order.get("DeliveryAddressStreetNumber").asText())
                .isEqualTo("Suite 1200, North");
        assertThat(order.get("DeliveryAddressZipCode").asText()).isEmpty();
        assertThat(order.get("DeliveryAddressStateId").asText()).isEqualTo("MA");
    }

    @Test
    @Order(2)
    void theWholeTextStaysInSales() {
        wholeTextIsInSales();
        assertThat(inSales("msdynce_processingstatus")).isEqualTo("647390001");
    }

    @Test
    @Order(3)
    void theWholeTextStaysWhenAnotherPartOfTheAddressChangesInFinance() {
        for (String city : List.of("Cambridge", "Salem")) {
            editInFinance("{\"DeliveryAddressCity\": \"%s\"}".formatted(city));
            passToSales();

            assertThat(inSales("shipto_city")).isEqualTo(city);
            wholeTextIsInSales();
        }
    }

    @Test
    @Order(4)
    void aFullPassWritesNothing() {
        Run run = engine.application().runNow("orders-to-sales", Engine.command(true));

        assertThat(run.counts().updated()).isZero();
        wholeTextIsInSales();
    }

    @Test
    @Order(5)
    void anEditInFinanceReplacesTheText() {
        editInFinance("{\"DeliveryAddressStreetNumber\": \"Suite 7\"}");
        passToSales();

        assertThat(inSales("shipto_line2")).isEqualTo("Suite 7");
        assertThat(inSales("shipto_postalcode")).isEqualTo(POSTAL_CODE);
        assertThat(engine.application().state().conflicts().settled(Optional.empty(), 100))
                .isEmpty();
    }

    private void wholeTextIsInSales() {
        assertThat(inSales("shipto_line2")).isEqualTo(LINE_2);
        assertThat(inSales("shipto_postalcode")).isEqualTo(POSTAL_CODE);
    }

    private String inSales(String column) {
        return deal.sales("salesorders", ORDER).get(column).asText();
    }

    private void passToSales() {
        deal.press("jobs/calculate-totals", "{}");
        engine.sync("orders-to-sales");
        assertThat(deal.failures()).isEmpty();
    }

    private void editInSales(String body) {
        String id = inSales("salesorderid");
        Reply reply = engine.sales().patch("salesorders(" + id + ")", body);
        assertThat(reply.status()).as(reply.body()).isEqualTo(204);
    }

    private void editInFinance(String body) {
        String address = HEADER.replace("(", "(dataAreaId='usmf',") + "?cross-company=true";
        Reply reply = engine.finance().patch(address, body);
        assertThat(reply.status()).as(reply.body()).isEqualTo(204);
    }
}
