package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.app.Engine.Command;
import dev.p2c.app.cli.ExitCode;
import dev.p2c.error.UnavailableException;
import dev.p2c.run.Run;
import dev.p2c.sandbox.http.InitialData;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two companies, each with its business unit in Sales.
 *
 * <p>Holds rules of docs/templates.md, "All of them".
 */
class BothCompaniesTest {

    @TempDir static Path directory;
    private static Engine engine;
    private static CompanyRows rows;

    @BeforeAll
    static void start() {
        Map<String, String> settings = new HashMap<>(Engine.BOTH_COMPANIES);
        settings.put("P2C_FINANCE_ATTEMPTS", "1");
        engine = Engine.start(directory, InitialData.EMPTY, settings);
        rows = new CompanyRows(engine);
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @Test
    void anAccountIsWrittenOnlyToTheCompanyOfItsBusinessUnit() {
        rows.account("ACC-1-CompanyRows.US", CompanyRows.US);
        rows.account("ACC-1-DE", CompanyRows.GERMAN);
        rows.account("ACC-1-NO", "Contoso");

        assertThat(engine.sync("accounts").failures()).isEmpty();

        assertThat(rows.companiesOf("ACC-1-CompanyRows.US")).isEqualTo("usmf");
        assertThat(rows.companiesOf("ACC-1-DE")).isEqualTo("demf");
        assertThat(rows.companiesOf("ACC-1-NO"))
                .as("a unit of no company, above the others")
                .isEmpty();
    }

    @Test
    void anAccountMovedToAnotherUnitAlsoBecomesACustomerThere() {
        String address = rows.account("ACC-2", CompanyRows.US);
        engine.sync("accounts");

        assertThat(
                        engine.sales()
                                .patch(
                                        address,
                                        "{"
                                                + rows.owner(CompanyRows.GERMAN)
                                                + ", \"name\": \"Moved\"}")
                                .status())
                .isEqualTo(204);
        engine.sync("accounts");

        assertThat(rows.companiesOf("ACC-2")).isEqualTo("demf usmf");
        assertThat(rows.customer("demf", "ACC-2").get("OrganizationName").asText())
                .isEqualTo("Moved");
        assertThat(rows.customer("usmf", "ACC-2").get("OrganizationName").asText())
                .isNotEqualTo("Moved");
    }

    @Test
    void anOutageInOneCompanyDoesNotStopTheOther() {
        String american = rows.account("ACC-4-CompanyRows.US", CompanyRows.US);
        String german = rows.account("ACC-4-DE", CompanyRows.GERMAN);
        engine.sync("accounts");
        Instant before = rows.watermark("usmf");
        Instant germanBefore = rows.watermark("demf");
        rows.rename(american, "Across");
        rows.rename(german, "Waits");
        rows.control(
                engine.finance(),
                "faults",
                "[{\"method\": \"PATCH\", \"path\": \"CustomersV2\\\\(dataAreaId='demf'.*\","
                        + " \"status\": 503}]");

        Run run = engine.sync("accounts");
        Command status = engine.p2c("status");
        Command again = engine.p2c("sync", "accounts");
        engine.finance().control("DELETE", "faults", "");

        assertThat(run.failures()).containsOnlyKeys("demf");
        assertThat(run.failures().get("demf")).isInstanceOf(UnavailableException.class);
        assertThat(rows.customer("usmf", "ACC-4-CompanyRows.US").get("OrganizationName").asText())
                .isEqualTo("Across");
        assertThat(rows.watermark("usmf")).isAfterOrEqualTo(before);
        assertThat(rows.watermark("demf")).isEqualTo(germanBefore);
        assertThat(status.out()).contains("accounts: demf: finance: ").contains("FAILED");
        assertThat(again.exit()).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(again.out()).contains("accounts failed for demf: ").doesNotContain("for usmf");

        assertThat(engine.sync("accounts").failures()).isEmpty();
        assertThat(rows.customer("demf", "ACC-4-DE").get("OrganizationName").asText())
                .isEqualTo("Waits");
    }

    @Test
    void aPassMayBeLimitedToOneCompany() {
        rows.account("ACC-5-CompanyRows.US", CompanyRows.US);
        rows.account("ACC-5-DE", CompanyRows.GERMAN);

        assertThat(engine.p2c("sync", "accounts", "--company", "demf").exit()).isZero();

        assertThat(rows.companiesOf("ACC-5-CompanyRows.US")).isEmpty();
        assertThat(rows.companiesOf("ACC-5-DE")).isEqualTo("demf");
        assertThat(engine.p2c("sync", "accounts", "--company", "dat").err())
                .contains("--company dat: is not among p2c.companies: usmf, demf.");
    }

    @Test
    void statusAndStateDistinguishTheCompanies() {
        rows.account("ACC-6-DE", CompanyRows.GERMAN);
        engine.sync("accounts");

        assertThat(engine.p2c("status").out().lines())
                .anyMatch(line -> line.matches("accounts-to-customers +demf +[1-9].*"))
                .anyMatch(line -> line.matches("accounts-to-customers +usmf .*"));
    }

    @Test
    void anUnknownBusinessUnitStopsOnlyItsCompanyAndNamesTheSetting(@TempDir Path other) {
        Map<String, String> wrong = new HashMap<>(Engine.BOTH_COMPANIES);
        wrong.put("P2C_COMPANY_DEMF_BUSINESS_UNIT", "Germany");
        try (Engine mistaken = Engine.start(other, InitialData.EMPTY, wrong)) {
            mistaken.sales().post("accounts", "{\"accountnumber\": \"A1\", \"name\": \"One\"}");

            Command sync = mistaken.p2c("sync", "accounts");

            assertThat(sync.exit()).isEqualTo(ExitCode.WRONG);
            assertThat(sync.out())
                    .contains("1 created")
                    .contains("p2c.company.demf.business-unit: Sales has no business unit")
                    .contains("\"Germany\", it has Contoso, German operations, US operations");
        }
    }
}
