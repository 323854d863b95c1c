package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.p2c.app.Engine.Command;
import dev.p2c.app.cli.ExitCode;
import dev.p2c.app.cli.P2c;
import dev.p2c.sandbox.Sandbox;
import dev.p2c.sandbox.SandboxClient;
import dev.p2c.sandbox.http.InitialData;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code p2c new} in a copy of the project, beside the stand-ins. */
class NewDirectionTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir static Path directory;
    private static Sandbox sandbox;
    private static ProjectFiles project;
    private static Map<String, String> environment;

    @BeforeAll
    static void start() throws IOException {
        sandbox = Engine.standIns(InitialData.EMPTY);
        project = ProjectFiles.copiedTo(directory);
        try (Stream<Path> files = Files.list(Path.of(""))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".properties")).toList()) {
                Files.copy(file, directory.resolve(file));
            }
        }
        environment = new HashMap<>(Engine.environment(sandbox, directory));
        environment.putAll(project.environment());
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static Command p2c(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit =
                new P2c(directory, environment, Clock.systemUTC())
                        .execute(new PrintWriter(out), new PrintWriter(err), args);
        return new Command(exit, out.toString(), err.toString());
    }

    private static void everyMarkIsCounted(Command made) {
        long marks =
                project.read("mappings/crates-to-sales.yaml")
                        .lines()
                        .filter(line -> line.contains("check:"))
                        .count();
        assertThat(made.out()).contains("; %d lines say \"check:\".".formatted(marks));
    }

    @Test
    void aNewDirectionPassesItsCasesAndWritesRowsAtOnce() throws Exception {
        SandboxClient finance = new SandboxClient(sandbox.financeUrl(), sandbox.tokenUrl());
        finance.post("UnitsOfMeasure?cross-company=true", "{\"UnitSymbol\":\"crate\"}");

        Command made = newCrates();
        assertThat(made.exit()).as(made.err()).isZero();
        assertThat(made.out())
                .contains("routes/crates.yaml", "mappings/crates-to-sales.yaml")
                .contains("first.in.json", "no-key.error.txt")
                .containsPattern("a new row needs a value: .*uomscheduleid, quantity")
                .contains("bin/p2c validate --live; bin/p2c plan crates; bin/p2c sync crates");
        assertThat(project.read("mappings/crates-to-sales.yaml"))
                .contains("changes: { sweep: [UnitSymbol] }")
                .containsPattern("\n  name: .*UnitSymbol.* # check: part of the key")
                .contains("\n  # quantity: { constant: VALUE } # check: ")
                .contains("\n  # uomscheduleid.COLUMN: { constant: VALUE }");
        everyMarkIsCounted(made);
        assertThat(Files.readString(directory.resolve("application.properties")))
                .contains("\ncrates.cron = 0 0/5 * * * ?\n");
        assertThat(p2c("test", "crates-to-sales").out()).contains("2 cases of 1 task: 2 passed");
        Command valid = p2c("validate");
        assertThat(valid.exit()).as(valid.out() + valid.err()).isZero();

        project.edit(
                "mappings/crates-to-sales.yaml",
                "# quantity: { constant: VALUE }",
                "quantity: { constant: 1 }");
        project.edit(
                "mappings/crates-to-sales.yaml",
                "# uomscheduleid.COLUMN: { constant: VALUE }",
                "uomscheduleid.name: { constant: Default Unit }");
        assertThat(p2c("test", "crates-to-sales", "--update").exit()).isZero();
        Command planned = p2c("plan", "crates", "--json");
        assertThat(planned.exit()).as(planned.out() + planned.err()).isZero();
        JsonNode rows = JSON.readTree(planned.out()).get("rows");
        assertThat(rows.findValuesAsText("key")).contains("crate");
        assertThat(rows.findValuesAsText("action")).contains("create");
        Command synced = p2c("sync", "crates");
        assertThat(synced.out()).as(synced.err()).contains("crates-to-sales");
        SandboxClient sales = new SandboxClient(sandbox.salesUrl(), sandbox.tokenUrl());
        assertThat(sales.get("uoms?$filter=name%20eq%20'crate'").json().get("value")).hasSize(1);
    }

    private static Command newCrates() {
        return p2c(
                "new",
                "crates",
                "--from",
                "finance.UnitsOfMeasure",
                "--to",
                "sales.uoms",
                "--key",
                "UnitSymbol=name");
    }

    @Test
    void pairsAreProposedByNameTypeAndLengthWithAMark() throws Exception {
        Command made =
                p2c(
                        "new",
                        "clients",
                        "--from",
                        "sales.accounts",
                        "--to",
                        "finance.CustomersV2",
                        "--key",
                        "accountnumber=CustomerAccount",
                        "--json");
        assertThat(made.exit()).as(made.err()).isZero();
        JsonNode document = JSON.readTree(made.out());
        assertThat(document.get("task").asText()).isEqualTo("clients-to-finance");
        assertThat(document.get("files")).hasSize(6);

        String mapping = project.read("mappings/clients-to-finance.yaml");
        assertThat(mapping)
                .contains("changes: { watermark: modifiedon, lookback: 5m }")
                .contains("key: [dataAreaId, CustomerAccount]")
                .contains("\n  # onlyExisting: true # ")
                .contains("\n  # CustomerGroupId: { constant: VALUE } # check: a new row")
                .containsPattern("\n  AddressCounty: address1_county # check: same name")
                .contains("\n  # SalesMemo: description # check: accounts-to-customers writes")
                .contains("\n  # AddressCity: address1_city # check: accounts-to-customers writes")
                .contains("  # InvoiceAddressCity: address1_city # check: similar name")
                .doesNotContain("modifiedon:");
        assertThat(p2c("test", "clients-to-finance").exit()).isZero();
        project.edit(
                "mappings/clients-to-finance.yaml",
                "  # onlyExisting: true #",
                "  onlyExisting: true #");
        assertThat(p2c("test", "clients-to-finance").exit()).isZero();
    }

    @Test
    void nothingIsOverwritten() {
        Command taken =
                p2c(
                        "new",
                        "accounts",
                        "--from",
                        "sales.accounts",
                        "--to",
                        "finance.CustomersV2",
                        "--key",
                        "accountnumber=CustomerAccount");
        assertThat(taken.exit()).isEqualTo(ExitCode.WRONG);
        assertThat(taken.err())
                .contains("routes/accounts.yaml: exists already; nothing was written");
        assertThat(directory.resolve("mappings/accounts-to-finance.yaml")).doesNotExist();
    }

    @Test
    void everyUnknownNameIsRefusedWithAHint() {
        for (List<String> wrong :
                List.of(
                        List.of(
                                "sales.account",
                                "finance.CustomersV2",
                                "Did you mean \"accounts\"?"),
                        List.of("sale.accounts", "finance.CustomersV2", "Did you mean \"sales\"?"),
                        List.of("accounts", "finance.CustomersV2", "write CONNECTION.ENTITY"),
                        List.of("sales.contacts", "sales.accounts", "--key SOURCE=TARGET"),
                        List.of(
                                "sales.contacts",
                                "finance.CustomersV2",
                                "a key field of finance.CustomersV2. Say which: --key SOURCE=CustomerAccount"))) {
            Command refused = p2c("new", "x", "--from", wrong.get(0), "--to", wrong.get(1));
            assertThat(refused.exit()).isEqualTo(ExitCode.WRONG);
            assertThat(refused.err()).contains(wrong.get(2));
        }
        assertThat(
                        p2c("new", "X_Y", "--from", "sales.accounts", "--to", "finance.CustomersV2")
                                .err())
                .contains("cannot be the name of a direction");
        assertThat(
                        p2c(
                                        "new",
                                        "x",
                                        "--from",
                                        "sales.accounts",
                                        "--to",
                                        "finance.CustomersV2",
                                        "--key",
                                        "CustomerAccount=accountnumber")
                                .err())
                .contains("sales.accounts has no field \"CustomerAccount\"; write SOURCE=TARGET");
        assertThat(directory.resolve("mappings/x-to-finance.yaml")).doesNotExist();
    }
}
