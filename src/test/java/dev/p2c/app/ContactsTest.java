package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.run.Run;
import dev.p2c.sandbox.Reply;
import dev.p2c.sandbox.demo.DemoData;
import dev.p2c.sandbox.http.InitialData;
import dev.p2c.state.Counts;
import dev.p2c.state.Failure;
import dev.p2c.state.FailureFilter;
import dev.p2c.state.FailureKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Contacts in Sales become contact persons or customers in Finance (Prospect to cash, contacts
 * template), told as one story.
 *
 * <p>Holds rules of docs/templates.md, "Contacts, Contacts to Customer".
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ContactsTest {

    private static final String COUNT =
            "/$count?cross-company=true&$filter=dataAreaId%20eq%20'usmf'";

    @RegisterExtension static final StoryRun STORY = StoryRun.on(InitialData.DEMO);

    private static Engine engine;

    @BeforeAll
    static void start() {
        engine = STORY.engine();
    }

    /** Order of arrival: a contact that comes before its account is parked. */
    @Test
    @Order(1)
    void aContactThatComesBeforeItsAccountIsParkedAndNamesIt() {
        account("ACC-78001-TESTXX");
        contact("CON-78001-TESTXX", "ACC-78001-TESTXX");

        Counts counts = engine.sync("contacts").counts();

        assertThat(counts.created()).isZero();
        assertThat(counts.rejected()).isZero();
        assertThat(counts.parked()).isPositive();
        assertThat(failure("CON-78001-TESTXX|ACC-78001-TESTXX"))
                .returns(FailureKind.PARKED, Failure::kind)
                .returns("AssociatedPartyNumber", Failure::field)
                .returns("CustomersV2.PartyNumber=ACC-78001-TESTXX", Failure::waitsFor);
    }

    @Test
    @Order(2)
    void parkedContactsAreNotSentWhileTheirAccountIsMissing() {
        Engine.setBackCounters(engine.finance());

        engine.sync("contacts");

        assertThat(Engine.writes(engine.finance())).isZero();
    }

    /**
     * Contacts template: a contact of an account becomes a contact person, unless it is an active
     * customer.
     */
    @Test
    @Order(3)
    void parkedContactsAreWrittenWhenTheirAccountsExist() {
        engine.sync("accounts");

        Run run = engine.sync("contacts");

        long persons = employees();
        assertThat(run.failures()).isEmpty();
        assertThat(run.counts().rejected()).isZero();
        assertThat(run.counts().created() + run.counts().parked()).isEqualTo(persons);
        assertThat(engine.finance().get("CDSContactPersons" + COUNT).body())
                .isEqualTo(String.valueOf(run.counts().created()));
        assertThat(open("contacts-to-contact-persons"))
                .allMatch(failure -> failure.kind() == FailureKind.PARKED)
                .extracting(failure -> failure.key().split("\\|", -1)[1])
                .isSubsetOf(DemoData.WRONG_ACCOUNTS);
    }

    @Test
    @Order(4)
    void aContactPersonHasItsMappedFields() {
        JsonNode person = person("CON-78001-TESTXX", "ACC-78001-TESTXX").json();

        Map<String, String> expected =
                Map.ofEntries(
                        Map.entry("FirstName", "Kari"),
                        Map.entry("MiddleName", "Ann"),
                        Map.entry("LastName", "Nordmann"),
                        Map.entry("Gender", "Female"),
                        Map.entry("MaritalStatus", "Married"),
                        Map.entry("GovernmentIdentificationNumber", "010203"),
                        Map.entry("EmploymentDepartment", "Purchasing"),
                        Map.entry("EmploymentProfession", "Buyer"),
                        Map.entry("Notes", "Calls back."),
                        Map.entry("IsInactive", "No"),
                        Map.entry("IsContactPersonExternallyMaintained", "Yes"),
                        Map.entry("IsReceivingDirectMail", "No"),
                        Map.entry("ContactPersonPartyType", "Person"),
                        Map.entry("PrimaryEmailAddress", "kari@nordlicht.example"),
                        Map.entry("PrimaryPhoneNumber", "+47 22 00 00 00"),
                        Map.entry("PrimaryURL", "https://nordlicht.example"),
                        Map.entry("PrimaryAddressStreet", "Storgata 1"),
                        Map.entry("PrimaryAddressCity", "Oslo"),
                        Map.entry("PrimaryAddressStateId", "03"),
                        Map.entry("PrimaryAddressZipCode", "0155"),
                        Map.entry("PrimaryAddressCountryRegionISOCode", "NO"));
        expected.forEach(
                (field, value) ->
                        assertThat(person.path(field).asText()).as(field).isEqualTo(value));
    }

    /** Contacts template: a contact that is an active customer becomes a customer. */
    @Test
    @Order(5)
    void contactsThatAreActiveCustomersBecomeCustomers() {
        Counts counts = engine.sync("contact-customers").counts();

        assertThat(counts.created()).isEqualTo(DemoData.CONTACTS + 1 - employees());
        assertThat(counts.rejected() + counts.parked()).isZero();
    }

    /** Prospect to cash solution: a contact with a quote is an active customer. */
    @Test
    @Order(6)
    void aContactThatBecomesAnActiveCustomerMovesToCustomers() {
        String quote =
                "{\"name\": \"First quote\", \"customerid_contact@odata.bind\":"
                        + " \"/contacts(msdynce_contactnumber='CON-78001-TESTXX')\"}";
        assertThat(engine.sales().post("quotes", quote).status()).isEqualTo(204);
        engine.sales().patch(contactAddress(), "{\"telephone1\": \"1\", \"creditlimit\": 99.5}");

        assertThat(engine.sync("contact-customers").counts().created()).isEqualTo(1);
        assertThat(engine.sync("contacts").counts().updated()).isZero();

        JsonNode customer = customer("CON-78001-TESTXX");
        assertThat(customer.get("PartyType").asText()).isEqualTo("Person");
        assertThat(customer.get("OrganizationName").asText()).isEqualTo("Kari Ann Nordmann");
        assertThat(customer.get("PrimaryContactPhone").asText()).isEqualTo("1");
        assertThat(customer.get("CreditLimit").decimalValue()).isEqualByComparingTo("99.5");
        assertThat(customer.get("AddressCountryRegionISOCode").asText()).isEqualTo("NO");
        assertThat(customer.get("IsExternallyMaintained").asText()).isEqualTo("Yes");
    }

    @Test
    @Order(7)
    void aPassWithoutChangesWritesNothing() {
        Engine.setBackCounters(engine.sales());
        Engine.setBackCounters(engine.finance());

        engine.sync("contacts");
        engine.sync("contact-customers");

        assertThat(Engine.writes(engine.sales())).isZero();
        assertThat(Engine.writes(engine.finance())).isZero();
    }

    private static long employees() {
        String filter =
                "contacts?$count=true&$top=1&$filter=msdynce_isactivecustomer%20ne%20true%20and%20"
                        + "msdynce_iscompanyanaccount%20eq%20true";
        return engine.sales().get(filter).json().get("@odata.count").asLong();
    }

    private static void account(String number) {
        String account = "{\"accountnumber\": \"" + number + "\", \"name\": \"Nordlicht AS\"}";
        assertThat(engine.sales().post("accounts", account).status()).isEqualTo(204);
    }

    private static void contact(String number, String account) {
        String contact =
                """
                {"msdynce_contactnumber": "%s", "firstname": "Kari", "middlename": "Ann", "lastname": "Nordmann",
                 "gendercode": 2, "familystatuscode": 2, "governmentid": "010203", "department": "Purchasing",
                 "jobtitle": "Buyer", "description": "Calls back.", "donotemail": true,
                 "emailaddress1": "kari@nordlicht.example", "telephone1": "+47 22 00 00 00",
                 "websiteurl": "https://nordlicht.example", "address1_line1": "Storgata 1",
                 "address1_city": "Oslo", "address1_stateorprovince": "03", "address1_postalcode": "0155",
                 "address1_country": "Norway",
                 "parentcustomerid_account@odata.bind": "/%s"}
                """
                        .formatted(number, engine.sales().account(account));
        assertThat(engine.sales().post("contacts", contact).status()).isEqualTo(204);
    }

    private static String contactAddress() {
        return "contacts(msdynce_contactnumber='CON-78001-TESTXX')";
    }

    private static List<Failure> open(String task) {
        return engine.application().state().failures().list(FailureFilter.of(task, "usmf", 2000));
    }

    private static Failure failure(String key) {
        return open("contacts-to-contact-persons").stream()
                .filter(failure -> failure.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static Reply person(String number, String company) {
        return engine.finance()
                .get(
                        "CDSContactPersons(dataAreaId='usmf',ContactPersonPartyNumber='%s',AssociatedPartyNumber='%s')?cross-company=true"
                                .formatted(number, company));
    }

    private static JsonNode customer(String account) {
        return engine.finance()
                .get(
                        "CustomersV2(dataAreaId='usmf',CustomerAccount='%s')?cross-company=true"
                                .formatted(account))
                .json();
    }
}
