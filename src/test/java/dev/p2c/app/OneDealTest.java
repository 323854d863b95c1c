package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.app.cli.ExitCode;
import dev.p2c.mapping.FieldRule;
import dev.p2c.mapping.Mapping;
import dev.p2c.mapping.ProjectMappings;
import dev.p2c.sandbox.http.InitialData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One deal through all eight templates: what people and Finance's jobs do, {@code p2c sync all}
 * after each step, and every mapped field of all twelve tasks compared with {@code
 * deal/<task>.json}.
 *
 * <p>Holds rules of docs/templates.md, "Accounts", "Products", "Contacts, Contacts to Customer",
 * "Sales Quotes", "Sales Invoices".
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OneDealTest {

    private static final Map<String, Mapping> MAPPINGS = ProjectMappings.open().loadAll();
    private static final String ORDER = OneDeal.ORDER;
    private static final int ACTIVE = 647390000;
    private static final int ORDER_INVOICED = 4;

    @RegisterExtension static final StoryRun STORY = StoryRun.on(InitialData.EMPTY);

    private static TestDeal deal;
    private static OneDeal steps;

    @BeforeAll
    static void begin() {
        deal = STORY.deal();
        steps = new OneDeal(STORY.engine(), deal);
        deal.taxedFromTheBeginning();
    }

    @Test
    @Order(1)
    void accountContactAndProductsAreWritten() {
        steps.customersAndProducts();

        STORY.p2cSyncAll();

        expect("accounts-to-customers");
        expect("contacts-to-contact-persons");
        expect("released-products-to-products");
    }

    @Test
    @Order(2)
    void quotesOfAnAccountAndOfAContactAreWritten() {
        steps.quotes();

        STORY.p2cSyncAll();
        deal.press("jobs/calculate-totals", "{}");

        expect("contacts-to-customers");
        expect("quote-headers-to-finance");
        expect("quote-lines-to-finance");
    }

    @Test
    @Order(3)
    void anActivatedOrderIsWritten() {
        steps.order();

        STORY.p2cSyncAll();

        expect("order-lines-to-finance");
        assertThat(status()).isEqualTo(ACTIVE);
    }

    @Test
    @Order(4)
    void theConfirmedOrderReturnsWithFreight() {
        steps.confirmed();

        STORY.p2cSyncAll();

        expect("order-headers-to-finance");
        expect("order-headers-to-sales");
        expect("order-lines-to-sales");
    }

    @Test
    @Order(5)
    void theShippedOrderReturns() {
        steps.step("pick");
        STORY.p2cSyncAll();
        assertThat(status()).isEqualTo(647390004);

        steps.step("ship");
        STORY.p2cSyncAll();
        assertThat(status()).isEqualTo(647390007);
    }

    @Test
    @Order(6)
    void theInvoiceIsWritten() {
        steps.invoiced();

        STORY.p2cSyncAll();

        expect("invoice-headers-to-sales");
        expect("invoice-lines-to-sales");
        assertThat(status()).isEqualTo(647390003);
        assertThat(deal.sales("salesorders", ORDER).get("statecode").asInt())
                .isEqualTo(ORDER_INVOICED);
    }

    @Test
    @Order(7)
    void noRowIsWaitingAndAnotherPassWritesNothing() {
        assertThat(deal.failures()).isEmpty();
        Engine.setBackCounters(STORY.engine().sales());
        Engine.setBackCounters(STORY.engine().finance());

        STORY.p2cSyncAll();

        assertThat(Engine.writes(STORY.engine().sales())).isZero();
        assertThat(Engine.writes(STORY.engine().finance())).isZero();
    }

    @Test
    @Order(8)
    void bothSystemsHaveTheSameRowsAndTheSameAmountsButForTheTaxOfFinance() {
        JsonNode document = reconcile();

        assertThat(document.get("differences"))
                .as("the deal needs more decimals than the product has in Finance")
                .singleElement()
                .satisfies(row -> assertThat(row.get("key").asText()).isEqualTo("T0100-BLK-S"));
        assertThat(document.get("compared").asInt()).isGreaterThan(15);
        JsonNode taxed = reconcile("--by-design").get("differences");
        assertThat(taxed.findValuesAsText("key")).contains("QUO-79001-TEST");
        assertThat(taxed.findValuesAsText("why")).contains("tax: 44.56 (QuotationTotalTaxAmount)");
    }

    /** But for the product whose decimals the deal has raised in Sales. */
    @Test
    @Order(9)
    void aNewStateInPlaceOfALostOneWritesNothingWhereTheSystemsAreInStep() {
        Map<String, String> lost = new HashMap<>(STORY.engine().environment());
        lost.put("P2C_STATE_URL", "jdbc:h2:mem:lost");
        Engine.setBackCounters(STORY.engine().sales());
        Engine.setBackCounters(STORY.engine().finance());

        Engine.Command sync = Engine.command(lost, "sync", "all", "--json");

        assertThat(sync.exit()).as(sync.out() + sync.err()).isZero();
        assertThat(Engine.writes(STORY.engine().finance())).as("Finance").isZero();
        assertThat(Engine.writes(STORY.engine().sales())).as("Sales").isEqualTo(1);
        JsonNode products = task(sync, "released-products-to-products");
        assertThat(products.get("updated").asInt()).isEqualTo(1);
        JsonNode orders = task(sync, "order-headers-to-sales");
        assertThat(orders.get("unchanged").asInt()).isEqualTo(1);
        assertThat(deal.sales("salesorders", ORDER).get("statecode").asInt())
                .isEqualTo(ORDER_INVOICED);
    }

    private static JsonNode task(Engine.Command sync, String name) {
        return CommandJson.of(sync.out()).findValue(name);
    }

    @Test
    @Order(10)
    void aLineThatAnInvoiceLacksExplainsItsTotal() {
        JsonNode line =
                TestDeal.only(
                        STORY.engine().sales(),
                        "invoicedetails?$filter=sequencenumber%20eq%202%20and%20"
                                + "msdynce_ismisctax%20ne%20true");
        String address = "invoicedetails(" + line.get("invoicedetailid").asText() + ")";
        assertThat(STORY.engine().sales().delete(address).status()).isEqualTo(204);

        JsonNode differences = reconcile().get("differences");

        assertThat(differences.findValuesAsText("kind")).contains("missing", "different");
        JsonNode total = differences.get(differences.size() - 1);
        assertThat(total.get("task").asText()).isEqualTo("invoice-headers-to-sales");
        assertThat(total.at("/fields/0/name").asText()).isEqualTo("totalamount");
        assertThat(total.at("/fields/0/why").asText()).isEqualTo("line 2 is missing");
    }

    private static JsonNode reconcile(String... options) {
        List<String> words = new ArrayList<>(List.of("reconcile", "all", "--json"));
        words.addAll(List.of(options));
        Engine.Command command = STORY.engine().p2c(words.toArray(String[]::new));
        assertThat(command.exit()).as(command.err()).isEqualTo(ExitCode.SOME_ROWS_NOT_DONE);
        return CommandJson.of(command.out());
    }

    /**
     * Returns the tasks with a file of expected rows. The steps of the deal need the file of each
     * shipped task; a task of your own needs none.
     */
    static Stream<String> tasks() {
        String[] files = Path.of("src", "test", "resources", "deal").toFile().list();
        return Stream.of(files).map(file -> file.replace(".json", ""));
    }

    /** Every field rule of a task in the deal has a value, and every value has a rule. */
    @ParameterizedTest
    @MethodSource("tasks")
    void everyFieldRuleHasAnExpectedValue(String task) {
        assertThat(MAPPINGS).containsKey(task);
        Mapping mapping = MAPPINGS.get(task);
        List<String> targets = mapping.rules().stream().map(FieldRule::target).toList();

        assertThat(ExpectedRows.of(mapping).rows())
                .isNotEmpty()
                .allSatisfy(
                        row ->
                                assertThat(row.fieldNames())
                                        .toIterable()
                                        .containsExactlyInAnyOrderElementsOf(targets));
    }

    private static void expect(String task) {
        ExpectedRows.of(MAPPINGS.get(task)).check(STORY.engine());
    }

    private static int status() {
        JsonNode order = deal.sales("salesorders", ORDER);
        return order.get("msdynce_processingstatus").asInt();
    }
}
