package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.run.Run;
import dev.p2c.sandbox.http.InitialData;
import dev.p2c.state.Failure;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Two accounts of Sales with one number, told as one story. The last version of the Prospect to
 * cash solution has no key on the number, and a merge leaves its loser with the number.
 *
 * <p>Holds rules of docs/templates.md, "All of them".
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DuplicateNumbersTest {

    private static final String NUMBER = "ACC-80001-TESTXX";

    private static final String LOWEST_ID = "00000000-0000-0000-0000-000000000001";

    @RegisterExtension static final StoryRun STORY = StoryRun.on(InitialData.EMPTY);

    private static Engine engine;
    private static String contoso;
    private static String fabrikam;

    @BeforeAll
    static void start() {
        engine = STORY.engine();
        contoso = account(NUMBER, "Contoso");
        fabrikam = account(NUMBER.toLowerCase(Locale.ROOT), "Fabrikam");
    }

    @Test
    @Order(1)
    void twoNewAccountsWithOneNumberAreNamedAndNeitherIsWritten() {
        Run run = engine.sync("accounts");

        assertThat(run.counts().created()).isZero();
        assertThat(STORY.deal().failures())
                .isNotEmpty()
                .allSatisfy(
                        failure ->
                                assertThat(failure.reason())
                                        .contains("Contoso", contoso, "Fabrikam", fabrikam));
        assertThat(customer(NUMBER).path("CustomerAccount").isMissingNode()).isTrue();
        assertThat(engine.sales().get("accounts(accountnumber='" + NUMBER + "')").status())
                .as("a number of two accounts addresses neither")
                .isEqualTo(400);
    }

    @Test
    @Order(2)
    void theOtherIsWrittenByItselfWhenOneIsRenumbered() {
        patch(contoso, "{\"accountnumber\": \"ACC-80002-TESTXX\"}");

        Run run = engine.sync("accounts");

        assertThat(run.counts().created()).isEqualTo(2);
        assertThat(STORY.deal().failures()).isEmpty();
        assertThat(name(NUMBER)).isEqualTo("Fabrikam");
        assertThat(name("ACC-80002-TESTXX")).isEqualTo("Contoso");
    }

    @Test
    @Order(3)
    void anAccountThatTakesTheNumberOfAWrittenOneIsNotWrittenOverIt() {
        patch(fabrikam, "{\"accountnumber\": \"" + NUMBER + "\"}");
        engine.sync("accounts");
        patch(contoso, "{\"accountnumber\": \"" + NUMBER + "\"}");

        engine.sync("accounts");

        assertThat(name(NUMBER)).isEqualTo("Fabrikam");
        assertThat(STORY.deal().failures())
                .singleElement()
                .satisfies(
                        failure ->
                                assertThat(failure.reason())
                                        .contains("2 rows of accounts", contoso, fabrikam));
    }

    @Test
    @Order(4)
    void anEditOfEitherIsNotWrittenMeanwhile() {
        patch(fabrikam, "{\"name\": \"Fabrikam 2\"}");
        engine.sync("accounts");
        patch(contoso, "{\"name\": \"Contoso 2\"}");
        engine.sync("accounts");

        assertThat(name(NUMBER)).isEqualTo("Fabrikam");
        assertThat(STORY.deal().failures()).hasSize(1);
    }

    /** A merge deactivates the account that loses, and the loser keeps its number. */
    @Test
    @Order(5)
    void aDeactivatedAccountGivesWayToTheActiveOne() {
        patch(fabrikam, "{\"statecode\": 1, \"statuscode\": 2}");

        engine.sync("accounts");

        assertThat(STORY.deal().failures()).isEmpty();
        assertThat(name(NUMBER)).isEqualTo("Contoso 2");
    }

    @Test
    @Order(6)
    void anEditOfTheDeactivatedAccountIsSkipped() {
        patch(fabrikam, "{\"name\": \"Fabrikam 3\"}");

        Run run = engine.sync("accounts");

        assertThat(run.counts().updated()).isZero();
        assertThat(run.counts().skipped()).isPositive();
        assertThat(name(NUMBER)).isEqualTo("Contoso 2");
    }

    @Test
    @Order(7)
    void theOtherIsWrittenByItselfWhenOneIsDeleted() {
        patch(fabrikam, "{\"statecode\": 0, \"statuscode\": 1}");
        engine.sync("accounts");
        assertThat(STORY.deal().failures()).hasSize(1);
        engine.sales().delete("accounts(" + contoso + ")");

        engine.sync("accounts");

        assertThat(STORY.deal().failures()).extracting(Failure::reason).isEmpty();
        assertThat(name(NUMBER)).isEqualTo("Fabrikam 3");
    }

    /** A full comparison reads all rows, and knows the keys that are shared beforehand. */
    @Test
    @Order(8)
    void aFullComparisonFindsTheDuplicateToo() {
        String other = account(NUMBER, "Third");

        engine.application().runNow("accounts", Engine.command(true));

        assertThat(STORY.deal().failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.reason()).contains(other, fabrikam));
        assertThat(name(NUMBER)).isEqualTo("Fabrikam 3");
        engine.sales().delete("accounts(" + other + ")");
        engine.sync("accounts");
        assertThat(STORY.deal().failures()).isEmpty();
    }

    /** The account of the order is looked up by its number. */
    @Test
    @Order(9)
    void anOrderFindsTheActiveAccountOfANumber() {
        engine.finance().control("POST", "seed", "{\"products\": 1}");
        engine.sync("products");
        account(LOWEST_ID, NUMBER, "Loser of a merge");
        patch(LOWEST_ID, "{\"statecode\": 1, \"statuscode\": 2}");
        order("SO-80001");

        engine.sync("orders-to-sales");

        assertThat(STORY.deal().sales("salesorders", "SO-80001").get("_customerid_value").asText())
                .isEqualTo(fabrikam);
    }

    @Test
    @Order(10)
    void anOrderOfANumberThatTwoActiveAccountsHaveWaitsAndNamesBoth() {
        patch(LOWEST_ID, "{\"statecode\": 0, \"statuscode\": 1}");
        order("SO-80002");

        engine.sync("orders-to-sales");

        assertThat(STORY.deal().failures())
                .filteredOn(Failure::key, "SO-80002")
                .singleElement()
                .satisfies(
                        failure ->
                                assertThat(failure.reason())
                                        .contains("2 rows of accounts", LOWEST_ID, fabrikam));

        engine.sales().delete("accounts(" + LOWEST_ID + ")");
        engine.sync("orders-to-sales");

        assertThat(STORY.deal().failures()).isEmpty();
    }

    /** Finance: the date and the voucher belong to the key of an invoice, too. */
    @Test
    @Order(11)
    void anInvoiceNumberUsedTwiceIsNamedAndStaysOutWithItsLines() {
        String first = invoice("SO-80001", "2025-03-01");
        engine.finance().control("POST", "jobs/restart-invoice-numbers", "{}");
        assertThat(invoice("SO-80002", "2026-03-01")).isEqualTo(first);

        engine.sync("invoices");

        assertThat(STORY.deal().failures())
                .filteredOn(failure -> failure.task().equals("invoice-headers-to-sales"))
                .singleElement()
                .satisfies(
                        failure ->
                                assertThat(failure.reason())
                                        .contains("2 rows of ExternallyMaintained")
                                        .contains("2025-03-01")
                                        .contains("2026-03-01"));
        assertThat(engine.sales().get("invoices").json().get("value")).isEmpty();
        assertThat(engine.sales().get("invoicedetails").json().get("value")).isEmpty();
    }

    private static void order(String number) {
        finance(
                "CDSSalesOrderHeaders",
                "{\"dataAreaId\": \"usmf\", \"SalesOrderNumber\": \"%s\", \"OrderingCustomerAccountNumber\": \"%s\"}"
                        .formatted(number, NUMBER));
        finance(
                "CDSSalesOrderLines",
                "{\"dataAreaId\": \"usmf\", \"SalesOrderNumber\": \"%s\", \"ProductNumber\": \"%s\", \"OrderedSalesQuantity\": 4}"
                        .formatted(number, STORY.deal().product(0).get("productnumber").asText()));
        STORY.deal().press("orders/" + number + "/confirm", "{}");
        STORY.deal().press("jobs/calculate-totals", "{}");
    }

    private static void finance(String set, String json) {
        var reply = engine.finance().post(set + "?cross-company=true", json);
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
    }

    private static String invoice(String order, String date) {
        return STORY.deal()
                .press("orders/" + order + "/invoice", "{\"date\": \"" + date + "\"}")
                .get("invoice")
                .asText();
    }

    private static String account(String number, String name) {
        return account(UUID.randomUUID().toString(), number, name);
    }

    private static String account(String id, String number, String name) {
        String row = "{\"accountid\": \"%s\", \"accountnumber\": \"%s\", \"name\": \"%s\"}";
        STORY.deal().created("accounts", row.formatted(id, number, name));
        return id;
    }

    private static void patch(String id, String json) {
        assertThat(engine.sales().patch("accounts(" + id + ")", json).status()).isEqualTo(204);
    }

    private static JsonNode customer(String number) {
        return STORY.deal().finance("CustomersV2(CustomerAccount='" + number + "')");
    }

    private static String name(String number) {
        return customer(number).path("OrganizationName").asText();
    }
}
