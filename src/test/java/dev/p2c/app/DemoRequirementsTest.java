package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.app.Engine.Command;
import dev.p2c.sandbox.Sandbox;
import dev.p2c.sandbox.SandboxClient;
import dev.p2c.sandbox.http.InitialData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code p2c check} finds in demo data, with direct and with staged directions. */
class DemoRequirementsTest {

    @TempDir static Path directory;

    private static Sandbox sandbox;
    private static Map<String, String> environment;
    private static Command healthy;
    private static List<JsonNode> staged;

    @BeforeAll
    static void start() {
        sandbox = Engine.threeStandIns(InitialData.DEMO);
        environment = Engine.environment(sandbox, directory);
        environment.putAll(Engine.BOTH_COMPANIES);
        environment.put("P2C_COMPANY_DEMF_BUSINESS_UNIT", "German operations");
        healthy = check(environment);
        staged = findings(healthy);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void theSecondLegIsTriedWithRowsThatTheFirstHasNotWrittenYet() {
        assertThat(evidence(staged, "sales", "data.countries"))
                .containsExactly(
                        "staged-accounts-to-finance: \"Atlantis\" in mailingpostaladdress_country is"
                                + " not in the value map. Correct it in the source, or add it to"
                                + " mappings/value-maps/countries.yaml: 1 row, first ACC-01141-WPDSFH");
        assertThat(evidence(staged, "sales", "data.currencies").toString())
                .contains("staged-accounts-to-finance", "PLN", "ACC-01256-RGDRZH");
        assertThat(evidence(staged, "sales", "data.texts").toString())
                .contains("staged-accounts-to-finance", "OrganizationName", "ACC-01037-ETGSVD");
        assertThat(evidence(staged, "finance", "data.currencies").toString())
                .contains("staged-products-to-sales", "CHF", "D1049");
    }

    @Test
    void rowsOfCommonDataServiceAreTriedAsTheyAreThere() {
        SandboxClient cds = cds();
        String team = "teams?$select=teamid&$filter=name%20eq%20'US%20operations'";
        String owner = cds.get(team).value().get(0).get("teamid").asText();
        Fault.done(
                cds.post(
                        "accounts",
                        ("{\"accountnumber\":\"ACC-01141-WPDSFH\",\"partytype\":2,"
                                        + "\"organizationname\":\"Moved\",\"salescurrencycode\":\"XYZ\","
                                        + "\"ownerid@odata.bind\":\"/teams(%s)\"}")
                                .formatted(owner)));

        List<JsonNode> now = findings(check(environment));

        assertThat(evidence(now, "cds", "data.currencies").toString())
                .contains("staged-accounts-to-finance", "XYZ", "first ACC-01141-WPDSFH");
        // The row of Sales is on its way already, so only the row in the middle counts.
        assertThat(evidence(now, "sales", "data.countries").toString()).doesNotContain("Atlantis");
    }

    @Test
    void whatCommonDataServiceMustHaveIsNamedOnce() {
        SandboxClient cds = cds();
        String organization =
                cds.get("organizations?$select=organizationid")
                        .value()
                        .get(0)
                        .get("organizationid")
                        .asText();
        Fault.done(cds.delete("organizations(" + organization + ")"));
        Fault.done(
                cds.control(
                        "POST",
                        "definitions",
                        "{\"remove\":[\"account.status.2\"],"
                                + "\"fail\":[\"contact.contactnumber\"]}"));
        Map<String, String> settings = new HashMap<>(environment);
        settings.put("P2C_COMPANY_DEMF_BUSINESS_UNIT", "Nowhere");

        List<JsonNode> now = findings(check(settings));

        assertThat(evidence(now, "cds", "cds.lookups"))
                .containsExactly(
                        "no row of the table organization has organizationnumber ORG001: no row that"
                                + " names this one is written");
        assertThat(now)
                .filteredOn(finding -> finding.get("evidence").asText().contains("ORG001"))
                .hasSize(1);
        assertThat(evidence(now, "cds", "cds.keys").toString()).contains("contactnumber", "Failed");
        assertThat(evidence(now, "cds", "cds.names").toString())
                .contains("status of accounts (cds) has no such value");
        assertThat(evidence(now, "cds", "cds.business-units").toString()).contains("Nowhere");
    }

    @Test
    void directDirectionsMissNothing() {
        Map<String, String> direct = new HashMap<>(environment);
        direct.put("P2C_STAGED", "false");

        Command check = check(direct);

        onlyDeliberateErrors(check);
    }

    @Test
    void stagedDirectionsMissNothing() {
        onlyDeliberateErrors(healthy);
    }

    /** Those of docs/sandbox.md, "Deliberate errors", each named once. */
    private static void onlyDeliberateErrors(Command check) {
        assertThat(check.exit()).as(check.out()).isZero();
        assertThat(first(findings(check)))
                .containsExactlyInAnyOrder(
                        "ACC-01141-WPDSFH",
                        "ACC-01256-RGDRZH",
                        "ACC-01037-ETGSVD",
                        "ACC-01402-NEHDMF",
                        "D1018",
                        "D1049");
    }

    private static SandboxClient cds() {
        return new SandboxClient(sandbox.cdsUrl().orElseThrow(), sandbox.tokenUrl());
    }

    private static Command check(Map<String, String> settings) {
        return Engine.command(settings, "check", "--json");
    }

    private static List<JsonNode> findings(Command check) {
        List<JsonNode> findings = new ArrayList<>();
        CommandJson.of(check.out()).get("checks").forEach(findings::add);
        return findings;
    }

    private static List<String> evidence(List<JsonNode> findings, String system, String id) {
        return findings.stream()
                .filter(finding -> finding.get("system").asText().equals(system))
                .filter(finding -> finding.get("id").asText().equals(id))
                .map(finding -> finding.get("evidence").asText())
                .toList();
    }

    /** The rows that warnings name. */
    private static List<String> first(List<JsonNode> findings) {
        return findings.stream()
                .filter(finding -> finding.get("state").asText().equals("warning"))
                .map(finding -> finding.get("evidence").asText())
                .map(text -> text.replaceFirst(".*(ACC-[\\w-]+|\\bD1\\d{3}).*", "$1"))
                .toList();
    }
}
