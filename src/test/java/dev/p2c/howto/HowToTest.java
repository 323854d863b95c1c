package dev.p2c.howto;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.odata.TestService;
import dev.p2c.odata.TestService.Answer;
import dev.p2c.odata.TestService.Asked;
import dev.p2c.sandbox.SandboxClient;
import dev.p2c.sandbox.SandboxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Follows each page of {@code docs/how-to/} in a copy of the project, beside the stand-ins. */
class HowToTest {

    @RegisterExtension static final SandboxExtension SANDBOX = new SandboxExtension();

    @TempDir Path folder;

    static List<String> pages() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("docs", "how-to"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void pageIsShortAndReadmeAndContributingLinkIt(String page) throws IOException {
        assertThat(HowToPage.read(page).text().lines().count()).isLessThanOrEqualTo(30);
        for (String document : List.of("README.md", "CONTRIBUTING.md")) {
            assertThat(Files.readString(Path.of(document))).contains("](docs/how-to/" + page + ")");
        }
    }

    @Tag("long")
    @Test
    void oneMoreFieldArrivesInTheTarget() throws Exception {
        SandboxClient sales = SANDBOX.sales();
        create(sales, "accounts", "{'accountnumber':'HOWTO-1','name':'Fjord AS'}");
        String account =
                only(sales, "accounts?$filter=accountnumber eq 'HOWTO-1'")
                        .get("accountid")
                        .asText();
        create(
                sales,
                "contacts",
                "{'msdynce_contactnumber':'HOWTO-2','lastname':'Berg','fax':'+47 22 33',"
                        + "'parentcustomerid_account@odata.bind':'/accounts("
                        + account
                        + ")'}");
        HowToPage page = HowToPage.read("map-one-more-field.md");

        project()
                .follow(
                        page.with(
                                "bin/p2c sync contacts",
                                "bin/p2c sync accounts; bin/p2c sync contacts"));

        JsonNode person =
                only(
                        SANDBOX.finance(),
                        "CDSContactPersons?cross-company=true&$filter=ContactPersonPartyNumber eq 'HOWTO-2'");
        assertThat(person.get("PrimaryFaxNumber").asText()).isEqualTo("+47 22 33");
    }

    @Tag("long")
    @Test
    void newDirectionCreatesItsRows() throws Exception {
        SANDBOX.finance().post("UnitsOfMeasure?cross-company=true", "{\"UnitSymbol\":\"crate\"}");

        project().follow(HowToPage.read("add-a-direction.md"));

        assertThat(only(SANDBOX.sales(), "uoms?$filter=name eq 'crate'").get("quantity").intValue())
                .isOne();
    }

    @Tag("long")
    @Test
    void valueFunctionInAJarIsAppliedWithoutARebuild() throws Exception {
        create(
                SANDBOX.sales(),
                "accounts",
                "{'accountnumber':'HOWTO-3','name':'Nord   Licht   AS'}");

        project().follow(HowToPage.read("add-a-value-function.md"));

        JsonNode customer =
                only(
                        SANDBOX.finance(),
                        "CustomersV2?cross-company=true&$filter=CustomerAccount eq 'HOWTO-3'");
        assertThat(customer.get("OrganizationName").asText()).isEqualTo("Nord Licht AS");
    }

    @Tag("long")
    @Test
    void thirdSystemGetsRowsBySettingsAlone() throws Exception {
        create(SANDBOX.sales(), "accounts", "{'accountnumber':'HOWTO-4','name':'Havn'}");
        try (TestService wms = new TestService("wms-metadata.xml", HowToTest::wms)) {
            HowToPage page = HowToPage.read("add-a-third-system.md");

            project().follow(page.with("https://wms.example.com/data/", wms.root().toString()));

            assertThat(wms.asked())
                    .flatExtracting(Asked::operations)
                    .extracting(Asked::method, Asked::target)
                    .contains(
                            org.assertj.core.groups.Tuple.tuple(
                                    "PATCH", "Customers(Number='HOWTO-4')"));
        }
    }

    private static Answer wms(Asked asked) {
        return asked.method().equals("POST")
                ? TestService.batch(asked, operation -> Answer.json(201, "{}"))
                : Answer.json(200, "{\"value\":[]}");
    }

    private ProjectCopy project() throws IOException {
        Map<String, String> environment = new HashMap<>();
        environment.put("P2C_SALES_URL", SANDBOX.sandbox().salesUrl().toString());
        environment.put("P2C_SALES_TOKEN_URL", SANDBOX.sandbox().tokenUrl().toString());
        environment.put("P2C_FINANCE_URL", SANDBOX.sandbox().financeUrl().toString());
        environment.put("P2C_FINANCE_TOKEN_URL", SANDBOX.sandbox().tokenUrl().toString());
        environment.put("P2C_COMPANIES", "usmf");
        environment.put("P2C_COMPANY_USMF_BUSINESS_UNIT", "");
        return ProjectCopy.in(folder, environment);
    }

    private static void create(SandboxClient service, String set, String json) {
        assertThat(service.post(set, json.replace('\'', '"')).status()).isEqualTo(204);
    }

    private static JsonNode only(SandboxClient service, String query) {
        JsonNode rows =
                service.get(query.replace(" ", "%20").replace("'", "%27")).json().get("value");
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }
}
