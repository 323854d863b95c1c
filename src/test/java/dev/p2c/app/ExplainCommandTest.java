package dev.p2c.app;

import static dev.p2c.app.ExplainedRow.rule;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.app.Engine.Command;
import dev.p2c.app.cli.ExitCode;
import dev.p2c.sandbox.http.InitialData;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code p2c explain} beside an application with two companies. */
class ExplainCommandTest {

    private static final String ACCOUNTS = "accounts-to-customers";

    @TempDir static Path directory;
    private static Engine engine;
    private static CompanyRows rows;

    @BeforeAll
    static void start() {
        engine = Engine.start(directory, InitialData.EMPTY, Engine.BOTH_COMPANIES);
        rows = new CompanyRows(engine);
        rows.control(engine.finance(), "seed", "{\"products\": 2, \"company\": \"demf\"}");
        rows.account("ACC-1", CompanyRows.US);
        rows.account("ACC-3", CompanyRows.GERMAN);
        rows.account("ACC-UNIT", "Contoso");
        account("ACC-ATLANTIS", "\"address1_country\": \"Atlantis\"");
        account("ACC-TWICE", "\"description\": \"first\"");
        account("ACC-TWICE", "\"description\": \"second\"");
        account("ACC-00042", "\"description\": \"zeros\"");
        engine.sync("products");
        engine.sync("accounts");
        rows.order("ORD-DE-1", "ACC-3");
        engine.sync("orders-to-finance");
    }

