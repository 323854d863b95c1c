package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2c.app.settings.Settings;
import dev.p2c.error.ConfigurationException;
import dev.p2c.routes.GatewayRoutes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

    @TempDir Path directory;

    @Test
    void theEnvironmentWinsOverTheProfileAndTheProfileOverTheRest() throws IOException {
        file(
                "application.properties",
                "p2c.page.size = 10\np2c.batch.size = 20\np2c.parallelism = 3");
        file("application-sandbox.properties", "p2c.page.size = 11\np2c.batch.size = 21");

        Settings settings = Settings.load(directory, Map.of("P2C_BATCH_SIZE", "22"));

        assertThat(settings.number("p2c.parallelism")).isEqualTo(3);
        assertThat(settings.number("p2c.page.size")).isEqualTo(11);
        assertThat(settings.number("p2c.batch.size")).isEqualTo(22);
        assertThat(settings.duration("p2c.retry.after")).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void everyUnknownNameIsNamedWithItsFileAndTheNearestKnownOne() throws IOException {
        file("application.properties", "p2c.http.prot = 8080\np2c.sales.ulr = http://localhost/");

        assertThatThrownBy(() -> Settings.load(directory, Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(
                        "application.properties: unknown setting \"p2c.http.prot\". Did you mean \"p2c.http.port\"?")
                .hasMessageContaining(
                        "unknown setting \"p2c.sales.ulr\". Did you mean \"p2c.sales.url\"?");
    }

    @Test
    void aValueMayNameAnotherSetting() throws IOException {
        file(
                "application.properties",
                "p2c.sales.url = http://localhost:{{p2c.sandbox.sales.port}}/");

        Settings settings = Settings.load(directory, Map.of("P2C_SANDBOX_SALES_PORT", "9999"));

        assertThat(settings.address("p2c.sales.url")).hasToString("http://localhost:9999/");
    }

    @Test
    void productionSaysWhichVariableIsMissing() {
        Settings settings = Settings.load(directory, Map.of("P2C_PROFILE", "production"));

        assertThatThrownBy(() -> settings.required("p2c.sales.client.secret"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("P2C_SALES_CLIENT_SECRET")
                .hasMessageContaining("production");
    }

    @Test
    void aValueOfTheWrongFormSaysWhereItStandsAndWhatIsExpected() {
        Settings settings = Settings.load(directory, Map.of("P2C_HTTP_PORT", "eighty"));

        assertThatThrownBy(() -> settings.number("p2c.http.port"))
                .hasMessage("P2C_HTTP_PORT: p2c.http.port is \"eighty\", expected a whole number");
    }

    @Test
    void secretsAreNeverShown() {
        Settings settings =
                Settings.load(
                        directory,
                        Map.of("P2C_SALES_CLIENT_SECRET", "hush", "P2C_STATE_PASSWORD", "hush"));

        assertThat(settings.toString()).doesNotContain("hush").contains("***");
    }

    @Test
    void aSecretMayStandInAFileThatTheEnvironmentNames() throws IOException {
        file("secret", "hush\n");
        String path = directory.resolve("secret").toString();

        Settings settings =
                Settings.load(directory, Map.of("P2C_FINANCE_CLIENT_SECRET_FILE", path));

        assertThat(settings.text("p2c.finance.client.secret")).isEqualTo("hush");
        assertThat(settings.toString()).doesNotContain("hush");
        assertThatThrownBy(
                        () ->
                                Settings.load(
                                        directory,
                                        Map.of(
                                                "P2C_STATE_PASSWORD_FILE",
                                                path,
                                                "P2C_STATE_PASSWORD",
                                                "other")))
                .hasMessage(
                        "P2C_STATE_PASSWORD_FILE: is set, and so is P2C_STATE_PASSWORD: one of them");
        assertThatThrownBy(() -> Settings.load(directory, Map.of("P2C_STATE_KEY_FILE", path + "x")))
                .hasMessage("P2C_STATE_KEY_FILE: cannot be read: " + path + "x");
    }

    @Test
    void aSecretInAFileOfSettingsIsRefusedWithoutBeingShown() throws IOException {
        file(
                "application.properties",
                "p2c.sales.client.secret = hush\np2c.hawtio.password = hush\n"
                        + "p2c.state.url = jdbc:postgresql://db/p2c?user=u&password=hush");

        assertThatThrownBy(() -> Settings.load(directory, Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(
                        "application.properties: p2c.sales.client.secret is a secret and does not"
                                + " belong in a file of settings: set P2C_SALES_CLIENT_SECRET or"
                                + " P2C_SALES_CLIENT_SECRET_FILE")
                .hasMessageContaining("p2c.hawtio.password")
                .hasMessageContaining("p2c.state.url")
                .hasMessageNotContaining("hush");
    }

    @Test
    void theStandInsSecretsCountInTheirOwnProfileOnly() throws IOException {
        file("application-sandbox.properties", "p2c.hawtio.password = sandbox");
        file("application-production.properties", "p2c.hawtio.password = sandbox");

        assertThat(Settings.load(directory, Map.of()).text("p2c.hawtio.password"))
                .isEqualTo("sandbox");
        assertThatThrownBy(() -> Settings.load(directory, Map.of("P2C_PROFILE", "production")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("application-production.properties: p2c.hawtio.password");
    }

    @Test
    void anAddressThatHoldsALoginOrIsNoneOfTheWebIsRefusedWithoutBeingShown() {
        for (String address : new String[] {"https://u:hush@host/", "ftp://host/", "file:///x"}) {
            Settings settings = Settings.load(directory, Map.of("P2C_SALES_URL", address));

            assertThatThrownBy(() -> settings.address("p2c.sales.url"))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("expected an address")
                    .hasMessageNotContaining("hush");
        }
    }

    @Test
    void daysAreADuration() {
        Settings settings = Settings.load(directory, Map.of("P2C_STATE_KEEP_RUNS", "7d"));

        assertThat(settings.duration("p2c.state.keep.runs")).isEqualTo(Duration.ofDays(7));
        assertThat(settings.duration("p2c.state.keep.payloads")).isEqualTo(Duration.ofDays(30));
    }

    @Test
    void productionSendsNothingOverPlainHttpBeyondThisMachine() {
        Map<String, String> production =
                Map.of(
                        "P2C_PROFILE", "production",
                        "P2C_CONNECTIONS", "sales",
                        "P2C_SALES_URL", "http://sales.example.com/api/data/v9.2/");

        assertThatThrownBy(() -> gateways(production))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("P2C_SALES_URL")
                .hasMessageContaining("not encrypted")
                .hasMessageContaining("p2c.sales.plain.http");

        Map<String, String> allowed = new HashMap<>(production);
        allowed.put("P2C_SALES_PLAIN_HTTP", "true");
        assertThat(gateways(allowed)).hasSize(1);
        Map<String, String> here = new HashMap<>(production);
        here.put("P2C_SALES_URL", "http://[::1]:8181/api/data/v9.2/");
        assertThat(gateways(here)).hasSize(1);
    }

    private List<GatewayRoutes> gateways(Map<String, String> environment) {
        return new Systems(Settings.load(directory, environment), Map.of()).gateways();
    }

    private void file(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }
}
