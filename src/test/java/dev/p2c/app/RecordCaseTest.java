package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.p2c.app.Engine.Command;
import dev.p2c.app.cli.ExitCode;
import dev.p2c.sandbox.Sandbox;
import dev.p2c.sandbox.SandboxClient;
import dev.p2c.sandbox.http.InitialData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code p2c test --record} with rows of the stand-ins. */
class RecordCaseTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ACCOUNTS = "accounts-to-customers";

    @TempDir static Path directory;
    private static Sandbox sandbox;
    private static ProjectFiles project;
    private static Map<String, String> environment;

    @BeforeAll
    static void start() {
        sandbox = Engine.standIns(InitialData.EMPTY);
        project = ProjectFiles.copiedTo(directory);
        environment = new HashMap<>(Engine.environment(sandbox, directory));
        environment.putAll(project.environment());
        environment.putAll(Engine.BOTH_COMPANIES);
        environment.put("P2C_COMPANY_DEMF_BUSINESS_UNIT", "German operations");
        SandboxClient sales = new SandboxClient(sandbox.salesUrl(), sandbox.tokenUrl());
        create(
                sales,
                "accounts",
                """
                { "accountnumber": "ACC-01000-BVRCPS", "name": "Müller & Söhne Möbel GmbH",
                  "emailaddress1": "kari@mueller-moebel.de", "telephone1": "+49 30 1234567",
                  "fax": "030/7654321", "websiteurl": "https://www.mueller-moebel.de",
                  "description": "Asks for Kari Nordmann.", "creditlimit": 12345.67,
                  "address1_line1": "Schönhauser Allee 7", "address1_city": "Köln",
                  "address1_postalcode": "50667", "address1_country": "Germany",
                  "numberofemployees": 42 }
                """);
        create(
                sales,
                "contacts",
                """
                { "msdynce_contactnumber": "CON-01000-BVRCPS", "lastname": "Nordmann",
                  "msdynce_isactivecustomer": true }
                """);
        create(
                sales,
                "accounts",
                "{ \"accountnumber\": \"NO-NAME\", \"address1_country\": \"Atlantis\" }");
    }

    private static void create(SandboxClient sales, String set, String row) {
        assertThat(sales.post(set, row).status()).isEqualTo(204);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static Command record(String... arguments) {
        String[] args = new String[arguments.length + 2];
        args[0] = "test";
        args[1] = "--record";
        System.arraycopy(arguments, 0, args, 2, arguments.length);
        return Engine.command(environment, args);
    }

    @Test
    void aRealRowBecomesACaseWithoutItsPersonalDataThatPasses() throws Exception {
        Command recorded = record(ACCOUNTS, "ACC-01000-BVRCPS", "--name", "real", "--json");
        assertThat(recorded.exit()).as(recorded.err()).isZero();
        JsonNode document = JSON.readTree(recorded.out());
        assertThat(document.get("outcome").asText()).isEqualTo("written");
        assertThat(document.get("kept").properties())
                .extracting(Map.Entry::getKey)
                .contains("address1_country", "transactioncurrencyid.isocurrencycode");

        String folder = "mappings/cases/" + ACCOUNTS + "/";
        String in = project.read(folder + "real.in.json");
        String out = project.read(folder + "real.out.json");
        for (String personal :
                new String[] {
                    "ller",
                    "Kari",
                    "kari",
                    "Nordmann",
                    "Sch",
                    "Köln",
                    "50667",
                    "1234567",
                    "7654321",
                    "01000-BVRCPS",
                    "moebel"
                }) {
            assertThat(in).doesNotContain(personal);
            assertThat(out).doesNotContain(personal);
        }
        JsonNode row = JSON.readTree(in);
        assertThat(row.get("address1_country").asText()).isEqualTo("Germany");
        assertThat(row.get("creditlimit").decimalValue()).isEqualByComparingTo("12345.67");
        assertThat(row.get("name").asText())
                .matches("[A-Z][äöü][a-z]+ & [A-Z][äöü]\\w+ [A-Z][äöü]\\w+ GmbH");
        assertThat(row.get("emailaddress1").asText()).matches("[a-z]{4}@[a-z]{7}-[a-z]{6}\\.de");
        JsonNode expected = JSON.readTree(out);
        assertThat(expected.get("OrganizationName")).isEqualTo(row.get("name"));
        assertThat(expected.get("CustomerAccount")).isEqualTo(row.get("accountnumber"));
        assertThat(expected.get("AddressCountryRegionISOCode").asText()).isEqualTo("DE");

        assertThat(Engine.command(environment, "test", ACCOUNTS).exit()).isZero();
    }

    @Test
    void numbersAndDatesThatStayAreListed() throws Exception {
        JsonNode document = JSON.readTree(record(ACCOUNTS, "ACC-01000-BVRCPS", "--json").out());

        assertThat(document.at("/kept/creditlimit").asText()).isEqualTo("a number");
        assertThat(document.at("/kept/numberofemployees").asText()).isEqualTo("a number");
        assertThat(document.at("/kept/modifiedon").asText()).isEqualTo("a date");
        Files.delete(Path.of(document.get("in").asText()));
        Files.delete(Path.of(document.get("expected").asText()));
    }

    @Test
    void anExistingCaseIsNeverOverwrittenAndTheUsualNameIsTheNextNumber() {
        assertThat(record(ACCOUNTS, "NO-NAME", "--name", "all-fields").err())
                .contains("all-fields.in.json: there is a case with this name already");
        assertThat(record(ACCOUNTS, "NO-NAME", "--name", "../x").exit()).isEqualTo(ExitCode.WRONG);

        assertThat(record(ACCOUNTS, "NO-NAME").out()).contains("rejected", "recorded-1.error.txt");
        assertThat(record(ACCOUNTS, "NO-NAME").out()).contains("recorded-2.in.json");
        assertThat(project.read("mappings/cases/" + ACCOUNTS + "/recorded-1.error.txt"))
                .contains("Atlantis");
    }

    @Test
    void aRowThatNoPassWouldReadIsRefusedWithTheReason() {
        Command unknown = record(ACCOUNTS, "ACC-NOBODY");
        assertThat(unknown.exit()).isEqualTo(ExitCode.WRONG);
        assertThat(unknown.err()).contains("sales has no row of accounts with this key");

        assertThat(record("contacts-to-contact-persons", "CON-01000-BVRCPS|ACC-01000-BVRCPS").err())
                .contains("no row of contacts");
        assertThat(record("contacts-to-contact-persons", "CON-01000-BVRCPS").err())
                .contains("has 2 parts: ContactPersonPartyNumber|AssociatedPartyNumber");
        assertThat(record(ACCOUNTS, "ACC-01000-BVRCPS", "--company", "demf").err())
                .contains("is one of company usmf");
        assertThat(record(ACCOUNTS, "ACC-01000-BVRCPS", "--company", "frrt").err())
                .contains("is not among p2c.companies");
        project.edit(
                "mappings/" + ACCOUNTS + ".yaml",
                "  # After a merge",
                "  filter: name ne 'Müller & Söhne Möbel GmbH'\n  # After a merge");
        try {
            assertThat(record(ACCOUNTS, "ACC-01000-BVRCPS").err())
                    .contains(
                            "the filter in ", ACCOUNTS + ".yaml:", "does not let the row through");
        } finally {
            project.edit(
                    "mappings/" + ACCOUNTS + ".yaml",
                    "  filter: name ne 'Müller & Söhne Möbel GmbH'\n",
                    "");
        }
    }

    @Test
    void optionsThatDoNotBelongTogetherAreRefused() {
        assertThat(record("staged-accounts-to-cds", "K").err()).contains("add --staged");
        assertThat(record(ACCOUNTS).err()).contains("--record needs a task and a key");
        assertThat(Engine.command(environment, "test", ACCOUNTS, "K").err())
                .contains("need --record");
    }
}
