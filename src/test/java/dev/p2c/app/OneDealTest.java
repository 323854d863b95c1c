package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.mapping.FieldRule;
import dev.p2c.mapping.Mapping;
import dev.p2c.mapping.ProjectMappings;
import dev.p2c.sandbox.http.InitialData;
import java.nio.file.Path;
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
    private static final String ORDER = "ORD-79001-TEST";
    private static final int ACTIVE = 647390000;
    private static final int ORDER_INVOICED = 4;

    private static final String ACCOUNT =
            """
            {"accountnumber": "ACC-79001-TESTXX", "name": "Nordlicht Möbel AS", "creditlimit": 12345.67,
             "fax": "+47 22 00 00 01", "numberofemployees": 42, "description": "Asks for Kari. 日本 & <b>",
             "emailaddress1": "post@nordlicht.example", "telephone1": "+47 22 00 00 00",
             "websiteurl": "https://nordlicht.example", "address1_line1": "Storgata 1\\nOppgang B",
             "address1_city": "Oslo", "address1_country": "Norway", "address1_postalcode": "0155",
             "address1_stateorprovince": "03", "address2_line1": "Lagerveien 7", "address2_city": "Drammen",
             "address2_country": "norway", "address2_postalcode": "3040", "address2_stateorprovince": "30"}
            """;

    private static final String EMPLOYEE =
            """
            {"msdynce_contactnumber": "CON-79001-TESTXX", "firstname": "Kari", "middlename": "Ann",
             "lastname": "Nordmann", "gendercode": 2, "familystatuscode": 2, "governmentid": "010203 12345",
             "department": "Purchasing", "jobtitle": "Buyer", "description": "Calls back.", "donotemail": true,
             "emailaddress1": "kari@nordlicht.example", "telephone1": "+47 22 00 00 02",
             "websiteurl": "https://kari.nordlicht.example", "address1_line1": "Storgata 1",
             "address1_city": "Oslo", "address1_stateorprovince": "03", "address1_postalcode": "0155",
             "address1_country": "Norway",
             "parentcustomerid_account@odata.bind": "/%s"}
            """;

    private static final String BUYER =
            """
            {"msdynce_contactnumber": "CON-79002-TESTXX", "firstname": "Ola", "middlename": "M.",
             "lastname": "Hansen", "creditlimit": 1500.50, "fax": "+47 55 00 00 01",
             "description": "Pays at once.", "emailaddress1": "ola@hansen.example",
             "telephone1": "+47 55 00 00 00", "websiteurl": "https://hansen.example",
             "address1_line1": "Bryggen 3", "address1_city": "Bergen", "address1_stateorprovince": "46",
             "address1_postalcode": "5003", "address1_country": "norway"}
            """;

    @RegisterExtension static final StoryRun STORY = StoryRun.on(InitialData.EMPTY);

    private static TestDeal deal;

    @BeforeAll
    static void begin() {
        deal = STORY.deal();
        deal.taxedFromTheBeginning();
    }

    @Test
    @Order(1)
    void accountContactAndProductsAreWritten() {
        STORY.engine().finance().control("POST", "seed", "{\"products\": 2}");
        deal.created("accounts", ACCOUNT);
        deal.created(
                "contacts", EMPLOYEE.formatted(STORY.engine().sales().account(TestDeal.ACCOUNT)));
        deal.created("contacts", BUYER);

        STORY.p2cSyncAll();

        expect("accounts-to-customers");
        expect("contacts-to-contact-persons");
        expect("released-products-to-products");
    }

    @Test
    @Order(2)
    void quotesOfAnAccountAndOfAContactAreWritten() {
        deal.document("quotes", "QUO-79001-TEST", "Spring offer");
        deal.line("quotes", "QUO-79001-TEST", 1, "3", "10.00");
        deal.line("quotes", "QUO-79001-TEST", 2, "2.5", "0");
        deal.activate("quotes", "QUO-79001-TEST");
        String contact = "/contacts(msdynce_contactnumber='CON-79002-TESTXX')";
        deal.document("quotes", "QUO-79002-TEST", "Private offer", "contact", contact);
        deal.line("quotes", "QUO-79002-TEST", 1, "1", "0");
        deal.activate("quotes", "QUO-79002-TEST");

        STORY.p2cSyncAll();
        deal.press("jobs/calculate-totals", "{}");

        expect("contacts-to-customers");
        expect("quote-headers-to-finance");
        expect("quote-lines-to-finance");
    }

    @Test
    @Order(3)
    void anActivatedOrderIsWritten() {
        deal.document("salesorders", ORDER, "Spring order");
        deal.line("salesorders", ORDER, 1, "3", "10.00");
        deal.line("salesorders", ORDER, 2, "2.5", "0");
        deal.activate("salesorders", ORDER);

        STORY.p2cSyncAll();

        expect("order-lines-to-finance");
        assertThat(status()).isEqualTo(ACTIVE);
    }

    @Test
    @Order(4)
    void theConfirmedOrderReturnsWithFreight() {
        deal.press("orders/" + ORDER + "/charge", "{\"amount\": 50.00}");
        deal.press("orders/" + ORDER + "/confirm", "{}");
        deal.press("jobs/calculate-totals", "{}");

        STORY.p2cSyncAll();

        expect("order-headers-to-finance");
        expect("order-headers-to-sales");
        expect("order-lines-to-sales");
    }

    @Test
    @Order(5)
    void theShippedOrderReturns() {
        deal.press("orders/" + ORDER + "/pick", "{}");
        deal.press("jobs/calculate-totals", "{}");
        STORY.p2cSyncAll();
        assertThat(status()).isEqualTo(647390004);

        deal.press("orders/" + ORDER + "/ship", "{}");
        deal.press("jobs/calculate-totals", "{}");
        STORY.p2cSyncAll();
        assertThat(status()).isEqualTo(647390007);
    }

    @Test
    @Order(6)
    void theInvoiceIsWritten() {
        deal.press("orders/" + ORDER + "/invoice", "{\"date\": \"2026-07-30\"}");
        deal.press("jobs/calculate-totals", "{}");

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
