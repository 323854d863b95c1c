package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.run.Run;
import dev.p2c.sandbox.SandboxClient;
import dev.p2c.sandbox.demo.DemoData;
import dev.p2c.sandbox.http.InitialData;
import dev.p2c.state.Counts;
import dev.p2c.state.Failure;
import dev.p2c.state.FailureFilter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Accounts in Sales become customers in Finance, told as one story: each step builds on the last.
 *
 * <p>Holds rules of docs/templates.md, "Accounts".
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AccountsTest {

    private static final String ACCOUNT =
            """
            {"accountnumber": "ACC-77001-TESTXX", "name": "Nordlicht Möbel AS", "creditlimit": 12345.67,
             "fax": "+47 22 00 00 01", "numberofemployees": 42, "description": "Asks for Kari. 日本 & <b>",
             "emailaddress1": "post@nordlicht.example", "telephone1": "+47 22 00 00 00",
             "websiteurl": "https://nordlicht.example", "address1_line1": "Storgata 1\\nOppgang B",
             "address1_city": "Oslo", "address1_country": "Norway", "address1_postalcode": "0155",
             "address1_stateorprovince": "03", "address2_line1": "Lagerveien 7", "address2_city": "Drammen",
             "address2_country": "norway", "address2_postalcode": "3040", "address2_stateorprovince": "30"}
            """;

    @RegisterExtension static final StoryRun STORY = StoryRun.on(InitialData.DEMO);

    private static Engine engine;

    @BeforeAll
    static void start() {
        engine = STORY.engine();
    }

    @Test
    @Order(1)
    void everyValidDemoAccountBecomesACustomer() {
        Run run = engine.sync("accounts");

        int wrong = DemoData.WRONG_ACCOUNTS.size();
        assertThat(run.failures()).isEmpty();
        assertThat(run.counts().created()).isEqualTo(DemoData.ACCOUNTS - wrong);
        assertThat(run.counts().rejected()).isEqualTo(wrong);
        assertThat(engine.application().state().failures().list(FailureFilter.all(100)))
                .extracting(Failure::key)
                .containsExactlyInAnyOrderElementsOf(DemoData.WRONG_ACCOUNTS);
    }

    @Test
    @Order(2)
    void aPassWithoutChangesWritesNothingAndReadsOnce() {
        Engine.setBackCounters(engine.sales());
        Engine.setBackCounters(engine.finance());

        engine.sync("accounts");

        assertThat(Engine.writes(engine.sales())).isZero();
        assertThat(Engine.writes(engine.finance())).isZero();
        assertThat(Engine.operations(engine.sales(), "GET")).isLessThanOrEqualTo(1);
        assertThat(Engine.operations(engine.finance(), "GET")).isZero();
    }

    @Test
    @Order(3)
    void aCustomerHasAllThirtyMappedFields() {
        assertThat(engine.sales().post("accounts", ACCOUNT).status()).isEqualTo(204);

        assertThat(engine.sync("accounts").counts().created()).isEqualTo(1);

        JsonNode customer = customer("ACC-77001-TESTXX");
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("CustomerAccount", "ACC-77001-TESTXX");
        expected.put("PartyNumber", "ACC-77001-TESTXX");
        expected.put("PartyType", "Organization");
        expected.put("OrganizationName", "Nordlicht Möbel AS");
        expected.put("OrganizationNumberOfEmployees", "42");
        expected.put("LanguageId", "en-US");
        expected.put("SalesMemo", "Asks for Kari. 日本 & <b>");
        expected.put("IsExternallyMaintained", "Yes");
        expected.put("CustomerGroupId", "10");
        expected.put("SalesCurrencyCode", "USD");
        expected.put("CreditLimit", "12345.67");
        expected.put("SiteId", "1");
        expected.put("WarehouseId", "13");
        expected.put("PrimaryContactPhone", "+47 22 00 00 00");
        expected.put("PrimaryContactFax", "+47 22 00 00 01");
        expected.put("PrimaryContactEmail", "post@nordlicht.example");
        expected.put("PrimaryContactURL", "https://nordlicht.example");
        expected.put("AddressDescription", "Nordlicht Möbel AS");
        expected.put("AddressLocationRoles", "Business");
        expected.put("AddressStreet", "Storgata 1\nOppgang B");
        expected.put("AddressCity", "Oslo");
        expected.put("AddressState", "03");
        expected.put("AddressZipCode", "0155");
        expected.put("AddressCountryRegionISOCode", "NO");
        expected.put("DeliveryAddressDescription", "Nordlicht Möbel AS");
        expected.put("DeliveryAddressStreet", "Lagerveien 7");
        expected.put("DeliveryAddressCity", "Drammen");
        expected.put("DeliveryAddressState", "30");
        expected.put("DeliveryAddressZipCode", "3040");
        expected.put("DeliveryAddressCountryRegionISOCode", "NO");
        assertThat(expected).hasSize(30);
        expected.forEach(
                (field, value) ->
                        assertThat(customer.path(field).asText()).as(field).isEqualTo(value));
    }

    @Test
    @Order(4)
    void aChangedFieldCausesExactlyOneUpdate() {
        engine.sales().patch(address("ACC-77001-TESTXX"), "{\"telephone1\": \"+47 22 99 99 99\"}");
        Engine.setBackCounters(engine.finance());

        Counts counts = engine.sync("accounts").counts();

        assertThat(counts.updated()).isEqualTo(1);
        assertThat(counts.created()).isZero();
        assertThat(Engine.operations(engine.finance(), "PATCH")).isEqualTo(1);
        assertThat(customer("ACC-77001-TESTXX").get("PrimaryContactPhone").asText())
                .isEqualTo("+47 22 99 99 99");
    }

    @Test
    @Order(5)
    void aChangeOfAColumnThatIsNotMappedWritesNothing() {
        engine.sales().patch(address("ACC-77001-TESTXX"), "{\"tickersymbol\": \"NLM\"}");
        Engine.setBackCounters(engine.finance());

        Counts counts = engine.sync("accounts").counts();

        assertThat(counts.updated()).isZero();
        assertThat(Engine.writes(engine.finance())).isZero();
    }

    @Test
    @Order(6)
    void aClearedFieldIsClearedInTheTarget() {
        engine.sales().patch(address("ACC-77001-TESTXX"), "{\"fax\": null}");

        engine.sync("accounts");

        assertThat(customer("ACC-77001-TESTXX").get("PrimaryContactFax").asText()).isEmpty();
    }

    @Test
    @Order(7)
    void aCorrectedRowIsWrittenAndItsFailureIsRemoved() {
        SandboxClient sales = engine.sales();
        sales.patch(address(DemoData.UNKNOWN_COUNTRY), "{\"address1_country\": \"Norway\"}");

        assertThat(engine.sync("accounts").counts().created()).isEqualTo(1);

        assertThat(customer(DemoData.UNKNOWN_COUNTRY).get("AddressCountryRegionISOCode").asText())
                .isEqualTo("NO");
        assertThat(engine.application().state().failures().list(FailureFilter.all(100)))
                .extracting(Failure::key)
                .doesNotContain(DemoData.UNKNOWN_COUNTRY);
    }

    @Test
    @Order(9)
    void rowsSeededWhileTheApplicationRunsAreWrittenInTheNextPass() {
        engine.sales().control("POST", "seed", "{\"accounts\": 250}");

        assertThat(engine.sync("accounts").counts().created()).isEqualTo(250);
    }

    @Test
    @Order(8)
    void aCustomerDeletedInFinanceIsCreatedAgainAtTheNextChange() {
        engine.finance().delete(customerAddress("ACC-77001-TESTXX"));
        engine.sales().patch(address("ACC-77001-TESTXX"), "{\"telephone1\": \"1\"}");

        assertThat(engine.sync("accounts").failures()).isEmpty();

        assertThat(customer("ACC-77001-TESTXX").get("PrimaryContactPhone").asText()).isEqualTo("1");
    }

    @Test
    @Order(10)
    void anAddressAsPeopleTypeItNeverHoldsACustomer() {
        engine.sales()
                .post(
                        "accounts",
                        """
                        {"accountnumber": "ACC-77002-PEOPLE", "name": "Harbour Tools",
                         "address1_city": "San Francisco", "address1_country": "U.S.A.",
                         "address1_stateorprovince": "California", "address1_line1": "%s",
                         "address2_city": "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch North",
                         "address2_country": "Nederland", "address2_stateorprovince": "Noord-Holland",
                         "address2_postalcode": "1015 CJ Amsterdam"}
                        """
                                .formatted("Embarcadero ".repeat(20).strip()));

        assertThat(engine.sync("accounts").counts().created()).isEqualTo(1);

        JsonNode customer = customer("ACC-77002-PEOPLE");
        assertThat(customer.get("AddressCountryRegionISOCode").asText()).isEqualTo("US");
        assertThat(customer.get("AddressState").asText()).isEqualTo("CA");
        assertThat(customer.get("AddressStreet").asText()).hasSize(239);
        assertThat(customer.get("DeliveryAddressCountryRegionISOCode").asText()).isEqualTo("NL");
        assertThat(customer.get("DeliveryAddressState").asText()).isEmpty();
        assertThat(customer.get("DeliveryAddressZipCode").asText()).isEmpty();
        assertThat(customer.get("DeliveryAddressCity").asText())
                .isEqualTo("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch");
    }

    private static String address(String accountNumber) {
        return engine.sales().account(accountNumber);
    }

    private static String customerAddress(String account) {
        return "CustomersV2(dataAreaId='usmf',CustomerAccount='"
                + account
                + "')?cross-company=true";
    }

    private static JsonNode customer(String account) {
        return engine.finance().get(customerAddress(account)).json();
    }
}
