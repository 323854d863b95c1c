package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2c.app.settings.Settings;
import dev.p2c.error.ConfigurationException;
import dev.p2c.routes.GatewayRoutes;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfiguredConnectionsTest {

    @TempDir Path directory;

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
        return new ConfiguredConnections(Settings.load(directory, environment), Map.of())
                .gateways();
    }
}
