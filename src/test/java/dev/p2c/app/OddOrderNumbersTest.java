package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.sandbox.SandboxClient;
import dev.p2c.sandbox.http.InitialData;
import dev.p2c.state.Failure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Orders whose number, and whose account's number, has characters that addresses and databases
 * treat in a special way, on their way to Finance and back, told as one story.
 *
 * <p>Holds rules of docs/templates.md, "All of them".
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OddOrderNumbersTest {

    private static final int CONFIRMED = 647390001;
    private static final int PICKED = 647390004;

    private static final List<String> NUMBERS =
            List.of(
                    " O1",
                    "O2\t",
                    "\u00a0O3",
                    "O4 ",
                    "O/5\\",
                    "O+6#",
                    "O%2F7",
                    "O&8?",
                    "O'9`",
                    "O:10*",
                    "Ä11ß",
                    "O12\uD83D\uDE00",
                    "..",
                    "xé",
                    "\u2003O13\u2003",
                    "O14\u200b",
                    "\ufeffO15",
                    "12345678901234567890");

    @RegisterExtension static final StoryRun STORY = StoryRun.on(InitialData.EMPTY);

    @Test
    @Order(1)
    void theyAndTheirLinesAreCreatedInFinance() {
        TestDeal deal = STORY.deal();
        STORY.engine().finance().control("POST", "seed", "{\"products\": 1}");
        STORY.engine().sync("products");
        for (String number : NUMBERS) {
            String account = new Accounts(STORY.engine()).create(number, "Account");
            String path = account.substring(account.indexOf("/accounts("));
            deal.document("salesorders", json(number), "Order", "account", path);
        }
        orders().forEach(order -> line(deal, order));
        STORY.engine().sync("accounts");

        STORY.engine().sync("orders-to-finance");

        assertThat(deal.failures()).extracting(Failure::reason).isEmpty();
        assertThat(rows("CDSSalesOrderHeaders")).hasSameSizeAs(NUMBERS);
        assertThat(rows("CDSSalesOrderLines")).hasSameSizeAs(NUMBERS);
    }

    @Test
    @Order(2)
    void eachComesBackToTheOrderThatItWas() {
        press("confirm");

        STORY.engine().sync("orders-to-sales");

        assertThat(STORY.deal().failures()).extracting(Failure::reason).isEmpty();
        assertThat(orders())
                .hasSameSizeAs(NUMBERS)
                .allMatch(order -> order.get("msdynce_processingstatus").asInt() == CONFIRMED);
    }

    /** Finance drops a space at the end of a number, and the mapping trims those of accounts. */
    @Test
    @Order(3)
    void aLaterChangeIsWrittenAndIsNoConflict() {
        press("pick");

        STORY.engine().sync("orders-to-sales");

        assertThat(orders())
                .allMatch(order -> order.get("msdynce_processingstatus").asInt() == PICKED);
        assertThat(STORY.engine().application().state().conflicts().counts()).isEmpty();
    }

    private static void press(String button) {
        for (JsonNode order : rows("CDSSalesOrderHeaders")) {
            String number = SandboxClient.encode(order.get("SalesOrderNumber").asText());
            STORY.deal().press("orders/" + number + "/" + button, "{}");
        }
        STORY.deal().press("jobs/calculate-totals", "{}");
    }

    private static JsonNode orders() {
        return STORY.engine().sales().get("salesorders").json().get("value");
    }

    private static JsonNode rows(String set) {
        return STORY.engine().finance().get(set + "?cross-company=true").json().get("value");
    }

    private static String json(String text) {
        return text.replace("\\", "\\\\").replace("\t", "\\t");
    }

    private static void line(TestDeal deal, JsonNode order) {
        JsonNode product = deal.product(0);
        String id = order.get("salesorderid").asText();
        var reply =
                STORY.engine()
                        .sales()
                        .post(
                                "salesorderdetails",
                                Map.of(
                                        "sequencenumber",
                                        1,
                                        "quantity",
                                        3,
                                        "productid@odata.bind",
                                        "/products(" + product.get("productid").asText() + ")",
                                        "uomid@odata.bind",
                                        "/uoms(" + product.at("/defaultuomid/uomid").asText() + ")",
                                        "salesorderid@odata.bind",
                                        "/salesorders(" + id + ")"));
        assertThat(reply.status()).as(reply.body()).isEqualTo(204);
        deal.activate("salesorders", SandboxClient.encode(order.get("ordernumber").asText()));
    }
}
