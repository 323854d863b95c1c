package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.run.Run;
import dev.p2c.sandbox.http.InitialData;
import dev.p2c.state.Failure;
import dev.p2c.state.FailureKind;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rows that refer to each other: an account to its primary contact, the contact to its account. No
 * template maps the primary contact; a mapping with {@code later} writes it in the second pass.
 *
 * <p>Holds rules of docs/templates.md, "All of them".
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CircularReferencesTest {

    private static final String PERSON = "CON-79001-TESTXX";
    private static final String LIST = "Standard of the year";

    @TempDir static Path directory;
    private static Engine engine;
    private static TestDeal deal;

    @BeforeAll
    static void accountAndContactThatNameEachOther() {
        ProjectFiles files = ProjectFiles.copiedTo(directory);
        files.edit(
                "mappings/accounts-to-customers.yaml",
                "  PrimaryContactPhone:",
                "  ContactPersonId:\n"
                        + "    from: primarycontactid.msdynce_contactnumber\n"
                        + "    parent: CDSContactPersons.ContactPersonPartyNumber\n"
                        + "    later: true\n"
                        + "  PrimaryContactPhone:");
        files.edit(
                "mappings/released-products-to-products.yaml",
                "    valueMap: price-lists\n"
                        + "    default: Standard\n"
                        + "    otherwise: transactioncurrencyid.isocurrencycode\n",
                "    valueMap: { USD: " + LIST + " }\n");
        engine = Engine.start(directory, InitialData.EMPTY, files.environment());
        deal = new TestDeal(engine);
        deal.account();
        deal.created(
                "contacts",
                """
                {"msdynce_contactnumber": "%s", "firstname": "Kari", "lastname": "Nordmann",
                 "parentcustomerid_account@odata.bind": "/%s"}
                """
                        .formatted(PERSON, account()));
        String primary =
                "{\"primarycontactid@odata.bind\": \"/contacts(msdynce_contactnumber='%s')\"}";
        assertThat(engine.sales().patch(account(), primary.formatted(PERSON)).status())
                .isEqualTo(204);
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @Test
    @Order(1)
    void theAccountIsWrittenWithoutItsContactAndReportsWhatIsMissing() {
        Run run = engine.sync("accounts");

        assertThat(run.counts().created()).isEqualTo(1);
        assertThat(customer().get("ContactPersonId").asText()).isEmpty();
        assertThat(deal.failures())
                .singleElement()
                .returns(FailureKind.PARKED, Failure::kind)
                .returns("ContactPersonId", Failure::field)
                .returns("CDSContactPersons.ContactPersonPartyNumber=" + PERSON, Failure::waitsFor);
    }

    @Test
    @Order(2)
    void theAccountIsNotSentAgainWhileTheContactIsMissing() {
        Engine.setBackCounters(engine.finance());

        assertThat(engine.sync("accounts").counts().parked()).isEqualTo(1);

        assertThat(Engine.writes(engine.finance())).isZero();
    }

    @Test
    @Order(3)
    void theSecondPassCompletesTheAccount() {
        assertThat(engine.sync("contacts").counts().created()).isEqualTo(1);

        assertThat(engine.sync("accounts").counts().updated()).isEqualTo(1);

        assertThat(customer().get("ContactPersonId").asText()).isEqualTo(PERSON);
        assertThat(deal.failures()).isEmpty();
    }

    @Test
    @Order(4)
    void thePassAfterThatWritesNothing() {
        Engine.setBackCounters(engine.finance());

        engine.sync("accounts");
        engine.sync("contacts");

        assertThat(Engine.writes(engine.finance())).isZero();
    }

    /** The reference is a lookup in Sales instead of a number in Finance. */
    @Test
    @Order(5)
    void aLookupMappedAsLaterIsSetWhenItsRowExists() {
        engine.finance().control("POST", "seed", "{\"products\": 1}");
        assertThat(engine.sync("products").counts().created()).isEqualTo(1);
        assertThat(deal.failures())
                .extracting(Failure::waitsFor)
                .containsExactly("pricelevels.name=" + LIST);

        JsonNode dollar =
                TestDeal.only(
                        engine.sales(),
                        "transactioncurrencies?$filter=isocurrencycode%20eq%20'USD'");
        deal.created(
                "pricelevels",
                "{\"name\": \"%s\", \"transactioncurrencyid@odata.bind\": \"/transactioncurrencies(%s)\"}"
                        .formatted(LIST, dollar.get("transactioncurrencyid").asText()));
        assertThat(engine.sync("products").counts().updated()).isEqualTo(1);

        JsonNode product =
                TestDeal.only(engine.sales(), "products?$expand=pricelevelid($select=name)");
        assertThat(product.at("/pricelevelid/name").asText()).isEqualTo(LIST);
        assertThat(deal.failures()).isEmpty();
    }

    private static String account() {
        return engine.sales().account(TestDeal.ACCOUNT);
    }

    private static JsonNode customer() {
        return deal.finance("CustomersV2(CustomerAccount='" + TestDeal.ACCOUNT + "')");
    }
}
