package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.app.cli.ExitCode;
import dev.p2c.run.Run;
import dev.p2c.sandbox.SandboxClient;
import dev.p2c.sandbox.http.InitialData;
import dev.p2c.state.Failure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hostile values in every text column of an account are written unchanged or rejected. */
class HostileRowsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Columns of Sales, with the fields in Finance to which they are mapped. */
    private static final Map<String, String> COLUMNS = new LinkedHashMap<>();

    static {
        COLUMNS.put("name", "OrganizationName");
        COLUMNS.put("description", "SalesMemo");
        COLUMNS.put("telephone1", "PrimaryContactPhone");
        COLUMNS.put("fax", "PrimaryContactFax");
        COLUMNS.put("emailaddress1", "PrimaryContactEmail");
        COLUMNS.put("websiteurl", "PrimaryContactURL");
        COLUMNS.put("address1_line1", "AddressStreet");
        COLUMNS.put("address1_city", "AddressCity");
        COLUMNS.put("address1_stateorprovince", "AddressState");
        COLUMNS.put("address1_postalcode", "AddressZipCode");
        COLUMNS.put("address1_country", "AddressCountryRegionISOCode");
        COLUMNS.put("address2_line1", "DeliveryAddressStreet");
        COLUMNS.put("address2_city", "DeliveryAddressCity");
    }

    private static final List<String> VALUES =
            List.of(
                    "'\"`",
                    "a\r\n--batch_p2c--\r\n",
                    "\r\nX: 1\r\n\r\nGET /x",
                    "')/accounts",
                    "%27 or 1 eq 1",
                    "' or 1 eq 1 or '",
                    "half \uD83D char",
                    "\u202Egnp.exe",
                    "nul\u0000l",
                    "${jndi:ldap://x}",
                    "$(reboot)`id`;&|",
                    "../../../etc",
                    "=cmd|' /C x'!A1",
                    "\u001B[2J\u001B]0;x\u0007",
                    "http://x/y",
                    "<!--#x-->&amp;",
                    "{{p2c.state.key}}",
                    "${body}");

    private record Hostile(String number, String column, String value) {}

    @TempDir static Path directory;
    private static final List<Hostile> ROWS = new ArrayList<>();
    private static Engine engine;
    private static Accounts accounts;
    private static Run run;
    private static int customers;
    private static JsonNode salesStats;
    private static JsonNode financeStats;
    private static List<String> logged;

    @BeforeAll
    static void onePassWithAllOfThem() {
        engine = Engine.start(directory, InitialData.EMPTY);
        accounts = new Accounts(engine);
        COLUMNS.keySet().forEach(column -> VALUES.forEach(value -> create(column, value)));
        create("description", "m".repeat(1_000_000));
        Engine.setBackCounters(engine.sales());
        Engine.setBackCounters(engine.finance());
        try (LogLines log = LogLines.of("ROOT")) {
            run = engine.sync("accounts");
            logged = log.from(Level.INFO);
        }
        customers = accounts.customers();
        salesStats = stats(engine.sales());
        financeStats = stats(engine.finance());
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    /** Sales refuses these values itself, so they cannot come from it. */
    private static void create(String column, String value) {
        String number = "HOST-" + ROWS.size();
        ObjectNode row = JSON.createObjectNode().put("accountnumber", number).put("name", "x");
        row.put(column, value);
        String json = row.toString().replace("\uD83D", "\\ud83d");
        if (engine.sales().post("accounts", json).status() == 204) {
            ROWS.add(new Hostile(number, column, value));
        }
    }

    private static JsonNode stats(SandboxClient service) {
        return service.control("GET", "stats", "").json();
    }

    @Test
    void eachValueIsWrittenUnchangedOrRejectedWithItsField() {
        assertThat(ROWS).hasSizeGreaterThan(150);
        for (Hostile row : ROWS) {
            Optional<JsonNode> customer = accounts.customer(row.number);
            Optional<Failure> failure = accounts.failure(row.number);
            assertThat(customer.isPresent()).as("%s", row).isNotEqualTo(failure.isPresent());
            customer.ifPresent(
                    c ->
                            assertThat(c.path(COLUMNS.get(row.column)).asText())
                                    .as(row.number + " " + row.column)
                                    .isEqualTo(expected(row)));
            failure.ifPresent(
                    f -> {
                        assertThat(f.field()).as("%s", row).contains(COLUMNS.get(row.column));
                        assertThat(f.reason()).isNotBlank().hasSizeLessThanOrEqualTo(2000);
                    });
        }
    }

    /** A state of more than ten characters is left empty and does not hold the account. */
    private static String expected(Hostile row) {
        boolean isLeftOut =
                row.value.length() > 10
                        && List.of("address1_stateorprovince", "address1_postalcode")
                                .contains(row.column);
        return isLeftOut ? "" : row.value;
    }

    @Test
    void hostileValuesReadAndWriteNoOtherRow() {
        assertThat(run.failures()).isEmpty();
        assertThat(run.counts().created() + run.counts().rejected()).isEqualTo(ROWS.size());
        assertThat(customers).isEqualTo((int) run.counts().created());
        assertThat(financeStats.path("byEntity").fieldNames())
                .toIterable()
                .isSubsetOf("CustomersV2", "$metadata", "$batch", "");
        assertThat(salesStats.path("byMethod").fieldNames()).toIterable().containsOnly("GET");
    }

    @Test
    void noValueBeginsALogLineOrMovesTheCursor() throws Exception {
        String written = LogFile.asWritten(logged);

        assertThat(written.lines()).allMatch(line -> line.matches("(20\\d\\d-.*| {4}.*)"));
        assertThat(written.codePoints().filter(c -> c != '\n' && Character.isISOControl(c)))
                .isEmpty();
        assertThat(written).doesNotContain("\u202E").contains("rejected");
    }

    @Test
    void noValueMovesTheCursorOfATerminal() {
        Engine.Command list = engine.p2c("failures", "list", "--all", "--limit", "1000");
        assertThat(list.out()).contains("HOST-").doesNotContain("\u001B", "\u202E", "\u0007");
        for (Hostile row : ROWS) {
            Optional<Failure> failure = accounts.failure(row.number);
            if (failure.isPresent() && row.value.contains("\u001B")) {
                String id = String.valueOf(failure.get().id());
                for (String[] command :
                        new String[][] {
                            {"failures", "show", id}, {"failures", "show", id, "--json"}
                        }) {
                    assertThat(engine.p2c(command).out())
                            .contains("u001")
                            .doesNotContain("\u001B", "\u0007", "\u009B");
                }
            }
        }
    }

    @Test
    void hostileKeysIdentifyOnlyTheirRows() {
        for (String number :
                List.of(
                        "K')/x",
                        "K' or 1 eq 1 or '",
                        "K%27%0d%0a",
                        "K\r\nGET /",
                        "K\u001B[2J",
                        "K\u202Ex",
                        "K${jndi:x}",
                        "K;rm -rf *",
                        "../../K",
                        "http://x/K",
                        "=1+1|K")) {
            String address = accounts.create(number, "first");
            Run first = engine.application().runNow("accounts", PassOptions.key(number));
            assertThat(first.counts().read()).as(number).isEqualTo(1);
            Optional<Failure> failure = accounts.failure(number);
            if (failure.isPresent()) {
                assertThat(failure.get().reason()).isNotBlank();
                assertThat(failure.get().field()).as(number).isEqualTo("CustomerAccount");
            } else {
                assertThat(accounts.name(number)).as(number).isEqualTo("first");
                accounts.change(address, "name", "second");
                engine.application().runNow("accounts", PassOptions.key(number));
                assertThat(accounts.name(number)).as(number).isEqualTo("second");
            }
        }
    }

    @Test
    void aHostileKeyWorksOnTheCommandLine() {
        String number = "K2' or 1 eq 1 or '";
        accounts.create(number, "first");

        assertThat(engine.p2c("sync", "accounts", "--key", number).exit()).isEqualTo(ExitCode.DONE);

        assertThat(accounts.name(number)).isEqualTo("first");
        String rejected =
                ROWS.stream()
                        .flatMap(row -> accounts.failure(row.number).stream())
                        .map(failure -> String.valueOf(failure.id()))
                        .findFirst()
                        .orElseThrow();
        assertThat(engine.p2c("failures", "retry", rejected).exit())
                .isEqualTo(ExitCode.SOME_ROWS_NOT_DONE);
    }
}