    private static void account(String number, String column) {
        rows.created(
                "accounts",
                "{\"accountnumber\": \"%s\", \"name\": \"Name of %s\", %s, %s}"
                        .formatted(number, number, column, rows.owner(CompanyRows.US)));
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    private static Command explain(String... args) {
        return ExplainedRow.command(engine, args);
    }

    private static JsonNode json(String... args) {
        return ExplainedRow.json(engine, args);
    }

    @Test
    void aWrittenRowShowsEachRuleItsStepsAndWhatTheTargetHas() {
        JsonNode row = json(ACCOUNTS, "ACC-1");

        assertThat(row.get("company").asText()).isEqualTo("usmf");
        assertThat(row.get("outcome").asText()).isEqualTo("unchanged");
        assertThat(row.at("/source/name").asText()).isEqualTo("Name of ACC-1");
        assertThat(row.at("/history/0/outcome").asText()).isEqualTo("created");
        JsonNode key = rule(row, "CustomerAccount");
        assertThat(key.get("steps").findValuesAsText("step")).containsExactly("from", "apply");
        assertThat(key.get("theirs").asText()).isEqualTo("ACC-1");
        JsonNode currency = rule(row, "SalesCurrencyCode");
        assertThat(currency.get("source").asText())
                .isEqualTo("transactioncurrencyid.isocurrencycode");
        assertThat(currency.get("file").asText()).isEqualTo("mappings/accounts-to-customers.yaml");
        assertThat(rule(row, "LanguageId").at("/steps/0/step").asText()).isEqualTo("constant");
    }

    @Test
    void theTextFitsEightyColumnsAndNamesFieldsThatWereChangedInTheTarget() {
        rows.account("ACC-EDIT", CompanyRows.US);
        engine.sync("accounts");
        String customer = "CustomersV2(dataAreaId='usmf',CustomerAccount='ACC-EDIT')";
        engine.finance()
                .patch(customer + "?cross-company=true", "{\"SalesMemo\": \"Called on Monday\"}");

        Map<String, String> narrow = new HashMap<>(engine.environment());
        narrow.put("COLUMNS", "80");
        Command text = Engine.command(narrow, "explain", ACCOUNTS, "ACC-EDIT");

        assertThat(text.exit()).as(text.err()).isEqualTo(ExitCode.DONE);
        assertThat(text.out())
                .contains(
                        "Last writes",
                        "Outcome    unchanged",
                        "finance has other values in SalesMemo")
                .contains("* SalesMemo = empty; there \"Called on Monday\", owner source")
                .contains("  CustomerAccount = \"ACC-EDIT\"")
                .contains(": from accountnumber \"ACC-EDIT\" > apply trim \"ACC-EDIT\"");
        assertThat(text.out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    }

    @Test
    void aRejectedRowShowsTheReasonTheAttemptsAndTheNextTry() {
        JsonNode row = json(ACCOUNTS, "ACC-ATLANTIS");
        Command text = explain(ACCOUNTS, "ACC-ATLANTIS");

        assertThat(row.get("outcome").asText()).isEqualTo("rejected");
        assertThat(row.get("reason").asText()).contains("\"Atlantis\"", "value map");
        assertThat(row.get("attempts").asInt()).isPositive();
        assertThat(row.get("nextRetry").isTextual()).isTrue();
        assertThat(rule(row, "AddressCountryRegionISOCode").get("refusal").asText())
                .contains("Atlantis");
        assertThat(text.out())
                .contains("Next try", "bin/p2c failures show", "refused: \"Atlantis\"");
    }

    @Test
    void rowsThatShareAKeyAreAllNamed() {
        JsonNode row = json(ACCOUNTS, "ACC-TWICE");

        assertThat(row.get("outcome").asText()).isEqualTo("several rows have the key");
        assertThat(row.get("reason").asText()).startsWith("2 rows have this key: accounts \"Name");
    }

    @Test
    void aRowOfAnotherCompanyIsNamedWithItsCompany() {
        JsonNode asked = json(ACCOUNTS, "ACC-3", "--company", "usmf");
        JsonNode unowned = json(ACCOUNTS, "ACC-UNIT");

        assertThat(asked.get("outcome").asText()).isEqualTo("other company");
        assertThat(asked.get("reason").asText())
                .isEqualTo("the row belongs to company demf, not to usmf");
        assertThat(unowned.get("reason").asText()).contains("another business unit", "usmf, demf");
        assertThat(json(ACCOUNTS, "ACC-3").get("company").asText()).isEqualTo("demf");
    }

    @Test
    void aKeyThatNoRowHasIsMissingAndSimilarKeysAreSuggested() {
        Command missing = explain(ACCOUNTS, "ACC-42");
        JsonNode typo = json(ACCOUNTS, "ACC-ATLANTS");

        assertThat(missing.exit()).isEqualTo(ExitCode.SOME_ROWS_NOT_DONE);
        assertThat(missing.out()).contains("no such row").contains("\"ACC-00042\"");
        assertThat(typo.get("notes").toString()).contains("ACC-ATLANTIS");
        assertThat(json(ACCOUNTS, " acc-1 ").get("key").asText()).isEqualTo("ACC-1");
    }

    @Test
    void aRowOutsideTheFilterNamesTheConditionAndItsValue() {
        rows.created(
                "contacts",
                "{\"msdynce_contactnumber\": \"CON-1\", \"firstname\": \"Ada\", \"lastname\":"
                        + " \"Lovelace\", "
                        + rows.owner(CompanyRows.US)
                        + "}");

        JsonNode row = json("contacts-to-customers", "CON-1");

        assertThat(row.get("outcome").asText()).isEqualTo("not in the filter");
        assertThat(row.get("reason").asText())
                .contains("msdynce_isactivecustomer eq true; the row has msdynce_isactivecustomer")
                .contains("mappings/contacts-to-customers.yaml:");
    }

    @Test
    void aRowThatNoPassHasReadWaitsForTheNextOne() {
        rows.account("ACC-NEW", CompanyRows.US);

        JsonNode row = json(ACCOUNTS, "ACC-NEW");

        assertThat(row.get("outcome").asText()).isEqualTo("not read yet");
        assertThat(row.get("reason").asText())
                .contains("the next pass reads the row and brings it");
        assertThat(row.get("notes").toString()).contains("finance has no row of this key");
    }

    @Test
    void aRowBeforeTheWatermarkIsNamedWithBothTimes() {
        rows.account("ACC-OLD", CompanyRows.US);
        Instant mark = rows.watermark("usmf");
        engine.application()
                .state()
                .watermarks()
                .put(ACCOUNTS, "usmf", mark.plus(Duration.ofDays(1)));

        JsonNode row = json(ACCOUNTS, "ACC-OLD");
        String text = explain(ACCOUNTS, "ACC-OLD").out();
        engine.application().state().watermarks().put(ACCOUNTS, "usmf", mark);

        assertThat(row.get("outcome").asText()).isEqualTo("before the watermark");
        assertThat(row.get("reason").asText())
                .contains("it was changed at", "passes read what was changed since", "less 5m");
        assertThat(text).contains("bin/p2c sync accounts --key \"ACC-OLD\"");
    }

    @Test
    void aLineIsFoundByTheKeyThatStatusPrints() {
        JsonNode line = json("order-lines-to-finance", "ORD-DE-1|1");
        JsonNode header = json("order-headers-to-finance", "ORD-DE-1");

        assertThat(header.get("outcome").asText()).isIn("unchanged", "skipped");
        assertThat(line.get("company").asText()).isEqualTo("demf");
        assertThat(line.get("key").asText()).isEqualTo("ORD-DE-1|1");
        assertThat(rule(line, "SalesOrderNumber").get("theirs").asText()).isEqualTo("ORD-DE-1");
        assertThat(explain("order-lines-to-finance", "ORD-DE-1").out())
                .contains("has 2 parts, joined by |: SalesOrderNumber|LineCreationSequenceNumber");
        assertThat(json("order-lines-to-finance", "ORD-NONE|1").get("outcome").asText())
                .isEqualTo("no header");
        assertThat(json("order-lines-to-finance", "ORD-DE-1|7").get("outcome").asText())
                .isEqualTo("no such row");
    }

    @Test
    void aParkedRowTellsForWhichRowItWaitsAndWhichTaskBringsThatRow() {
        rows.account("ACC-LATE", CompanyRows.GERMAN);
        rows.order("ORD-DE-2", "ACC-LATE");
        engine.sync("orders-to-finance");

        JsonNode row = json("order-headers-to-finance", "ORD-DE-2");

        assertThat(row.get("outcome").asText()).isEqualTo("parked");
        assertThat(row.get("waitsFor").asText()).isEqualTo("CustomersV2.CustomerAccount=ACC-LATE");
        assertThat(row.get("notes").toString())
                .contains("finance has no row CustomersV2.CustomerAccount=ACC-LATE yet")
                .contains("bin/p2c explain accounts-to-customers");
        assertThat(json("order-lines-to-finance", "ORD-DE-2|1").get("notes").toString())
                .contains("explain order-headers-to-finance");
    }

    @Test
    void aDeactivatedRowIsExplained() {
        String address = rows.account("ACC-CLOSED", CompanyRows.US);
        engine.sync("accounts");
        engine.sales().patch(address, "{\"statecode\": 1, \"statuscode\": 2}");

        assertThat(json(ACCOUNTS, "ACC-CLOSED").get("notes").toString())
                .contains("The source row is deactivated");
    }

    @Test
    void explainingLeavesNoTraceInTheState() {
        Command unknown = explain("quote-headers-to-finance", "QUO-1");

        assertThat(unknown.out()).contains("sales has no row of quotes with the key QUO-1");
        assertThat(engine.application().state().knows("quote-headers-to-finance", "usmf"))
                .isFalse();
    }

    @Test
    void aRowOfASweepAndASkippedRowAreExplained() {
        rows.bear("SO-UNCONFIRMED", "ACC-3");
        String product =
                engine.finance()
                        .get("SellableReleasedProducts?cross-company=true&$top=1")
                        .json()
                        .at("/value/0/ProductNumber")
                        .asText();

        JsonNode sweep = json("released-products-to-products", product);
        JsonNode order = json("order-headers-to-sales", "SO-UNCONFIRMED");
        JsonNode line = json("order-lines-to-sales", "SO-UNCONFIRMED|1");

        assertThat(sweep.get("outcome").asText()).isEqualTo("unchanged");
        assertThat(order.get("outcome").asText()).isIn("not read yet", "skipped");
        assertThat(line.get("key").asText()).isEqualTo("SO-UNCONFIRMED|1");
        assertThat(json("order-lines-to-sales", "SO-NONE|1").get("reason").asText())
                .contains("finance has no document SO-NONE");
    }

    @Test
    void aDeletedSourceRowIsRemembered() {
        String address = rows.account("ACC-GONE", CompanyRows.US);
        engine.sync("accounts");
        assertThat(engine.sales().delete(address).status()).isEqualTo(204);

        JsonNode row = json(ACCOUNTS, "ACC-GONE");

        assertThat(row.get("outcome").asText()).isEqualTo("deleted in the source");
        assertThat(row.get("notes").toString()).contains("finance still has the row");
    }

    @Test
    void anUnknownTaskOrCompanyIsWrongUsage() {
        Command task = explain("accounts-to-customer", "ACC-1");
        Command company = explain(ACCOUNTS, "ACC-1", "--company", "usmd");

        assertThat(task.exit()).isEqualTo(ExitCode.WRONG);
        assertThat(task.err()).contains("Did you mean \"accounts-to-customers\"?");
        assertThat(company.exit()).isEqualTo(ExitCode.WRONG);
        assertThat(company.err()).contains("p2c.companies: usmf, demf. Did you mean \"usmf\"?");
    }
}
