package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.run.Run;
import dev.p2c.sandbox.http.InitialData;
import dev.p2c.state.Failure;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * An account and a contact of Sales with one number, which would be one customer of Finance.
 *
 * <p>Holds rules of docs/templates.md, "All of them".
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SharedTargetNumbersTest {

    @RegisterExtension static final StoryRun STORY = StoryRun.on(InitialData.EMPTY);

    private static String account;
    private static String contact;
    private static String other;

    @Test
    @Order(0)
    void aNewAccountAndANewContactWithOneNumberAreNamedAndNeitherIsWritten() {
        account = account("N-1", "Contoso");
        contact = contact("n-1", "Ada");
        account("N-2", "Fabrikam");
        account("N-6", "Tailspin");
        other = contact("N-6", "Edsger");
        var reply =
                STORY.engine()
                        .finance()
                        .post(
                                "CustomersV2?cross-company=true",
                                "{\"dataAreaId\": \"usmf\", \"CustomerAccount\": \"N-6\", \"PartyNumber\": \"N-6\", \"PartyType\": \"Organization\", \"OrganizationName\": \"Made by hand\", \"CustomerGroupId\": \"10\", \"SalesCurrencyCode\": \"USD\"}");
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);

        sync();

        assertThat(accounts().customer("N-1")).isEmpty();
        assertThat(accounts().name("N-2")).isEqualTo("Fabrikam");
        List<Failure> ofOne = failures("N-1");
        assertThat(ofOne)
                .extracting(Failure::task)
                .containsExactlyInAnyOrder("accounts-to-customers", "contacts-to-customers");
        assertThat(ofOne)
                .extracting(Failure::reason)
                .allSatisfy(
                        reason ->
                                assertThat(reason)
                                        .contains("2 rows of accounts and contacts")
                                        .contains("Contoso", account, "Ada", contact))
                .as("one problem, in the same words")
                .containsOnly(ofOne.get(0).reason());
    }

    /** The first pass finds the customer in Finance, and knows no source row of it. */
    @Test
    @Order(1)
    void aCustomerThatFinanceHadBeforeIsNotOverwrittenByEither() {
        assertThat(accounts().name("N-6")).isEqualTo("Made by hand");
        patch("contacts(" + other + ")", "{\"msdynce_contactnumber\": \"N-7\"}");
    }

    @Test
    @Order(2)
    void bothAreWrittenWhenOneIsRenumbered() {
        patch("contacts(" + contact + ")", "{\"msdynce_contactnumber\": \"N-3\"}");

        sync();

        assertThat(failures()).isEmpty();
        assertThat(accounts().name("N-1")).isEqualTo("Contoso");
        assertThat(accounts().customer("N-3").orElseThrow().path("PersonFirstName").asText())
                .isEqualTo("Ada");
    }

    @Test
    @Order(3)
    void aContactIsNotWrittenOverTheCustomerOfAnAccount() {
        contact = contact(" N-1", "Grace");

        sync();

        assertThat(accounts().name("N-1")).isEqualTo("Contoso");
        assertThat(failures())
                .singleElement()
                .satisfies(
                        failure ->
                                assertThat(failure.reason()).contains("Contoso", "Grace", contact));
    }

    @Test
    @Order(4)
    void anEditOfTheAccountIsNotWrittenMeanwhile() {
        patch("accounts(" + account + ")", "{\"name\": \"Contoso 2\"}");

        sync();

        assertThat(accounts().name("N-1")).isEqualTo("Contoso");
        assertThat(failures()).hasSize(2);
    }

    @Test
    @Order(5)
    void aFullPassFindsThemToo() {
        STORY.engine().application().runNow("accounts", Engine.command(true));
        STORY.engine().application().runNow("contact-customers", Engine.command(true));

        assertThat(accounts().name("N-1")).isEqualTo("Contoso");
        assertThat(failures()).hasSize(2);
    }

    @Test
    @Order(6)
    void aDeactivatedContactGivesWayToTheAccount() {
        patch("contacts(" + contact + ")", "{\"statecode\": 1, \"statuscode\": 2}");

        sync();

        assertThat(failures()).isEmpty();
        assertThat(accounts().name("N-1")).isEqualTo("Contoso 2");
    }

    @Test
    @Order(7)
    void anAccountThatTakesTheNumberOfAContactIsNotWrittenOverIt() {
        account("N-3", "Litware");

        sync();

        assertThat(accounts().customer("N-3").orElseThrow().path("PersonFirstName").asText())
                .isEqualTo("Ada");
        assertThat(failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.reason()).contains("Litware", "Ada"));
    }

    @Test
    @Order(8)
    void passesWithNothingNewAskForNoNumbers() {
        patch("accounts(" + accountOf("N-3") + ")", "{\"accountnumber\": \"N-4\"}");
        sync();
        assertThat(failures()).isEmpty();
        long before = requests();

        sync();

        assertThat(requests() - before)
                .as("each task reads what changed and what was deleted")
                .isEqualTo(4);
    }

    private static long requests() {
        return STORY.engine().sales().control("GET", "stats", "").json().path("requests").asLong();
    }

    private static String accountOf(String number) {
        return STORY.engine()
                .sales()
                .get("accounts?$filter=accountnumber%20eq%20'" + number + "'")
                .json()
                .at("/value/0/accountid")
                .asText();
    }

    private static void sync() {
        for (String direction : List.of("accounts", "contact-customers")) {
            Run run = STORY.engine().sync(direction);
            assertThat(run.failures()).isEmpty();
        }
    }

    private static List<Failure> failures() {
        return STORY.deal().failures();
    }

    private static List<Failure> failures(String number) {
        return failures().stream().filter(f -> f.key().equalsIgnoreCase(number)).toList();
    }

    private static Accounts accounts() {
        return new Accounts(STORY.engine());
    }

    private static String account(String number, String name) {
        String id = UUID.randomUUID().toString();
        STORY.deal()
                .created(
                        "accounts",
                        "{\"accountid\": \"%s\", \"accountnumber\": \"%s\", \"name\": \"%s\"}"
                                .formatted(id, number, name));
        return id;
    }

    private static String contact(String number, String name) {
        String id = UUID.randomUUID().toString();
        STORY.deal()
                .created(
                        "contacts",
                        "{\"contactid\": \"%s\", \"msdynce_contactnumber\": \"%s\", \"firstname\": \"%s\", \"lastname\": \"Person\", \"msdynce_isactivecustomer\": true}"
                                .formatted(id, number, name));
        return id;
    }

    private static void patch(String address, String json) {
        assertThat(STORY.engine().sales().patch(address, json).status()).isEqualTo(204);
    }
}
