package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.operate.RequirementsHealthCheck;
import dev.p2c.sandbox.http.InitialData;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.health.HealthCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the cheap checks of a running application find, in health and in another process. */
class RequirementWatchTest {

    private static final String GROUP =
            "CustomerGroups(dataAreaId='usmf',CustomerGroupId='10')?cross-company=true";

    @TempDir Path directory;

    @Test
    void statusAndHealthNameWhatIsMissingAndHealthStaysUp() {
        try (Engine engine = Engine.start(directory, InitialData.EMPTY);
                RequirementWatch watch = RequirementWatch.of(engine.application())) {
            watch.look();
            assertThat(watch.missing()).isEmpty();
            assertThat(engine.p2c("status").out()).doesNotContain("missing:");

            assertThat(engine.finance().delete(GROUP).status()).isEqualTo(204);
            watch.look();

            String line = "finance.customer-group: customer group 10 does not exist in usmf";
            assertThat(engine.p2c("status").out()).contains("missing: " + line);
            assertThat(engine.p2c("status", "--json").out()).contains(line);
            HealthCheck.Result health = health(watch);
            assertThat(health.getState()).isEqualTo(HealthCheck.State.UP);
            assertThat(health.getMessage()).get().asString().contains(line);
            assertThat(health.getDetails()).containsEntry("p2c.missing", 1);
        }
    }

    @Test
    void statusNamesRowsThatBelongToNoCompany() {
        Map<String, String> unit = Map.of("P2C_COMPANY_USMF_BUSINESS_UNIT", "US operations");
        try (Engine engine = Engine.start(directory, InitialData.EMPTY, unit);
                RequirementWatch watch = RequirementWatch.of(engine.application())) {
            String teams = "teams?$filter=name%20eq%20'Contoso'";
            String team = engine.sales().get(teams).value().get(0).get("teamid").asText();
            Fault.done(
                    engine.sales()
                            .post(
                                    "accounts",
                                    "{\"name\":\"A\",\"ownerid@odata.bind\":\"/teams(%s)\"}"
                                            .formatted(team)));
            watch.look();

            assertThat(engine.p2c("status").out())
                    .contains("sales.company-rows: 1 of accounts in business units of no company");
        }
    }

    private static HealthCheck.Result health(RequirementWatch watch) {
        return new RequirementsHealthCheck(watch::missing).call(Map.of());
    }
}
