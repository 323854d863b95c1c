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

    /** Each would otherwise end the start with the trace of a library. */
    @Test
    void valuesOutOfBoundsAndUnusableAddressesAreNamedTogether() {
        Map<String, String> environment = new HashMap<>();
        environment.put("P2C_STATE_URL", "postgres://owner:p/w?x@y@db.example.com/p2c");
        environment.put("P2C_HTTP_PROXIES", "10.0.0.0/24,nonsense");
        environment.put("P2C_PROXY_URL", "somebody:pass/w@rd@proxy.example.com:3128");
        environment.put("P2C_STATE_POOL", "0");
        environment.put("P2C_PARALLELISM", "0");
        environment.put("P2C_PAGE_SIZE", "-5");
        environment.put("P2C_SALES_PARALLELISM", "0");
        environment.put("P2C_SALES_TIMEOUT", "-5s");
        environment.put("P2C_FINANCE_TIMEOUT", "0s");
        environment.put("P2C_HTTP_PORT", "70000");
        environment.put("P2C_TRACING_OTLP_URL", "https://otlp.example.com/v1/traces");
        environment.put("P2C_TRACING_OTLP_HEADERS", "Authorization hidden");
        environment.put("P2C_TRACING_PERCENT", "101");

        String err = Engine.command(environment, "run").err();

        assertThat(err)
                .contains(
                        "P2C_STATE_URL: \"postgres://db.example.com/p2c\" is no address",
                        "\"nonsense\" is neither an IP address nor a network",
                        "p2c.proxy.url is \"***@proxy.example.com:3128\"",
                        "p2c.state.pool is \"0\", expected a whole number from 1",
                        "p2c.parallelism is \"0\"",
                        "p2c.page.size is \"-5\"",
                        "p2c.sales.parallelism is \"0\"",
                        "p2c.sales.timeout is \"-5s\"",
                        "p2c.finance.timeout is \"0s\"",
                        "p2c.http.port is \"70000\", expected a whole number from 0 to 65535")
                .contains("p2c.tracing.otlp.headers: is no list", "p2c.tracing.percent: is a share")
                .doesNotContain("owner", "p/w", "somebody", "pass/w", "hidden", "Exception");
        assertThat(err.lines()).doesNotHaveDuplicates();
    }

    @Test
    void anAddressOfTheStateThatNoDriverTakesIsNamedWithTheOtherMistakes() {
        for (String url :
                new String[] {"jdbc:h2:data/p2c", "jdbc:postgresql://host:many/p2c", "nothing"}) {
            Map<String, String> environment = Map.of("P2C_STATE_URL", url, "P2C_PAGE_SIZE", "many");

            assertThat(Engine.command(environment, "sync", "all").err())
                    .contains("P2C_STATE_URL: \"" + url + "\"", "P2C_PAGE_SIZE");
        }
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
