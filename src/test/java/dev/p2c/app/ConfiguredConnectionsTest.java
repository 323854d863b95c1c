package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2c.app.settings.Settings;
import dev.p2c.error.ConfigurationException;
import dev.p2c.odata.transport.ClientCredential;
import dev.p2c.odata.transport.ConnectionSettings;
import dev.p2c.odata.transport.ConnectionSettings.UserCredentials;
import dev.p2c.routes.GatewayRoutes;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://org.api.crm4.dynamics.com/api/data/v9.2/",
                "https://org.api.crm4.dynamics.com/api/data/v9.2",
                "https://org.api.crm4.dynamics.com/api/data/v9.2//",
                " HTTPS://Org.API.crm4.Dynamics.com/api/data/v9.2 ",
                "https://org.api.crm4.dynamics.com:443/api/data/v9.2/"
            })
    void everySpellingOfAnAddressGivesTheSameAddressAndScope(String spelling) {
        Map<String, String> environment = new HashMap<>(signIn());
        environment.put("P2C_SALES_URL", spelling);
        environment.put("P2C_SALES_CLIENT_SECRET", "s");

        ConnectionSettings settings = connection(environment);

        assertThat(settings.baseUrl())
                .hasToString("https://org.api.crm4.dynamics.com/api/data/v9.2/");
        assertThat(settings.tokens().orElseThrow().scope())
                .isEqualTo("https://org.api.crm4.dynamics.com/.default");
        environment.put("P2C_SALES_SCOPE", " https://ORG.crm4.dynamics.com:443/.default ");
        assertThat(connection(environment).tokens().orElseThrow().scope())
                .isEqualTo("https://org.crm4.dynamics.com/.default");
    }

    @Test
    void exactlyOneProofOfIdentityIsSet() {
        Map<String, String> environment = new HashMap<>(signIn());
        assertThatThrownBy(() -> connection(environment))
                .hasMessageContaining("P2C_SALES_CLIENT_SECRET");
        environment.put("P2C_SALES_CLIENT_CERTIFICATE", "a.pem,b.pem");
        environment.put("P2C_SALES_CLIENT_ID", "one,two");
        assertThat(connection(environment).tokens().orElseThrow().users())
                .containsExactly(
                        user("one", new ClientCredential.Certificate(Path.of("a.pem"), "")),
                        user("two", new ClientCredential.Certificate(Path.of("b.pem"), "")));
        environment.put("P2C_SALES_CLIENT_FEDERATED", "token");
        assertThatThrownBy(() -> connection(environment))
                .hasMessageContaining("p2c.sales.client.certificate and p2c.sales.client.federated")
                .hasMessageContaining("set only one of them");
        environment.remove("P2C_SALES_CLIENT_CERTIFICATE");
        assertThat(connection(environment).tokens().orElseThrow().users())
                .extracting(UserCredentials::credential)
                .containsOnly(new ClientCredential.FederatedToken(Path.of("token")));
    }

    private static UserCredentials user(String id, ClientCredential credential) {
        return new UserCredentials(id, credential);
    }

    private static Map<String, String> signIn() {
        return Map.of(
                "P2C_CONNECTIONS", "sales",
                "P2C_SALES_URL", "https://org.crm4.dynamics.com/api/data/v9.2/",
                "P2C_SALES_TOKEN_URL", "https://login.example.com/t/oauth2/v2.0/token",
                "P2C_SALES_CLIENT_ID", "one");
    }

    private ConnectionSettings connection(Map<String, String> environment) {
        return new ConfiguredConnections(Settings.load(directory, environment), Map.of())
                .connection("sales");
    }

    private List<GatewayRoutes> gateways(Map<String, String> environment) {
        return new ConfiguredConnections(Settings.load(directory, environment), Map.of())
                .gateways();
    }
}
