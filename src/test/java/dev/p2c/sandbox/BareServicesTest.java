package dev.p2c.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.sandbox.http.InitialData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Both services as bought, and the Prospect to cash solution as it comes and goes. */
final class BareServicesTest {

    @RegisterExtension
    static final SandboxExtension SANDBOX =
            new SandboxExtension(settings -> settings.withData(InitialData.BARE));

    @BeforeEach
    void makeBareAgain() {
        SANDBOX.sales().control("POST", "reset", "{\"data\":\"bare\"}");
        SANDBOX.finance().control("POST", "reset", "{\"data\":\"bare\"}");
    }

    @Test
    void aBareSalesHasNoColumnOptionKeyTableOrStepOfTheSolution() {
        String metadata = SANDBOX.sales().get("$metadata").body();
        assertThat(metadata).doesNotContain("msdynce_").doesNotContain("AlternateKeys\">");
        assertThat(SANDBOX.sales().get("contacts?$select=msdynce_contactnumber").status())
                .isEqualTo(400);
        assertThat(SANDBOX.sales().get("msdynce_p2cautonumbers").status()).isEqualTo(404);
        assertThat(SANDBOX.sales().get("sdkmessageprocessingsteps").value()).isEmpty();
        assertThat(SANDBOX.sales().get("solutions").value()).isEmpty();
        String options =
                "stringmaps?$filter=objecttypecode%20eq%20'quote'%20and%20attributevalue%20eq%20647390000";
        assertThat(SANDBOX.sales().get(options).value()).isEmpty();
        assertThat(
                        SANDBOX.sales()
                                .post("contacts", "{\"msdynce_contactnumber\":\"C1\"}")
                                .errorMessage())
                .contains("msdynce_contactnumber");
    }

    @Test
    void aBareSalesNumbersNothingAndKnowsOneUnitOnly() {
        Reply account =
                SANDBOX.sales()
                        .post("accounts", "{\"name\":\"A\"}", "Prefer", "return=representation");
        assertThat(account.json().get("accountnumber").isNull()).isTrue();
        assertThat(SANDBOX.sales().get("uoms").value()).hasSize(1);
        assertThat(SANDBOX.sales().get("pricelevels").value()).isEmpty();
    }

    @Test
    void theInstalledSolutionBringsColumnsStepsAndNumbers() {
        SANDBOX.sales().post("accounts", "{\"name\":\"Before\"}");
        SANDBOX.sales().control("POST", "solution", "{}");
        assertThat(SANDBOX.sales().get("$metadata").body()).contains("msdynce_processingstatus");
        assertThat(SANDBOX.sales().get("sdkmessageprocessingsteps").value()).hasSize(19);
        Reply contact =
                SANDBOX.sales()
                        .post(
                                "contacts",
                                "{\"lastname\":\"B\"}",
                                "Prefer",
                                "return=representation");
        assertThat(contact.json().get("msdynce_contactnumber").asText()).startsWith("CON-01000-");
        String number =
                SANDBOX.sales()
                        .get("accounts?$select=accountnumber")
                        .value()
                        .get(0)
                        .get("accountnumber")
                        .asText();
        assertThat(number).startsWith("ACC-01000-");
    }

    @Test
    void anOlderSolutionBringsTheColumnsOfItsTimeAndTheKeyOfAccounts() {
        SANDBOX.sales().control("POST", "solution", "{\"version\":\"1.14.1.0\"}");
        String metadata = SANDBOX.sales().get("$metadata").body();
        assertThat(metadata).contains("msdynce_orderissubmitted").doesNotContain("msdynce_misctax");
        SANDBOX.sales().post("accounts", "{\"name\":\"A\",\"accountnumber\":\"X\"}");
        Reply second = SANDBOX.sales().post("accounts", "{\"name\":\"B\",\"accountnumber\":\"X\"}");
        assertThat(second.errorCode()).isEqualTo("0x80060892");
    }

    @Test
    void aDisabledStepDoesNothing() {
        SANDBOX.sales().control("POST", "solution", "{}");
        String step =
                SANDBOX.sales()
                        .get(
                                "sdkmessageprocessingsteps?$filter=name%20eq%20'PreOperationAccountCreate'")
                        .value()
                        .get(0)
                        .get("sdkmessageprocessingstepid")
                        .asText();
        SANDBOX.sales()
                .patch(
                        "sdkmessageprocessingsteps(" + step + ")",
                        "{\"statecode\":1,\"statuscode\":2}");
        Reply account =
                SANDBOX.sales()
                        .post("accounts", "{\"name\":\"A\"}", "Prefer", "return=representation");
        assertThat(account.json().get("accountnumber").isNull()).isTrue();
    }

    @Test
    void aBareFinanceHasNoGroupSiteWarehouseOrUnit() {
        for (String set : new String[] {"CustomerGroups", "OperationalSitesV2", "Warehouses"}) {
            assertThat(SANDBOX.finance().get(set + "?cross-company=true").value()).isEmpty();
        }
        assertThat(SANDBOX.finance().get("UnitsOfMeasure").value()).isEmpty();
        assertThat(SANDBOX.finance().get("LegalEntities").value()).isNotEmpty();
    }
}
