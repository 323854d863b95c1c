package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.app.Engine.Command;
import dev.p2c.app.cli.ExitCode;
import dev.p2c.sandbox.Sandbox;
import dev.p2c.sandbox.http.InitialData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lookups in the field lists of other tools, which a mapping names by a column behind them. */
class ImportedLookupsTest {

    @TempDir static Path directory;
    private static Sandbox sandbox;
    private static ProjectFiles project;
    private static Map<String, String> environment;

    @BeforeAll
    static void start() {
        sandbox = Engine.standIns(InitialData.EMPTY);
        project = ProjectFiles.copiedTo(directory);
        environment = new HashMap<>(Engine.environment(sandbox, directory));
        environment.putAll(project.environment());
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static Command imported(String file, String text, String... options)
            throws IOException {
        Path path = directory.resolve(file);
        Files.writeString(path, text);
        List<String> args = new ArrayList<>(List.of("import", path.toString()));
        args.addAll(List.of(options));
        return Engine.command(environment, args.toArray(String[]::new));
    }

    private static String mapping(String task) {
        return project.read("mappings/" + task + ".yaml");
    }

    @Test
    void aLookupByItselfIsAPathToComplete() throws Exception {
        String list =
                """
                { "source": "sales.salesorders", "target": "finance.CDSSalesOrderHeaders", "fields": [
                  { "source": "ordernumber", "target": "SalesOrderNumber" },
                  { "source": "_transactioncurrencyid_value", "target": "CurrencyCode" },
                  { "source": "customerid", "target": "InvoiceCustomerAccountNumber" },
                  { "source": "transactioncurencyid", "target": "SalesOrderName" },
                  { "source": "transactioncurrencyid.isocurencycode", "target": "QuotationNumber" }
                ] }
                """;
        Command made = imported("lookups.json", list);
        assertThat(made.exit()).as(made.err()).isEqualTo(ExitCode.SOME_ROWS_NOT_DONE);

        assertThat(mapping("lookups"))
                .contains("\n  # CurrencyCode: transactioncurrencyid.isocurrencycode # check: ")
                .contains(
                        "customerid.Account(accountnumber).Contact(msdynce_contactnumber) # check");
        assertThat(made.out().replaceAll("\\s+", " "))
                .contains("lookup: name a column behind it, such as transactioncurrencyid.isocurr")
                .contains("Did you mean \"transactioncurrencyid.isocurrencycode\"?")
                .contains("Did you mean \"isocurrencycode\"?")
                .doesNotContain("Did you mean \"_");
    }

    @Test
    void aLookupThatIsWrittenIsAPathToComplete() throws Exception {
        String list =
                """
                { "source": "finance.CustomersV2", "target": "sales.accounts", "fields": [
                  { "source": "CustomerAccount", "target": "accountnumber" },
                  { "source": "SalesCurrencyCode", "target": "transactioncurrencyid" }
                ] }
                """;
        Command made = imported("written.json", list, "--key", "accountnumber");

        assertThat(made.exit()).as(made.err()).isEqualTo(ExitCode.SOME_ROWS_NOT_DONE);
        assertThat(mapping("written"))
                .contains(
                        "\n  # transactioncurrencyid.isocurrencycode: SalesCurrencyCode # check: ")
                .doesNotContain("_transactioncurrencyid_value");
    }
}
