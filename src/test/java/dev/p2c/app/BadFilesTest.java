package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.app.Engine.Command;
import dev.p2c.app.cli.ExitCode;
import dev.p2c.sandbox.Sandbox;
import dev.p2c.sandbox.http.InitialData;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mistakes in files and settings are reported with place and remedy; exit code 2. */
class BadFilesTest {

    private static Sandbox sandbox;

    @TempDir Path directory;
    private Map<String, String> environment;
    private ProjectFiles files;

    @BeforeAll
    static void start() {
        sandbox = Engine.standIns(InitialData.EMPTY);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @BeforeEach
    void copyProject() {
        files = ProjectFiles.copiedTo(directory);
        environment = Engine.environment(sandbox, directory);
        environment.putAll(files.environment());
    }

    @Test
    void everyMistakeOfEveryFileIsReportedAtOnce() {
        files.edit(
                "mappings/accounts-to-customers.yaml",
                "valueMap: countries",
                "valuemap: countries");
        files.edit(
                "mappings/released-products-to-products.yaml",
                "connection: sales",
                "connection: slaes");
        files.edit(
                "routes/products.yaml",
                "sync-task/released-products-to-products",
                "sync-task/released-product-to-products");

        Command sync = Engine.command(environment, "sync", "all");

        assertThat(sync.exit()).isEqualTo(ExitCode.WRONG);
        assertThat(sync.err())
                .contains("unknown option \"valuemap\"", "Did you mean \"valueMap\"?")
                .contains("slaes", "Did you mean \"sales\"?")
                .contains(
                        "products.yaml:",
                        "released-product-to-products has no mapping",
                        "Did you mean \"released-products-to-products\"?")
                .containsPattern("accounts-to-customers.yaml:\\d+: ");
    }

    @Test
    void anUnknownFieldIsReportedWithItsLineAndASuggestion() {
        files.edit(
                "mappings/accounts-to-customers.yaml",
                "PrimaryContactFax: {",
                "PrimaryContactFaks: {");
        files.edit("mappings/accounts-to-customers.yaml", "from: telephone1", "from: telefone1");

        Command sync = sync();

        assertThat(sync.exit()).isEqualTo(ExitCode.WRONG);
        assertThat(sync.out())
                .contains(
                        "unknown field \"PrimaryContactFaks\"",
                        "Did you mean \"PrimaryContactFax\"?")
                .contains("unknown field \"telefone1\"", "Did you mean \"telephone1\"?");
    }

    @Test
    void aKeyFieldWithoutARuleIsAMistake() {
        files.edit(
                "mappings/accounts-to-customers.yaml",
                "key: [dataAreaId, CustomerAccount]",
                "key: [dataAreaId, CustomerAccount, NameAlias]");

        assertThat(sync().err()).contains("NameAlias");
        assertThat(sync().exit()).isEqualTo(ExitCode.WRONG);
    }

    @Test
    void aRouteWhoseIdIsNotItsFileNameIsAMistake() {
        files.edit("routes/products.yaml", "id: products\n", "id: product\n");

        assertThat(Engine.command(environment, "sync", "all").err())
                .contains(
                        "products.yaml:2: the route's id is \"product\"; it must be the file's"
                                + " name, \"products\"");
    }

    @Test
    void aStepUnknownToCamelIsReportedWithItsFile() {
        files.edit("routes/templates/sync-task.yaml", "method: checkpoint", "methood: checkpoint");

        Command sync = sync();

        assertThat(sync.exit()).isEqualTo(ExitCode.WRONG);
        assertThat(sync.err()).contains("methood").contains("sync-task.yaml");
    }

    @Test
    void aPortInUseIsReportedWithItsSetting() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            environment.put("P2C_HTTP_PORT", String.valueOf(taken.getLocalPort()));

            Command run = Engine.command(environment, "run");

            assertThat(run.exit()).isEqualTo(ExitCode.WRONG);
            assertThat(run.err())
                    .contains("P2C_HTTP_PORT", taken.getLocalPort() + " on 127.0.0.1 is in use");
        }
    }

    @Test
    void aStandInsPortInUseIsReportedWithItsSetting() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            environment.put("P2C_SANDBOX_SALES_PORT", String.valueOf(taken.getLocalPort()));
            environment.put("P2C_SANDBOX_TOKEN_PORT", "0");
            environment.put("P2C_SANDBOX_FINANCE_PORT", "0");

            Command run = Engine.command(environment, "sandbox");

            assertThat(run.exit()).isEqualTo(ExitCode.WRONG);
            assertThat(run.err())
                    .contains("p2c.sandbox.sales.port", String.valueOf(taken.getLocalPort()));
        }
    }

    @Test
    void theStagedOptionStartsAThirdStandIn() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            for (String service : new String[] {"TOKEN", "SALES", "FINANCE"}) {
                environment.put("P2C_SANDBOX_" + service + "_PORT", "0");
            }
            environment.put("P2C_SANDBOX_CDS_PORT", String.valueOf(taken.getLocalPort()));

            Command sandbox = Engine.command(environment, "sandbox", "--staged", "--data", "empty");

            assertThat(sandbox.exit()).isEqualTo(ExitCode.WRONG);
            assertThat(sandbox.err()).contains("p2c.sandbox.cds.port");
        }
    }

    @Test
    void anUnsupportedStateAddressIsReported() {
        environment.put("P2C_STATE_URL", "jdbc:oracle:thin:@db");

        Command status = Engine.command(environment, "status");

        assertThat(status.exit()).isEqualTo(ExitCode.WRONG);
        assertThat(status.err()).containsIgnoringCase("jdbc:oracle");
    }

    @Test
    void theSandboxOptionIsRefusedInProduction() {
        environment.put("P2C_PROFILE", "production");

        Command run = Engine.command(environment, "run", "--sandbox");

        assertThat(run.exit()).isEqualTo(ExitCode.WRONG);
        assertThat(run.err()).contains("--sandbox").contains("production");
    }

    private Command sync() {
        return Engine.command(environment, "sync", "accounts");
    }
}
