package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.app.Engine.Command;
import dev.p2c.app.cli.ExitCode;
import dev.p2c.sandbox.Sandbox;
import dev.p2c.sandbox.SandboxClient;
import dev.p2c.sandbox.http.InitialData;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code p2c validate}, with and without the systems. */
class ValidateCommandTest {

    private static final String ACCOUNTS = "mappings/accounts-to-customers.yaml";

    private static final String PRODUCTS = "mappings/released-products-to-products.yaml";

    private static Sandbox sandbox;

    @TempDir Path directory;
    private ProjectFiles files;
    private Map<String, String> environment;

    @BeforeAll
    static void start() {
        sandbox = Engine.threeStandIns(InitialData.EMPTY);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @BeforeEach
    void copy() {
        files = ProjectFiles.copiedTo(directory);
        environment = Engine.environment(sandbox, directory);
        environment.remove("P2C_STAGED");
        environment.putAll(files.environment());
    }

    @Test
    void theFilesOfTheProjectHaveNoMistakeAndNeedNoSecret() {
        Map<String, String> production = new HashMap<>(files.environment());
        production.put("P2C_PROFILE", "production");

        Command validate = Engine.command(production, "validate");

        assertThat(validate.exit()).isEqualTo(ExitCode.DONE);
        assertThat(validate.out())
                .containsPattern("FILES +DIRECTIONS +TASKS +RULES +VALUE MAPS +MISTAKES +WARNINGS")
                .containsPattern(" 15 +32 +\\d+ +\\d+ +0 +0");
    }

    @Test
    void theFilesOfTheProjectFitTheSystems() {
        Command validate = Engine.command(environment, "validate", "--live", "--staged");

        // Sales keeps five decimals of a quantity, the Common Data Service six.
        assertThat(validate.out()).containsPattern(" 15 +32 +\\d+ +\\d+ +0 +1");
        assertThat(validate.out()).contains("quantity keeps 5 decimals");
        assertThat(validate.exit()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void textsThatSalesCannotKeepAreMistakesAndLongerSourcesWarnings() {
        files.edit(
                PRODUCTS,
                "{ from: ProductName, maxLength: 100 }",
                "{ from: ProductName, default: \"" + "x".repeat(101) + "\" }");
        files.edit(
                PRODUCTS,
                "productnumber: { from: ProductNumber, maxLength: 100 }",
                "productnumber: { from: ProductNumber, maxLength: 200 }\n  suppliername: { from: ProductType, valueMap: { Item: \""
                        + "y".repeat(101)
                        + "\", Service: \"\" } }");
        files.edit(
                "mappings/order-lines-to-sales.yaml",
                "quantity: OrderedSalesQuantity",
                "quantity: { constant: 1.123456 }");
        files.edit(
                "mappings/staged/staged-accounts-to-cds.yaml",
                "salescurrencycode: { from: transactioncurrencyid.isocurrencycode, maxLength: 3 }",
                "salescurrencycode: transactioncurrencyid.isocurrencycode");

        Command validate = Engine.command(environment, "validate", "--live", "--staged", "--json");

        String tooLong = "name of products (sales) is a text, not the text \"xxx";
        assertMistake(validate, PRODUCTS, 21, 39, tooLong);
        assertMistake(validate, PRODUCTS, 0, 0, "suppliername of products (sales) is a text");
        assertMistake(validate, PRODUCTS, 0, 0, "the column takes 100 characters, these are 101");
        assertMistake(validate, "order-lines-to-sales.yaml", 0, 0, "the column keeps 5 decimals");
        JsonNode warnings = CommandJson.of(validate.out()).get("warnings");
        assertThat(warnings.findValuesAsText("message"))
                .anyMatch(
                        w -> w.contains("maxLength lets 200 characters through, and productnumber"))
                .anyMatch(
                        w ->
                                w.contains("(sales) may have 5 characters, and salescurrencycode")
                                        && w.contains(
                                                "takes 3. Write maxLength: { length: 3, over"));
    }

    @Test
    void mistakesOfAllFilesComeInOneWave() {
        files.write("mappings/contacts-to-customers.yaml", "source: [\n");
        files.edit(ACCOUNTS, "SiteId: { constant: \"1\" }", "SiteId: { constnat: \"1\" }");
        files.edit(
                ACCOUNTS, "PrimaryContactFax: { from: fax,", "PrimaryContactFaks: { from: faks,");
        files.edit("mappings/value-maps/states.yaml", "values:", "valeus:");
        files.edit(
                "mappings/staged/staged-accounts-to-cds.yaml",
                "connection: sales",
                "connection: slaes");
        files.edit("routes/products.yaml", "steps:", "stepps:");
        files.edit("routes/contacts.yaml", "{{contacts.cron}}", "{{contact.cron}}");
        files.edit("routes/quotes.yaml", "{{quotes.cron}}", "0 0 25 * * ?");
        files.edit("routes/order.yaml", "contacts: [ accounts ]", "contacts: [ acounts ]");

        Command validate = Engine.command(environment, "validate", "--live", "--json");

        assertThat(validate.exit()).isEqualTo(ExitCode.WRONG);
        assertMistake(validate, "contacts-to-customers.yaml", 2, 1, "YAML syntax");
        assertMistake(validate, ACCOUNTS, 39, 13, "Did you mean \"constant\"?");
        assertMistake(validate, ACCOUNTS, 44, 3, "Did you mean \"PrimaryContactFax\"?");
        assertMistake(validate, ACCOUNTS, 44, 31, "unknown field \"faks\"");
        assertMistake(validate, "states.yaml", 0, 0, "Did you mean \"values\"?");
        assertMistake(validate, "staged-accounts-to-cds.yaml", 0, 0, "Did you mean \"sales\"?");
        assertMistake(validate, "products.yaml", 8, 7, "Did you mean \"steps\"?");
        assertMistake(validate, "contacts.yaml", 7, 27, "Did you mean \"contacts.cron\"?");
        assertMistake(validate, "quotes.yaml", 7, 27, "which is no schedule of Quartz");
        assertMistake(validate, "order.yaml", 4, 1, "Did you mean \"accounts\"?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "SiteId: { constant: \"1\" }| SiteId: { constant: 5 }| 39| 23| is a text, not the number 5: write \"5\"",
                "IsExternallyMaintained: { constant: \"Yes\" }| IsExternallyMaintained: { constant: true }| 32| 39| takes a member of NoYes, not the boolean true: write \"Yes\"",
                "watermark: modifiedon| watermark: name| 9| 25| \"watermark\" needs a point in time, and name of accounts (sales) is a text. Write modifiedon",
                "creditlimit, default: 0| creditlimit, default: none| 38| 46| is a number with decimals, not the text \"none\"",
                "CreditLimit: { from: creditlimit, default: 0 }| CreditLimit: { from: name, default: 0 }| 38| 24| name of accounts (sales) is a text, and CreditLimit of CustomersV2 (finance) is a number",
                "inactive: { field: statecode, is: 1 }| filter: statecode = 0| 11| 21| \"=\" is no operator of OData. Write eq",
                "inactive: { field: statecode, is: 1 }| filter: statecode eq 'x'| 11| 24| statecode of accounts (sales) is a whole number and cannot be compared with a text",
                "entity: accounts| entity: acounts| 8| 11| unknown entity set \"acounts\": sales has none of that name. Did you mean \"accounts\"?",
                "inactive: { field: statecode, is: 1 }| filter: contains(nmae, 'x')| 11| 20| unknown field \"nmae\": accounts (sales) has none of that name. Did you mean \"name\"?",
                "inactive: { field: statecode, is: 1 }| filter: accountnumber eq null and primarycontactid eq null| 11| 37| Write _primarycontactid_value for its id",
                "key: [dataAreaId, CustomerAccount]| key: [CustomerAccount]| 15| 11| the key of CustomersV2 (finance) needs dataAreaId",
                "transactioncurrencyid.isocurrencycode| transactioncurrencyid.isocode| 37| 30| unknown field \"isocode\": transactioncurrencies",
                "CustomerGroupId: { constant: \"10\" }| # none| 15| 11| needs a value for CustomerGroupId in a new row",
                "CustomerGroupId: { constant: \"10\" }| CustomerGroupId: { constant: \"{{customer.gruop}}\" }| 35| 32| unknown setting \"customer.gruop\"",
                "CustomerGroupId: { constant: \"10\" }| CustomerGroupId: { constant: \"{{p2c.sales.client.secret}}\" }| 35| 32| is a secret, which must not get into rows",
                "CustomerGroupId: { constant: \"10\" }| CustomerGroupId: { constant: {{customer.group}} }| 35| 32| a setting stands in quotes: \"{{customer.group}}\"",
            })
    void aMistakeHasItsLineAndColumn(String from, String to, int line, int column, String message) {
        files.edit(ACCOUNTS, from, to);

        Command validate = Engine.command(environment, "validate", "--live", "--json");

        assertThat(validate.exit()).isEqualTo(ExitCode.WRONG);
        assertMistake(validate, ACCOUNTS, line, column, message.strip());
    }

    @Test
    void aFieldWithTwoOwnersAndALoopOfTasksAreMistakes() {
        String again =
                """
                source: { connection: sales, entity: accounts, changes: { watermark: modifiedon } }
                target: { connection: finance, entity: CustomersV2, key: [dataAreaId, CustomerAccount] }
                fields:
                  CustomerAccount: { from: accountnumber, apply: trim, maxLength: 20 }
                  SalesMemo: websiteurl
                """;
        files.write("mappings/accounts-again.yaml", again);
        String back =
                """
                source: { connection: finance, entity: CustomersV2, changes: { sweep: [dataAreaId, CustomerAccount] } }
                target: { connection: sales, entity: accounts, key: [accountnumber] }
                fields: { accountnumber: CustomerAccount, name: OrganizationName }
                """;
        files.write("mappings/customers-to-accounts.yaml", back);
        files.edit(
                "routes/accounts.yaml",
                "            uri: kamelet:sync-task/accounts-to-customers",
                """
                            uri: kamelet:sync-task/accounts-to-customers
                        - to: kamelet:sync-task/accounts-again
                        - to: kamelet:sync-task/customers-to-accounts\
                """);

        Command validate = Engine.command(environment, "validate");

        assertThat(validate.exit()).isEqualTo(ExitCode.WRONG);
        assertThat(validate.out())
                .contains("SalesMemo of CustomersV2 has two owners: accounts-again writes the")
                .contains("a loop: accounts-again and customers-to-accounts feed each other");
        assertThat(validate.out()).doesNotContain("order-headers-to-sales feed");
    }

    @Test
    void aSystemThatIsAwayEndsWithThreeAndTheOtherIsCompared() {
        files.edit(ACCOUNTS, "from: telephone1", "from: telefone1");
        environment.put("P2C_FINANCE_URL", "http://127.0.0.1:1/data/");
        environment.put("P2C_FINANCE_ATTEMPTS", "1");

        Command validate = Engine.command(environment, "validate", "--live");

        assertThat(validate.exit()).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(validate.out())
                .contains("finance does not answer and was not compared.")
                .contains("unknown field \"telefone1\"");
    }

    @Test
    void aSettingIsTheValueOfAnEnvironment() {
        files.edit(
                ACCOUNTS,
                "CustomerGroupId: { constant: \"10\" }",
                "CustomerGroupId: { constant: \"{{customer.group}}\" }");
        environment.put("P2C_CUSTOMER_GROUP", "30");
        SandboxClient sales = new SandboxClient(sandbox.salesUrl(), sandbox.tokenUrl());
        SandboxClient finance = new SandboxClient(sandbox.financeUrl(), sandbox.tokenUrl());
        sales.post("accounts", Map.of("name", "Nordlicht AS", "accountnumber", "ACC-1"));

        assertThat(Engine.command(environment, "validate", "--live").exit()).isZero();
        assertThat(Engine.command(environment, "sync", "accounts").exit()).isZero();

        assertThat(finance.get("CustomersV2?$filter=CustomerAccount%20eq%20'ACC-1'").body())
                .contains("\"CustomerGroupId\":\"30\"");
    }

    /** Line 0 stands for any place. */
    private static void assertMistake(
            Command validate, String file, int line, int column, String message) {
        JsonNode mistakes = CommandJson.of(validate.out()).get("mistakes");
        assertThat(mistakes)
                .as(mistakes.toPrettyString())
                .anyMatch(
                        mistake ->
                                mistake.get("file")
                                                .asText()
                                                .endsWith(Path.of(file).getFileName().toString())
                                        && mistake.get("message").asText().contains(message)
                                        && (line == 0
                                                || mistake.get("line").asInt() == line
                                                        && mistake.get("column").asInt()
                                                                == column));
    }
}
