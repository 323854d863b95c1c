package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.run.Run;
import dev.p2c.sandbox.Sandbox;
import dev.p2c.sandbox.SandboxClient;
import dev.p2c.sandbox.SandboxSettings;
import dev.p2c.sandbox.http.InitialData;
import dev.p2c.state.Failure;
import dev.p2c.state.FailureFilter;
import dev.p2c.state.FailureKind;
import dev.p2c.testing.TestClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A direction in two legs, through Common Data Service. The second leg reads rows that the first
 * one has just written, and every guarantee holds for each of them. The mappings are as small as
 * they can be.
 *
 * <p>Holds rules of docs/templates.md, "Through Common Data Service".
 */
class StagedLegsTest {

    private static final String FIRST = "staged-accounts-to-cds";
    private static final String SECOND = "staged-accounts-to-finance";
    @TempDir static Path directory;
    private static final TestClock clock = TestClock.running();
    private static Engine engine;
    private static CompanyRows rows;

    @BeforeAll
    static void start() {
        ProjectFiles files = ProjectFiles.copiedTo(directory);
        files.staged(SmallLegs.ROUTE, Map.of(FIRST, SmallLegs.FIRST, SECOND, SmallLegs.SECOND));
        Map<String, String> settings = new HashMap<>(Engine.BOTH_COMPANIES);
        settings.putAll(files.environment());
        settings.put("P2C_FINANCE_ATTEMPTS", "1");
        settings.put("P2C_CDS_ATTEMPTS", "1");
        settings.put("P2C_DIRECTIONS", "staged-accounts");
        SandboxSettings standIns =
                SandboxSettings.defaults()
                        .withPorts(0, 0, 0)
                        .withCommonDataService(0)
                        .withTokenLifetime(Duration.ofDays(100))
                        .withData(InitialData.EMPTY);
        engine = Engine.on(Sandbox.start(standIns), directory, settings, clock);
        rows = new CompanyRows(engine);
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    private static Run sync() {
        Run run = engine.sync("staged-accounts");
        assertThat(run.failures()).isEmpty();
        return run;
    }

    private static JsonNode inCds(String number) {
        return engine.cds()
                .get("accounts?$expand=organization&$filter=accountnumber%20eq%20'" + number + "'")
                .json()
                .get("value");
    }

    private static List<Failure> failures(String task) {
        return engine.application().state().failures().list(FailureFilter.all(100)).stream()
                .filter(failure -> failure.task().equals(task))
                .toList();
    }

    @Test
    void aRowGoesOverBothLegsInOnePassAndIsWrittenOnce() {
        rows.account("ACC-1", CompanyRows.US);

        assertThat(sync().counts().created()).isEqualTo(2);
        assertThat(inCds("ACC-1")).hasSize(1);
        assertThat(inCds("ACC-1").at("/0/organization/organizationnumber").asText())
                .isEqualTo("ORG001");
        assertThat(rows.customer("usmf", "ACC-1").get("OrganizationName").asText())
                .isEqualTo("Name of ACC-1");

        Engine.setBackCounters(engine.cds());
        Engine.setBackCounters(engine.finance());
        sync();
        assertThat(Engine.writes(engine.cds())).as("writes to CDS").isZero();
        assertThat(Engine.writes(engine.finance())).as("writes to Finance").isZero();
    }

    @Test
    void aChangeOfTheSourceGoesOnThroughARowThatTheFirstLegWrote() {
        String address = rows.account("ACC-2", CompanyRows.US);
        sync();

        rows.rename(address, "Renamed");
        assertThat(sync().counts().updated()).isEqualTo(2);

        assertThat(inCds("ACC-2").at("/0/organizationname").asText()).isEqualTo("Renamed");
        assertThat(rows.customer("usmf", "ACC-2").get("OrganizationName").asText())
                .isEqualTo("Renamed");
    }

    @Test
    void aRowDeletedInTheSourceIsDeletedInBothLegsOfOnePass() {
        String address = rows.account("ACC-3", CompanyRows.US);
        sync();
        assertThat(engine.sales().delete(address).status()).isEqualTo(204);

        clock.advance(Duration.ofDays(1));
        sync();

        assertThat(inCds("ACC-3")).isEmpty();
        assertThat(rows.companiesOf("ACC-3")).isEmpty();
    }

    @Test
    void eachCompanyHasItsRowsInBothLegs() {
        rows.account("ACC-4", CompanyRows.GERMAN);

        sync();

        JsonNode team = inCds("ACC-4").at("/0/_owningteam_value");
        assertThat(engine.cds().get("teams(" + team.asText() + ")").json().get("name").asText())
                .isEqualTo(CompanyRows.GERMAN);
        assertThat(rows.companiesOf("ACC-4")).isEqualTo("demf");
    }

    @Test
    void aRowThatTheDestinationRefusesIsAFailureOfTheSecondLegOnly() {
        control(
                engine.finance(),
                "[{\"method\": \"POST\", \"path\": \"CustomersV2.*\", \"status\": 400, \"times\": 1}]");
        rows.account("ACC-5", CompanyRows.US);

        assertThat(sync().counts().rejected()).isEqualTo(1);
        assertThat(failures(FIRST)).isEmpty();
        assertThat(failures(SECOND))
                .singleElement()
                .satisfies(f -> assertThat(f.kind()).isEqualTo(FailureKind.REJECTED))
                .satisfies(f -> assertThat(f.key()).contains("ACC-5"));
        commandsTellTheWayOfARowThatWaitsInTheSecondLeg();

        engine.finance().control("DELETE", "faults", "");
        clock.advance(Duration.ofHours(2));
        sync();

        assertThat(failures(SECOND)).isEmpty();
        assertThat(rows.companiesOf("ACC-5")).isEqualTo("usmf");
    }

    private static void commandsTellTheWayOfARowThatWaitsInTheSecondLeg() {
        JsonNode way = CommandJson.of(engine.p2c("status", "--json").out()).at("/ways/0");
        assertThat(way.get("name").asText()).isEqualTo("staged-accounts");
        assertThat(way.get("between").asLong()).isEqualTo(1);
        assertThat(way.get("rejected").asLong()).isEqualTo(1);
        assertThat(way.get("acrossFirst").asLong()).isEqualTo(way.get("acrossSecond").asLong() + 1);
        assertThat(engine.p2c("status").out())
                .containsPattern("WAY +OVER +LEG 1 +LEG 2 +BETWEEN +PARKED +REJECTED")
                .containsPattern("staged-accounts +sales > cds > finance .* 1 +0 +1\\R")
                .contains("1 row is in cds and not yet in finance");
        assertThat(engine.p2c("failures", "list", "--task", FIRST).out())
                .contains("0 are parked, 1 rejected")
                .contains("bin/p2c failures list --task " + SECOND);
        String id = String.valueOf(failures(SECOND).get(0).id());
        assertThat(engine.p2c("failures", "show", id).out())
                .containsPattern("Other leg +first leg " + FIRST + ": the row is in cds since 20")
                .contains("waits on its way to finance");
    }

    @Test
    void aRowThatCdsRefusesIsToldWithTheStateOfItsSecondLeg() {
        String address = rows.account("ACC-8", CompanyRows.US);
        sync();
        control(
                engine.cds(),
                "[{\"method\": \"PATCH\", \"path\": \"accounts.*\", \"status\": 400, \"times\": 1}]");
        rows.rename(address, "Refused by the hub");

        assertThat(sync().counts().rejected()).isEqualTo(1);
        engine.cds().control("DELETE", "faults", "");

        String id = String.valueOf(failures(FIRST).get(0).id());
        assertThat(engine.p2c("failures", "show", id).out())
                .contains("second leg " + SECOND + ": finance has the row as it was before");
        assertThat(
                        CommandJson.of(engine.p2c("failures", "show", id, "--json").out())
                                .get("otherLeg")
                                .asText())
                .startsWith("second leg");
        clock.advance(Duration.ofHours(2));
        sync();
        assertThat(rows.customer("usmf", "ACC-8").get("OrganizationName").asText())
                .isEqualTo("Refused by the hub");
    }

    @Test
    void aRowWhoseBusinessUnitChangesMovesToTheOtherCompanyOverBothLegs() {
        String address = rows.account("ACC-9", CompanyRows.US);
        sync();
        assertThat(rows.companiesOf("ACC-9")).isEqualTo("usmf");

        assertThat(
                        engine.sales()
                                .patch(address, "{" + rows.owner(CompanyRows.GERMAN) + "}")
                                .status())
                .isEqualTo(204);
        clock.advance(Duration.ofDays(1));
        Run run = sync();

        assertThat(run.counts().rejected() + run.counts().parked()).isZero();
        assertThat(inCds("ACC-9")).hasSize(1);
        JsonNode team = inCds("ACC-9").at("/0/_owningteam_value");
        assertThat(engine.cds().get("teams(" + team.asText() + ")").json().get("name").asText())
                .isEqualTo(CompanyRows.GERMAN);
        assertThat(rows.companiesOf("ACC-9")).contains("demf");
        Engine.setBackCounters(engine.cds());
        Engine.setBackCounters(engine.finance());
        sync();
        assertThat(Engine.writes(engine.cds())).as("writes to CDS").isZero();
        assertThat(Engine.writes(engine.finance())).as("writes to Finance").isZero();
    }

    @Test
    void aConditionOfTheSecondLegSkipsARowThatTheFirstLegWrote() {
        String address = rows.account("ACC-6", CompanyRows.US);
        engine.sales().patch(address, "{\"description\": \"Secret\"}");

        sync();
        assertThat(inCds("ACC-6")).hasSize(1);
        assertThat(rows.companiesOf("ACC-6")).isEmpty();

        engine.sales().patch(address, "{\"description\": \"Public\"}");
        sync();
        assertThat(rows.companiesOf("ACC-6")).isEqualTo("usmf");
    }

    @Test
    void aRowThatWasWrittenBeforeCdsWentAwayGoesOnAfterwards() {
        rows.account("ACC-7", CompanyRows.US);
        control(
                engine.cds(),
                "[{\"method\": \"GET\", \"path\": \"accounts.*\", \"status\": 503, \"every\": 1}]");
        assertThat(engine.sync("staged-accounts").failures()).isNotEmpty();
        engine.cds().control("DELETE", "faults", "");
        clock.advance(Duration.ofMinutes(1));

        sync();

        assertThat(inCds("ACC-7")).hasSize(1);
        assertThat(rows.companiesOf("ACC-7")).isEqualTo("usmf");
    }

    private static void control(SandboxClient service, String faults) {
        assertThat(service.control("POST", "faults", faults).status()).isEqualTo(200);
    }
}
