package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2c.app.settings.Settings;
import dev.p2c.error.ConfigurationException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompanySettingsTest {

    @TempDir Path directory;

    @Test
    void eachCompanyHasItsBusinessUnitInTheOrderOfTheSettings() {
        CompanySettings companies =
                companies(
                        Map.of(
                                "P2C_COMPANIES", "usmf, demf",
                                "P2C_COMPANY_USMF_BUSINESS_UNIT", "US operations",
                                "P2C_COMPANY_DEMF_BUSINESS_UNIT", "German operations"));

        assertThat(companies.names()).containsExactly("usmf", "demf");
        assertThat(companies.units().get("demf").name()).isEqualTo("German operations");
    }

    @Test
    void aSingleCompanyMayHaveAllUnits() {
        assertThat(companies(Map.of("P2C_COMPANIES", "demf")).units()).isEmpty();
    }

    @Test
    void everyMistakeIsReportedAtOnce() {
        assertThatThrownBy(
                        () ->
                                companies(
                                        Map.of(
                                                "P2C_COMPANIES", "usmf,demf,frrt,usmf",
                                                "P2C_COMPANY_USMF_BUSINESS_UNIT", "Europe",
                                                "P2C_COMPANY_DEMF_BUSINESS_UNIT", "EUROPE")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("p2c.companies: names a company twice")
                .hasMessageContaining(
                        "p2c.company.demf.business-unit: \"EUROPE\" is the business unit of usmf")
                .hasMessageContaining("p2c.company.frrt.business-unit: is not set");
        assertThatThrownBy(() -> companies(Map.of("P2C_COMPANIES", ",")))
                .hasMessageContaining("names no company");
    }

    @Test
    void theUnitOfACompanyThatIsNotListedIsAnUnknownSetting() throws Exception {
        Files.writeString(
                directory.resolve("application.properties"),
                """
                p2c.companies = usmf
                p2c.company.demf.business-unit = German operations
                """);

        assertThatThrownBy(() -> companies(Map.of()))
                .hasMessageContaining("unknown setting \"p2c.company.demf.business-unit\"");
    }

    private CompanySettings companies(Map<String, String> environment) {
        return CompanySettings.of(Settings.load(directory, environment));
    }
}
