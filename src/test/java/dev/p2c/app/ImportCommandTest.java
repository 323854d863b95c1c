package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code p2c import} of field lists in the forms of the other tools, beside the stand-ins. */
class ImportCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A dual-write map as its table holds it: names of Finance in capitals, codes as texts. */
    private static final String MAP =
            """
            {
              "name": "[Customers V2] - [accounts]",
              "legs": [
                {
                  "sourceSchema": "Customers V2",
                  "sourceEnvironmentType": "AX",
                  "destinationSchema": "accounts",
                  "destinationEnvironmentType": "CRM",
                  "sourceFilter": "((PartyType == \\"Organization\\") && (CREDITLIMIT >= 0))",
                  "reversedSourceFilter": "name ne null",
                  "fieldMappings": [
                    { "syncDirection": 3, "sourceField": "CUSTOMERACCOUNT", "destinationField": "accountnumber", "isSystemGenerated": true },
                    { "syncDirection": "3", "sourceField": "ORGANIZATIONNAME", "destinationField": "name",
                      "valueTransforms": [ { "transformType": "Truncate", "maxLength": 60 } ] },
                    { "syncDirection": 1, "sourceField": "CREDITONHOLD", "destinationField": "creditonhold",
                      "valueTransforms": [ { "transformType": "ValueMap", "valueMap": { "Yes": "true", "No": "false" } } ] },
                    { "syncDirection": 3, "sourceField": "CURRENCYCODE", "destinationField": "transactioncurrencyid.isocurrencycode", "destinationLookupFieldRelatedEntity": "transactioncurrencies" },
                    { "syncDirection": 1, "sourceField": "SALESCURRENCYCODE", "destinationField": "transactioncurrencyid.isocurrencycode" },
                    { "syncDirection": 2, "sourceField": "SALESMEMO", "destinationField": "description" },
                    { "syncDirection": 1, "sourceField": "None", "destinationField": "address1_addresstypecode",
                      "valueTransforms": [ { "transformType": "Default", "defaultValue": "1" } ] },
                    { "syncDirection": 1, "sourceField": "ADDRESSCITY", "destinationField": "address1_city",
                      "valueTransforms": [ { "transformType": "CountryRegionTwoToThree" } ] }
                  ]
                }
              ]
            }
            """;

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
    void aDualWriteMapBecomesAMappingInTheNamesAndTypesOfBothSystems() throws Exception {
        Command made = imported("customers.json", MAP, "--key", "accountnumber", "--json");
        assertThat(made.exit()).as(made.err()).isEqualTo(ExitCode.SOME_ROWS_NOT_DONE);

        assertThat(mapping("customers"))
                .contains("connection: finance\n  entity: CustomersV2")
                .contains("connection: sales\n  entity: accounts")
                .contains("key: [accountnumber]")
                .contains("\n  accountnumber: CustomerAccount\n")
                .contains(
                        "\n  name: { from: OrganizationName, maxLength: { length: 60, over: cut } }")
                .contains("\n  transactioncurrencyid.isocurrencycode: SalesCurrencyCode\n")
                .contains("\n  address1_addresstypecode: { constant: 1 }\n")
                .contains("\n  # address1_city: AddressCity # check: without transform Country")
                .contains("(PartyType eq 'Organization') and (CreditLimit ge 0)");
        JsonNode left = JSON.readTree(made.out()).get("notCarriedOver");
        assertThat(left).extracting(one -> one.get("line").asInt()).contains(17, 19, 22);
        assertThat(left.findValuesAsText("message"))
                .anyMatch(text -> text.contains("finance.CustomersV2 has no field CURRENCYCODE"))
                .anyMatch(
                        text -> text.contains("SALESMEMO - description is a pair of the opposite"))
                .anyMatch(
                        text ->
                                text.contains(
                                        "transform CountryRegionTwoToThree of address1_city"));
        assertThat(mapping("customers"))
                .contains("# Not carried over, customers.json:19: SALESMEMO");
        assertThat(Engine.command(environment, "test", "customers").exit()).isZero();
    }

    @Test
    void theOppositeDirectionTakesTheOtherPairsAndTurnsValueMapsRound() throws Exception {
        String both =
                MAP.replace(
                        "1, \"sourceField\": \"CREDITONHOLD\"",
                        "3, \"sourceField\": \"ISEXTERNALLYMAINTAINED\"");
        Command made = imported("back.json", both, "--reverse", "--task", "back-again");
        assertThat(made.exit()).isEqualTo(ExitCode.SOME_ROWS_NOT_DONE);

        assertThat(mapping("back-again"))
                .contains("key: [dataAreaId, CustomerAccount]")
                .contains("filter: \"name ne null\"")
                .contains("\n  CustomerAccount: accountnumber\n")
                .contains("\n  SalesMemo: description\n")
                .contains(
                        "\n  IsExternallyMaintained: { from: creditonhold, valueMap: { \"true\": \"Yes\", \"false\": \"No\" } }");
        assertThat(made.out())
                .contains("Truncate to 60 characters of name, a transform of one direction only")
                .contains("back.json:20: None - address1_addresstypecode");
    }

    @Test
    void aTableBecomesAMappingAndLongValueMapsGetAFile() throws Exception {
        String table =
                """
                Source;Target;Transforms;Owner
                accountnumber;CustomerAccount;;
                name;OrganizationName;Truncate: 100;
                "address1_country";AddressCountryRegionISOCode;"ValueMap: Norway=NO; Sweden=SE; Denmark=DK; Germany=DE; France=FR; Spain=ES; =US"
                ;CustomerGroupId;Default: 10;
                creditlimit;CreditLimit;"[{""transformType"":""Default"",""defaultValue"":""0""}]";Kari
                """;
        Command made =
                imported(
                        "fields.csv",
                        table,
                        "--from",
                        "sales.accounts",
                        "--to",
                        "finance.CustomersV2");
        assertThat(made.exit()).as(made.err()).isEqualTo(ExitCode.SOME_ROWS_NOT_DONE);

        assertThat(mapping("fields"))
                .contains("\n  CustomerAccount: accountnumber\n")
                .contains("\n  CustomerGroupId: { constant: \"10\" }\n")
                .contains("\n  CreditLimit: { from: creditlimit, default: 0 }\n")
                .contains("valueMap: fields-addresscountryregionisocode");
        assertThat(project.read("mappings/value-maps/fields-addresscountryregionisocode.yaml"))
                .contains("\n  \"\": US\n", "\n  Norway: \"NO\"\n");
        assertThat(made.out()).contains("fields.csv:6: column \"Owner\": Kari", "1 point was not");
        assertThat(Engine.command(environment, "test", "fields").exit()).isZero();

        Command again =
                imported(
                        "fields.csv",
                        table,
                        "--from",
                        "sales.accounts",
                        "--to",
                        "finance.CustomersV2");
        assertThat(again.exit()).isEqualTo(ExitCode.WRONG);
        assertThat(again.err()).contains("fields.yaml: exists already; nothing was written");
    }

    @Test
    void aPlainListNamesItsEntitiesItself() throws Exception {
        String list =
                """
                { "source": "sales.accounts", "target": "finance.CustomersV2", "fields": [
                  { "source": "accountnumber", "target": "CustomerAccount" },
                  { "source": "address1_country", "target": "AddressCountryRegionISOCode", "transforms": [
                    { "transformType": "ValueMap", "valueMap": { "": "US", "Norway": "NO" } },
                    { "transformType": "Default", "defaultValue": "DE" } ] },
                  { "source": "lastusedincampaign", "target": "SalesMemo", "comment": "why" }
                ] }
                """;
        Command made = imported("plain.json", list);

        assertThat(made.out())
                .contains("plain.json:3: the default of AddressCountryRegionISOCode")
                .contains("plain.json:6: member \"comment\"")
                .doesNotContain("Correct this");
        assertThat(mapping("plain"))
                .contains("{ from: address1_country, valueMap: { \"\": US, Norway: \"NO\" } }");
    }

    @Test
    void withoutTheSystemsNamesStayAsTheFileHasThem() throws Exception {
        environment.put("P2C_FINANCE_URL", "http://localhost:1/data/");
        environment.put("P2C_FINANCE_ATTEMPTS", "1");
        try {
            Command away = imported("away.json", MAP, "--key", "accountnumber");
            assertThat(away.exit()).isEqualTo(ExitCode.UNAVAILABLE);
            Command made = imported("away.json", MAP, "--key", "accountnumber", "--offline");
            assertThat(made.exit()).as(made.err()).isEqualTo(ExitCode.SOME_ROWS_NOT_DONE);
            assertThat(mapping("away")).contains("\n  accountnumber: CUSTOMERACCOUNT\n");
        } finally {
            environment.put("P2C_FINANCE_URL", sandbox.financeUrl().toString());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ \"legs\": [ { \"fieldMappings\": [ } ] }|w.json:1:34: Unexpected close marker",
                "{ \"a\": 1 }|w.json:1: has no field list",
                "{ \"legs\": [|w.json:1:12: Unexpected end-of-input: expected close marker for Array",
                "source,target\\na,\"b|w.json:2:3: the quotation mark is never closed",
                "source,target\\na,b,c|w.json:2: has 3 cells, and the first line names 2 columns",
                "field,other\\na,b|w.json:1: the first line must name the columns source and target",
                "source,target\\na,b|--from: the file does not say which entity this is. A JSON file names the two in sourceSchema and",
                "{ \"sourceSchema\": \"Customers V2\", \"fieldMappings\": [ ] }|names the entity \"Customers V2\", but not its system"
            })
    void aMalformedFileIsRefusedWithItsPlace(String text, String message) throws Exception {
        Command refused = imported("w.json", text.replace("\\n", "\n"));

        assertThat(refused.exit()).isEqualTo(ExitCode.WRONG);
        assertThat(refused.err()).contains(message).doesNotContain("Source:");
        assertThat(directory.resolve("mappings/w.yaml")).doesNotExist();
    }

    @Test
    void listsOfOneNameAreNumbered() throws Exception {
        String two = "{ \"entityMappingTasks\": [" + MAP + "," + MAP + "] }";
        String[] second = {"--map", "[Customers V2] - [accounts] #2", "--key", "accountnumber"};

        assertThat(imported("same.json", two).err())
                .contains("--map: [Customers V2] - [accounts] #1, [Customers V2] - [accounts] #2");
        assertThat(imported("same.json", two, second).out()).contains("New: ", "same.yaml");
        assertThat(imported("other.json", two, "--map", "x").err())
                .contains("no list of this name");
    }

    @Test
    void aPairWithoutAFieldSaysSo() throws Exception {
        String map =
                MAP.replace("\"destinationField\": \"description\"", "\"destinationField\": \"\"");

        assertThat(imported("none.json", map, "--key", "accountnumber").out())
                .contains("SALESMEMO - (none) is a pair of the opposite direction only");
    }

    @Test
    void severalListsAndUnknownEntitiesAreNamed() throws Exception {
        String two = "[" + MAP + "," + MAP.replace("[Customers V2] - [accounts]", "other") + "]";
        assertThat(imported("two.json", two).err())
                .contains("choose one by --map: [Customers V2] - [accounts], other");
        assertThat(imported("x.json", MAP.replace("Customers V2", "Customers V7")).err())
                .contains("finance has no entity set of this name. Did you mean \"CustomersV2\"?");
        assertThat(imported("x.json", MAP).err())
                .contains(
                        "--key: the list does not say which fields identify a row of sales.accounts");
        String wrapped =
                "{ \"value\": [ { \"msdyn_name\": \"m\", \"msdyn_mapping\": "
                        + JSON.writeValueAsString(MAP)
                        + " } ] }";
        assertThat(imported("wrapped.json", wrapped, "--key", "accountnumber").out())
                .contains("New: ", "wrapped.yaml");
    }
}
