package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.mapping.Mapping;
import dev.p2c.mapping.ProjectMappings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The deal of {@link OneDealTest} through Common Data Service: the rows in Sales and Finance are
 * those of the direct templates but for the differences that the earlier templates have.
 *
 * <p>Holds rules of docs/templates.md, "Through Common Data Service".
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StagedDealTest {

    private static final Map<String, Mapping> MAPPINGS = ProjectMappings.open().loadAll();

    @RegisterExtension static final StoryRun STORY = StoryRun.staged();

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
    void customersAndProductsAreThoseOfTheDirectTemplates() {
        steps.customersAndProducts();

        STORY.syncAllDone();

        direct("accounts-to-customers").check(STORY.engine());
        direct("contacts-to-contact-persons").check(STORY.engine());
        direct("released-products-to-products").check(STORY.engine());
    }

    @Test
    @Order(2)
    void quotationsHaveCrossedAddressLinesADateAndADiscountPerUnit() {
        steps.quotes();

        STORY.syncAllDone();
        deal.press("jobs/calculate-totals", "{}");

        direct("contacts-to-customers").check(STORY.engine());
        direct("quote-headers-to-finance")
                .but(
                        """
                        [{"DeliveryAddressName": "ACC-79001-TESTXX",
                          "DeliveryAddressDescription": "ACC-79001-TESTXX",
                          "DeliveryAddressStreet": "B", "DeliveryAddressStreetNumber": "Kaien 4",
                          "RequestedShippingDate": "2020-01-01T12:00:00Z"},
                         {"DeliveryAddressName": "CON-79002-TESTXX",
                          "DeliveryAddressDescription": "CON-79002-TESTXX",
                          "DeliveryAddressStreet": "B", "DeliveryAddressStreetNumber": "Kaien 4",
                          "RequestedShippingDate": "2020-01-01T12:00:00Z"}]
                        """)
                .check(STORY.engine());
        direct("quote-lines-to-finance")
                .but(
                        """
                        [{"LineDiscountAmount": 3.333333, "TotalDiscountAmount": 9.999999,
                          "LineAmount": 290.00, "RequestedReceiptDate": "2020-01-01T12:00:00Z"},
                         {"LineDiscountAmount": 0, "LineAmount": 250.00},
                         {"LineDiscountAmount": 0, "LineAmount": 100.00}]
                        """)
                .check(STORY.engine());
    }

    @Test
    @Order(3)
    void theOrderOfSalesComesBackConfirmedAsInTheDirectTemplate() {
        steps.order();
        STORY.syncAllDone();
        direct("order-lines-to-finance").check(STORY.engine());

        steps.confirmed();
        STORY.syncAllDone();

        direct("order-headers-to-finance").check(STORY.engine());
        direct("order-headers-to-sales").check(STORY.engine());
        direct("order-lines-to-sales").check(STORY.engine());
        assertThat(conflicts()).isEmpty();
    }

    @Test
    @Order(4)
    void aLaterStatusFollows() {
        steps.step("pick");
        STORY.syncAllDone();
        assertThat(status()).isEqualTo(647390004);

        steps.step("ship");
        STORY.syncAllDone();
        assertThat(status()).isEqualTo(647390007);
    }

    @Test
    @Order(5)
    void theInvoiceHasTheSecondLineOfTheAddressTwice() {
        steps.invoiced();

        STORY.syncAllDone();

        direct("invoice-headers-to-sales").but("[{\"billto_line3\": null}]").check(STORY.engine());
        direct("invoice-lines-to-sales").check(STORY.engine());
        assertThat(status()).isEqualTo(647390003);
        assertThat(deal.sales("salesorders", OneDeal.ORDER).get("statecode").asInt()).isEqualTo(4);
    }

    @Test
    @Order(6)
    void noRowIsWaitingNobodyMadeAConflictAndAnotherPassWritesNothing() {
        assertThat(deal.failures()).isEmpty();
        assertThat(conflicts()).isEmpty();
        Engine.setBackCounters(STORY.engine().sales());
        Engine.setBackCounters(STORY.engine().finance());
        Engine.setBackCounters(STORY.engine().cds());

        STORY.syncAllDone();

        assertThat(Engine.writes(STORY.engine().sales())).as("Sales").isZero();
        assertThat(Engine.writes(STORY.engine().finance())).as("Finance").isZero();
        assertThat(Engine.writes(STORY.engine().cds())).as("Common Data Service").isZero();
        JsonNode ways = CommandJson.of(STORY.engine().p2c("status", "--json").out()).get("ways");
        assertThat(ways).hasSize(10);
        assertThat(ways)
                .allSatisfy(
                        way -> assertThat(way.get("between").asLong()).as(way.toString()).isZero());
        assertThat(ways).noneMatch(way -> way.get("acrossFirst").asLong() == 0);
    }

    @Test
    @Order(7)
    void theHubHasTheColumnsThatNoOtherSystemGets() {
        String further =
                """
                {"telephone2": "+47 22 00 00 08", "emailaddress2": "second@nordlicht.example",
                 "primarytwitterid": "@nordlicht", "address1_line2": "Oppgang B", "donotphone": true}
                """;
        String address = STORY.engine().sales().account(TestDeal.ACCOUNT);
        assertThat(STORY.engine().sales().patch(address, further).status()).isEqualTo(204);

        STORY.syncAllDone();

        JsonNode row =
                TestDeal.only(
                        STORY.engine().cds(),
                        "accounts?$expand=organization&$filter=accountnumber%20eq%20'"
                                + TestDeal.ACCOUNT
                                + "'");
        assertThat(row.at("/organization/organizationnumber").asText()).isEqualTo("ORG001");
        assertThat(row.get("phone01").asText()).isEqualTo("+47 22 00 00 08");
        assertThat(row.get("emailalternate").asText()).isEqualTo("second@nordlicht.example");
        assertThat(row.get("twitteridentity").asText()).isEqualTo("@nordlicht");
        assertThat(row.get("mailingpostaladdress_addressline2").asText()).isEqualTo("Oppgang B");
        assertThat(row.get("isphonecontactallowed").asBoolean()).isFalse();
        direct("accounts-to-customers").check(STORY.engine());
        assertThat(conflicts()).isEmpty();
    }

    /** The rows that the direct template leads to. */
    private static ExpectedRows direct(String task) {
        return ExpectedRows.of(MAPPINGS.get(task));
    }

    private static List<?> conflicts() {
        return STORY.engine().application().state().conflicts().settled(Optional.empty(), 100);
    }

    private static int status() {
        JsonNode order = deal.sales("salesorders", OneDeal.ORDER);
        return order.get("msdynce_processingstatus").asInt();
    }
}
