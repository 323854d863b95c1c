package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.run.RunOptions;
import dev.p2c.state.Failure;
import dev.p2c.state.FailureKind;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What is listed of rows that are deleted or refused on the way through Common Data Service.
 *
 * <p>Holds rules of docs/templates.md, "Through Common Data Service".
 */
class StagedListsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @RegisterExtension static final StoryRun STORY = StoryRun.staged();

    private static Engine engine;
    private static TestDeal deal;
    private static CompanyRows rows;

    @BeforeAll
    static void begin() {
        engine = STORY.engine();
        deal = STORY.deal();
        rows = new CompanyRows(engine);
    }

    @Test
    void aContactDeletedInSalesLeavesTheHubAndIsListedForFinance() {
        rows.account("ACC-STAYS", CompanyRows.US);
        deal.created(
                "contacts",
                """
                {"msdynce_contactnumber": "CON-GONE", "firstname": "Ola", "lastname": "Nordmann",
                 %s, "parentcustomerid_account@odata.bind": "/%s"}
                """
                        .formatted(
                                rows.owner(CompanyRows.US), engine.sales().account("ACC-STAYS")));
        engine.sync("staged-accounts");
        engine.sync("staged-contacts");
        rows.only(engine.cds(), "contacts", "contactnumber", "CON-GONE");

        JsonNode contact =
                rows.only(engine.sales(), "contacts", "msdynce_contactnumber", "CON-GONE");
        engine.sales().delete("contacts(" + contact.get("contactid").asText() + ")");
        RunOptions asked = RunOptions.triggeredBy("command").patience(PATIENCE).build();
        engine.application().runNow("staged-contacts", asked);

        assertThat(engine.cds().get("contacts").value())
                .noneMatch(row -> row.get("contactnumber").asText().equals("CON-GONE"));
        assertThat(rows.failures("CON-GONE"))
                .singleElement()
                .returns("staged-contacts-to-finance", Failure::task)
                .returns(FailureKind.DELETED, Failure::kind)
                .returns("deleted in cds, still in finance", Failure::reason);
    }

    @Test
    void aProductThatSalesRefusesIsListedForTheFirstCompanyOnly() {
        rows.control(engine.finance(), "seed", "{\"products\": 1}");
        String newest =
                TestDeal.only(
                                engine.finance(),
                                "CDSReleasedDistinctProducts?cross-company=true&$top=1"
                                        + "&$orderby=ProductNumber%20desc"
                                        + "&$filter=dataAreaId%20eq%20'usmf'")
                        .get("ProductNumber")
                        .asText();
        engine.finance()
                .patch(
                        "CDSReleasedDistinctProducts(dataAreaId='usmf',ProductNumber='%s')?cross-company=true"
                                .formatted(newest),
                        "{\"CurrencyCode\": \"CHF\"}");
        engine.sync("staged-products");
        engine.sync("staged-products");

        assertThat(rows.failures(newest))
                .singleElement()
                .returns("staged-products-to-sales", Failure::task)
                .returns("usmf", Failure::company);
    }
}
