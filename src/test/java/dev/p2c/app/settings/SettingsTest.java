package dev.p2c.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2c.error.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    @TempDir Path directory;

    @Test
    void theEnvironmentOverridesTheProfileAndTheProfileTheCommonFile() throws IOException {
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
    void everyUnknownNameIsReportedWithItsFileAndASuggestion() throws IOException {
        file("application.properties", "p2c.http.prot = 8080\np2c.sales.ulr = http://localhost/");

        assertThatThrownBy(() -> Settings.load(directory, Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(
                        "application.properties:1: unknown setting \"p2c.http.prot\". Did you mean \"p2c.http.port\"?")
                .hasMessageContaining(
                        "unknown setting \"p2c.sales.ulr\". Did you mean \"p2c.sales.url\"?");
    }

    @Test
    void stagedDirectionsBringAConnectionOfTheirOwn() throws IOException {
        file("application.properties", "p2c.cds.url = http://localhost/cds/");

        Settings settings = Settings.load(directory, Map.of("P2C_CDS_CLIENT_ID", "one"));

        assertThat(settings.connections()).containsExactly("sales", "finance");
        assertThat(settings.declared()).noneMatch(one -> one.name().startsWith("p2c.cds."));
        assertThat(settings.staged().connections()).containsExactly("sales", "finance", "cds");
        assertThat(settings.staged().declared()).anyMatch(one -> one.name().equals("p2c.cds.url"));
        assertThat(settings.staged().text("p2c.cds.client.id")).isEqualTo("one");
    }

    @Test
    void aValueMayReferToAnotherSetting() throws IOException {
        file(
                "application.properties",
                "p2c.sales.url = http://localhost:{{p2c.sandbox.sales.port}}/");

        Settings settings = Settings.load(directory, Map.of("P2C_SANDBOX_SALES_PORT", "9999"));

        assertThat(settings.address("p2c.sales.url")).hasToString("http://localhost:9999/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"prod", "Production", "producton", "", "../sandbox", "\u001b[2J"})
    void anUnknownProfileIsRefusedWithTheKnownOnes(String profile) {
        assertThatThrownBy(() -> Settings.load(directory, Map.of("P2C_PROFILE", profile)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("P2C_PROFILE: there is no profile")
                .hasMessageContaining("sandbox and production")
                .hasMessageNotContaining("\u001b");
    }

    @Test
    void aProfileWithAFileOfItsOwnIsKnown() throws IOException {
        file("application-test.properties", "p2c.http.port = 9090");

        assertThat(Settings.load(directory, Map.of("P2C_PROFILE", "test")).number("p2c.http.port"))
                .isEqualTo(9090);
    }

    @Test
    void aMissingValueIsReportedWithItsVariableAndProfile() {
        Settings settings = Settings.load(directory, Map.of("P2C_PROFILE", "production"));

        assertThatThrownBy(() -> settings.required("p2c.sales.client.secret"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("P2C_SALES_CLIENT_SECRET")
                .hasMessageContaining("production");
    }

    @Test
    void aMalformedValueIsReportedWithItsPlaceAndTheExpectedForm() {
        Settings settings = Settings.load(directory, Map.of("P2C_HTTP_PORT", "eighty"));

        assertThatThrownBy(() -> settings.number("p2c.http.port"))
                .hasMessage(
                        "P2C_HTTP_PORT: p2c.http.port is \"eighty\", expected a whole number from 0 to"
                                + " 65535");
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
    void aSecretMayBeReadFromAFileThatTheEnvironmentNames() throws IOException {
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
                        "P2C_STATE_PASSWORD_FILE: and P2C_STATE_PASSWORD are both set; set only one of them");
        assertThatThrownBy(() -> Settings.load(directory, Map.of("P2C_STATE_KEY_FILE", path + "x")))
                .hasMessage("P2C_STATE_KEY_FILE: cannot be read: " + path + "x");
    }

    @Test
    void aSecretInAPropertiesFileIsRefusedWithoutBeingShown() throws IOException {
        file(
                "application.properties",
                "p2c.sales.client.secret = hush\np2c.hawtio.password = hush\n"
                        + "p2c.state.url = jdbc:postgresql://db/p2c?user=u&password=hush");

        assertThatThrownBy(() -> Settings.load(directory, Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(
                        "application.properties:1: p2c.sales.client.secret is a secret and does not"
                                + " belong in a properties file: set P2C_SALES_CLIENT_SECRET or"
                                + " P2C_SALES_CLIENT_SECRET_FILE")
                .hasMessageContaining("p2c.hawtio.password")
                .hasMessageContaining("p2c.state.url")
                .hasMessageNotContaining("hush");
    }

    @Test
    void secretsOfTheStandInsAreAllowedInTheSandboxProfileOnly() throws IOException {
        file("application-sandbox.properties", "p2c.hawtio.password = sandbox");
        file("application-production.properties", "p2c.hawtio.password = sandbox");

        assertThat(Settings.load(directory, Map.of()).text("p2c.hawtio.password"))
                .isEqualTo("sandbox");
        assertThatThrownBy(() -> Settings.load(directory, Map.of("P2C_PROFILE", "production")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("application-production.properties:1: p2c.hawtio.password");
    }

    @Test
    void anAddressWithALoginOrAnotherSchemeIsRefusedWithoutBeingShown() {
        for (String address : new String[] {"https://u:hush@host/", "ftp://host/", "file:///x"}) {
            Settings settings = Settings.load(directory, Map.of("P2C_SALES_URL", address));

            assertThatThrownBy(() -> settings.address("p2c.sales.url"))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("expected an address")
                    .hasMessageNotContaining("hush");
        }
    }

    @Test
    void durationsMayBeInDays() {
        Settings settings = Settings.load(directory, Map.of("P2C_STATE_KEEP_RUNS", "7d"));

        assertThat(settings.duration("p2c.state.keep.runs")).isEqualTo(Duration.ofDays(7));
        assertThat(settings.duration("p2c.state.keep.payloads")).isEqualTo(Duration.ofDays(30));
    }

    @Test
    void aDurationOfMoreThanAHundredYearsIsReported() {
        Settings settings = Settings.load(directory, Map.of("P2C_STATE_KEEP_RUNS", "36501d"));

        assertThatThrownBy(() -> settings.duration("p2c.state.keep.runs"))
                .hasMessageContaining(
                        "is \"36501d\", expected a duration such as 30s, 5m, 1h or 30d, at most 36500d");
    }

    @Test
    void aNumberOrFlagOfTheWrongFormIsReported() {
        Settings settings =
                Settings.load(
                        directory,
                        Map.of("P2C_RETRY_AFTER", "1 hour", "P2C_SALES_CHANGE_SETS", "yes"));

        assertThatThrownBy(() -> settings.duration("p2c.retry.after"))
                .hasMessage(
                        "P2C_RETRY_AFTER: p2c.retry.after is \"1 hour\","
                                + " expected a duration such as 30s, 5m, 1h or 30d, at most 36500d");
        assertThatThrownBy(() -> settings.flag("p2c.sales.change.sets"))
                .hasMessageContaining("is \"yes\", expected true or false");
    }

    @Test
    void everyConnectionAndCompanyHasItsOwnSettings() {
        Settings settings =
                Settings.load(
                        directory, Map.of("P2C_CONNECTIONS", "sales,crm", "P2C_COMPANIES", "usmf"));

        assertThat(settings.declared())
                .extracting(Setting::name)
                .contains("p2c.crm.url", "p2c.sales.url", "p2c.company.usmf.business-unit")
                .doesNotContain("p2c.finance.url")
                .noneMatch(name -> name.contains("<"));
        assertThat(settings.declared())
                .allSatisfy(setting -> assertThat(setting.description()).isNotBlank());
    }

    @Test
    void aCopyWithOtherValuesLeavesTheOriginalUnchanged() {
        Settings settings = Settings.load(directory, Map.of());

        Settings other = settings.with(Map.of("p2c.page.size", "5"));

        assertThat(other.number("p2c.page.size")).isEqualTo(5);
        assertThat(settings.number("p2c.page.size")).isEqualTo(2000);
    }

    private void file(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }
}
