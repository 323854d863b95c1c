package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.app.cli.ExitCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Everything that a start misses is named at once, with the place to set it. */
class SettingsCheckTest {

    @Test
    void everyMissingSettingOfAStartIsNamedAtOnce() {
        Engine.Command run = Engine.command(Map.of("P2C_PROFILE", "production"), "run");

        assertThat(run.exit()).isEqualTo(ExitCode.WRONG);
        assertThat(run.err().lines().map(line -> line.split(":")[0]))
                .containsExactly(
                        "P2C_SALES_URL",
                        "P2C_SALES_TOKEN_URL",
                        "P2C_SALES_CLIENT_ID",
                        "P2C_SALES_CLIENT_SECRET",
                        "P2C_FINANCE_URL",
                        "P2C_FINANCE_TOKEN_URL",
                        "P2C_FINANCE_CLIENT_ID",
                        "P2C_FINANCE_CLIENT_SECRET",
                        "P2C_HAWTIO_USER",
                        "P2C_HAWTIO_PASSWORD");
        assertThat(run.err())
                .contains("P2C_SALES_CLIENT_SECRET_FILE")
                .contains("or p2c.sales.url in application-production.properties");
    }

    @Test
    void aPassNeedsNoLoginToTheConsole() {
        Engine.Command sync = Engine.command(Map.of("P2C_PROFILE", "production"), "sync", "all");

        assertThat(sync.exit()).isEqualTo(ExitCode.WRONG);
        assertThat(sync.err()).contains("P2C_FINANCE_CLIENT_ID").doesNotContain("HAWTIO");
    }

    @Test
    void missingAndInvalidSettingsAreNamedTogether() {
        Map<String, String> environment = new HashMap<>();
        environment.put("P2C_PROFILE", "production");
        environment.put("P2C_SALES_URL", "not an address");
        environment.put("P2C_FINANCE_URL", "http://finance.example.com/data/");
        environment.put("P2C_SALES_TOKEN_URL", "https://login.example.com/token");
        environment.put("P2C_PAGE_SIZE", "many");
        environment.put("P2C_DELETES_EVERY", "soon");
        environment.put("P2C_SALES_CHANGE_SETS", "perhaps");
        environment.put("P2C_COMPANIES", "usmf,demf");
        environment.put("P2C_HAWTIO_PASSWORD", "short");

        String err = Engine.command(environment, "run").err();

        assertThat(err)
                .contains(
                        List.of(
                                "p2c.sales.url is \"not an address\"",
                                "P2C_SALES_CLIENT_ID: is not set",
                                "P2C_FINANCE_URL: http://finance.example.com/data/ is not encrypted",
                                "P2C_FINANCE_TOKEN_URL: is not set",
                                "p2c.page.size is \"many\", expected a whole number",
                                "p2c.deletes.every is \"soon\"",
                                "p2c.sales.change.sets is \"perhaps\"",
                                "p2c.company.usmf.business-unit: is not set",
                                "P2C_HAWTIO_USER: is not set",
                                "P2C_HAWTIO_PASSWORD: the password has fewer than 12"));
        assertThat(err.lines()).doesNotHaveDuplicates();
    }

    @Test
    void aWrongDialectOfAnAddedConnectionHidesNoOtherMistake() {
        Map<String, String> environment =
                Map.of(
                        "P2C_PROFILE", "production",
                        "P2C_CONNECTIONS", "sales,finance,crm");

        assertThat(Engine.command(environment, "run").err())
                .contains(
                        "p2c.crm.dialect: no dialect \"crm\"",
                        "P2C_CRM_URL: is not set",
                        "P2C_CRM_CLIENT_ID: is not set",
                        "P2C_SALES_URL: is not set",
                        "P2C_HAWTIO_USER: is not set");
    }
}
