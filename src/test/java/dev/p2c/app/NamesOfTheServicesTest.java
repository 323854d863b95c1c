package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.app.Engine.Command;
import dev.p2c.app.cli.ExitCode;
import dev.p2c.sandbox.Sandbox;
import dev.p2c.sandbox.SandboxClient;
import dev.p2c.sandbox.http.InitialData;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that columns, members and option values of mappings are compared with the services. */
class NamesOfTheServicesTest {

    private static Sandbox sandbox;

    @TempDir Path directory;

    @BeforeAll
    static void start() {
        sandbox = Engine.standIns(InitialData.EMPTY);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void everyWrongNameIsReportedBeforeItsDirectionWritesARowAndOtherDirectionsRun() {
        SandboxClient sales = new SandboxClient(sandbox.salesUrl(), sandbox.tokenUrl());
        SandboxClient finance = new SandboxClient(sandbox.financeUrl(), sandbox.tokenUrl());
        sales.post("accounts", Map.of("name", "A", "accountnumber", "A1"));
        ProjectFiles files = ProjectFiles.copiedTo(directory);
        members(files);
        optionValues(files);
        files.edit("mappings/quote-headers-to-finance.yaml", "(statecode ne ", "(stattecode ne ");
        Map<String, String> environment = Engine.environment(sandbox, directory);
        environment.putAll(files.environment());

        Command sync = Engine.command(environment, "sync", "all");

        assertThat(sync.exit()).isEqualTo(ExitCode.WRONG);
        assertThat(sync.out())
                .containsPattern("headers-to-finance.yaml:\\d+: unknown member of NoYes \"Yse\"")
                .contains("Did you mean \"Yes\"?")
                .contains("unknown member of SalesOriginType \"SalesOrderIntegration\"")
                .containsPattern("headers-to-sales.yaml:\\d+: unknown member of NoYes \"Noo\"")
                .containsPattern("lines-to-sales.yaml:\\d+: unknown option value \"77\": property")
                .containsPattern("processing-status.yaml:\\d+: unknown option value \"5\"")
                .contains("unknown option value \"647390099\"")
                .containsPattern("headers-to-finance.yaml:\\d+: unknown field \"stattecode\"")
                .contains("Did you mean \"statecode\"?");
        assertThat(finance.get("CustomersV2?$filter=CustomerAccount%20eq%20'A1'").body())
                .contains("A1");
    }

    @Test
    void namesInFiltersOfLookupsInSetByTargetAndInCodesOfAValueMapAreComparedToo() {
        ProjectFiles files = ProjectFiles.copiedTo(directory);
        String products = "mappings/released-products-to-products.yaml";
        files.edit(products, "{ Item: 1, Service: 3 }", "{ Itm: 1, Service: 3 }");
        files.edit("mappings/order-headers-to-sales.yaml", "setByTarget: [4]", "setByTarget: [44]");
        String lines = "mappings/invoice-lines-to-sales.yaml";
        files.edit(lines, "uomscheduleid/name eq", "uomscheduleid/nme eq");
        files.edit("mappings/contacts-to-contact-persons.yaml", "0: \"No\", 1:", "0: \"No\", 9:");
        Map<String, String> environment = Engine.environment(sandbox, directory);
        environment.putAll(files.environment());

        Command sync = Engine.command(environment, "sync", "all");

        assertThat(sync.exit()).isEqualTo(ExitCode.WRONG);
        assertThat(sync.out())
                .contains("unknown member of EcoResProductType \"itm\": ProductType of")
                .contains("unknown option value \"44\": statecode of salesorders")
                .containsPattern("lines-to-sales.yaml:\\d+: unknown field \"nme\": uomschedules")
                .contains("unknown option value \"9\": statecode of contacts");
    }

    private static void members(ProjectFiles files) {
        String toFinance = "mappings/order-headers-to-finance.yaml";
        files.edit(
                toFinance,
                "IsDeliveryAddressOrderSpecific: { constant: \"Yes\" }",
                "IsDeliveryAddressOrderSpecific: { constant: \"Yse\" }");
        files.edit(toFinance, "# SalesOrderOriginType: {", "SalesOrderOriginType: {");
        files.edit(
                "mappings/order-headers-to-sales.yaml",
                "field: AreTotalsUpdated, is: \"Yes\"",
                "field: AreTotalsUpdated, is: \"Noo\"");
    }

    private static void optionValues(ProjectFiles files) {
        files.edit(
                "mappings/invoice-lines-to-sales.yaml",
                "propertyconfigurationstatus: { constant: 2 }",
                "propertyconfigurationstatus: { constant: 77 }");
        files.edit(
                "mappings/value-maps/processing-status.yaml",
                "Confirmed: 647390001",
                "Confirmed: 5");
        files.edit(
                "mappings/order-headers-to-finance.yaml",
                "processingstatus eq 647390000",
                "processingstatus eq 647390099");
    }
}
