package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.app.Engine.Command;
import dev.p2c.app.cli.ExitCode;
import dev.p2c.sandbox.Sandbox;
import dev.p2c.sandbox.SandboxClient;
import dev.p2c.sandbox.http.InitialData;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The command {@code p2c check} against both stand-ins. */
class CheckCommandTest {

    private static Sandbox sandbox;
    private static Map<String, String> environment;

    @BeforeAll
    static void start() {
        sandbox = Engine.standIns(InitialData.EMPTY);
        environment = Engine.environment(sandbox, Path.of("target"));
        environment.put("P2C_STATE_URL", "jdbc:h2:mem:check");
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void aHealthyPairMissesNothing() {
        Command check = Engine.command(environment, "check", "--json");

        JsonNode findings = CommandJson.of(check.out()).get("checks");
        assertThat(findings.findValuesAsText("state")).isSubsetOf("ok", "cannot be seen");
        assertThat(findings.findValuesAsText("id")).contains("finance.access", "finance.company");
        assertThat(check.exit()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void whatIsMissingIsNamedWithItsRemedy() {
        Map<String, String> other = with("P2C_COMPANIES", "frrt");

        Command check = Engine.command(other, "check", "--finance");

        assertThat(check.out())
                .contains("finance.company: frrt is no legal entity; there are dat, demf, usmf")
                .contains("finance.site: no company of p2c.companies exists")
                .contains("1 missing")
                .contains("Legal entities");
        assertThat(check.exit()).isEqualTo(ExitCode.SOME_ROWS_NOT_DONE);
    }

    @Test
    void theRemedyOfAMissingBusinessUnitIsTheUnit() {
        Map<String, String> other = with("P2C_COMPANY_USMF_BUSINESS_UNIT", "Nowhere");

        Command check = Engine.command(other, "check", "--sales");

        assertThat(check.out())
                .contains("business-unit: Sales has no business unit \"Nowhere\"")
                .contains("-> see sales.business-units")
                .contains("sales.team-roles: no business unit of a company exists")
                .doesNotContain("let the application user read");
    }

    @Test
    void theRemedyOfANameThatTheServiceLacksIsItsRelease() {
        SandboxClient finance = new SandboxClient(sandbox.financeUrl(), sandbox.tokenUrl());
        finance.control("POST", "release", "{\"without\":[\"SequenceV2Tables\"]}");
        try {
            assertThat(Engine.command(environment, "check", "--finance").out())
                    .contains("finance.number-sequences: finance: the service has no entity set")
                    .contains("see finance.release");
        } finally {
            finance.control("POST", "release", "{}");
        }
    }

    @Test
    void aSystemThatIsAwayIsNamedAndTheOtherIsStillChecked() {
        Map<String, String> other = with("P2C_FINANCE_URL", "http://127.0.0.1:9/data/");
        other.put("P2C_FINANCE_ATTEMPTS", "1");

        Command check = Engine.command(other, "check", "--json");

        JsonNode findings = CommandJson.of(check.out()).get("checks");
        assertThat(findings)
                .filteredOn(finding -> finding.get("system").asText().equals("finance"))
                .isNotEmpty()
                .allSatisfy(
                        finding ->
                                assertThat(finding.get("state").asText())
                                        .isEqualTo("cannot be seen"));
        assertThat(findings)
                .filteredOn(finding -> finding.get("id").asText().equals("sales.access"))
                .allSatisfy(finding -> assertThat(finding.get("state").asText()).isEqualTo("ok"));
        assertThat(check.exit()).isEqualTo(ExitCode.UNAVAILABLE);
    }

    @Test
    void wrongCredentialsAreMissingAccess() {
        Map<String, String> other = with("P2C_SALES_CLIENT_SECRET", "not-the-secret");

        Command check = Engine.command(other, "check");

        assertThat(check.out())
                .contains("sales.access", "sales.units: sales does not accept the application user")
                .contains("-> see sales.access")
                .doesNotContain("let the application user read", "not-the-secret");
        assertThat(check.exit()).isEqualTo(ExitCode.SOME_ROWS_NOT_DONE);
    }

    @Test
    void moreRowsThanTheBoundAreNamed() {
        SandboxClient finance = new SandboxClient(sandbox.financeUrl(), sandbox.tokenUrl());
        finance.control("POST", "seed", "{\"products\":3}");

        Command check = Engine.command(with("P2C_CHECK_ROWS", "2"), "check", "--finance");

        assertThat(check.out())
                .contains("only the first 2 rows of SellableReleasedProducts in usmf were read");
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> other = new HashMap<>(environment);
        other.put(name, value);
        return other;
    }
}
