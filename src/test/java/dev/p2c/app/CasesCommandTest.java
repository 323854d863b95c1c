package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.p2c.app.Engine.Command;
import dev.p2c.app.cli.ExitCode;
import dev.p2c.mapping.ValueFunction;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code p2c test} on a copy of the project's mappings that is edited as an engineer edits it. */
class CasesCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CONTACTS = "contacts-to-contact-persons";
    private static final String MAPPING = "mappings/" + CONTACTS + ".yaml";
    private static final String CASES = "mappings/cases/" + CONTACTS + "/";

    @TempDir Path directory;
    private ProjectFiles project;

    @BeforeEach
    void copy() {
        project = ProjectFiles.copiedTo(directory);
    }

    private Command test(String... arguments) {
        String[] args = new String[arguments.length + 1];
        args[0] = "test";
        System.arraycopy(arguments, 0, args, 1, arguments.length);
        return Engine.command(project.environment(), args);
    }

    @Test
    void oneMoreFieldFailsWithItsDifferencesUntilTheCasesAreUpdated() throws Exception {
        String before = project.read(CASES + "all-fields.out.json");
        project.write(MAPPING, project.read(MAPPING) + "  PrimaryFaxNumber: fax\n");
        int line = (int) project.read(MAPPING).lines().count();

        Command failed = test();
        assertThat(failed.exit()).isEqualTo(ExitCode.SOME_ROWS_NOT_DONE);
        assertThat(failed.out())
                .contains("FAILED " + directory.resolve(CASES) + "/all-fields.out.json")
                .containsPattern("PrimaryFaxNumber +\\(not in the case\\) +null")
                .contains(CONTACTS + ".yaml:" + line)
                .contains("2 failed")
                .contains("bin/p2c test --update");
        JsonNode json = JSON.readTree(test(CONTACTS, "--json").out());
        assertThat(json.at("/counts/failed").asInt()).isEqualTo(2);
        assertThat(json.findValuesAsText("field")).containsOnly("PrimaryFaxNumber");

        Command updated = test("--update", CONTACTS);
        assertThat(updated.exit()).isZero();
        assertThat(updated.out())
                .contains("CHANGED ", "PrimaryFaxNumber", "Updated ")
                .containsPattern("Updated .*all-fields.out.json")
                .containsPattern("\\d passed, 2 updated\\.")
                .doesNotContain("failed")
                .endsWith("2 expected files updated.\n");
        assertThat(project.read(CASES + "all-fields.out.json"))
                .isEqualTo(
                        before.replace(
                                "CountryRegionISOCode\": \"NO\"",
                                "CountryRegionISOCode\": \"NO\",\n  \"PrimaryFaxNumber\": null"));
        assertThat(test().exit()).isZero();
        assertThat(test("--update").out())
                .endsWith("Nothing to update: the mappings give what the cases expect.\n");
    }

    @Test
    void thePageOnCommandsShowsWhatAFailingCasePrints() throws Exception {
        project.write(MAPPING, project.read(MAPPING) + "  PrimaryFaxNumber: fax\n");
        project.edit(CASES + "all-fields.in.json", "{\n", "{\n  \"fax\": \"+1 555 0199\",\n");

        String page = Files.readString(Path.of("docs", "commands.md"));
        String shown = page.substring(page.indexOf("\nFAILED") + 1);
        assertThat(withoutLine(test(CONTACTS).out().replace(directory + "/", "")))
                .isEqualTo(withoutLine(shown.substring(0, shown.indexOf("```"))));
    }

    private static String withoutLine(String text) {
        return text.replaceAll("\\.yaml:\\d+", ".yaml");
    }

    @Test
    void newAndRemovedTasksAndOtherCodesPassAndAreNamed() {
        project.write(
                "mappings/units-to-sales.yaml",
                """
                source: { connection: finance, entity: UnitsOfMeasure, changes: { sweep: [UnitSymbol] } }
                target: { connection: sales, entity: uoms, key: [name] }
                fields:
                  name: UnitSymbol
                """);
        project.delete("mappings/contacts-to-customers.yaml");
        project.edit(
                "mappings/value-maps/units-to-finance.yaml", "\nvalues:", "\nvalues:\n  crate: cr");

        Command passed = test();
        assertThat(passed.exit()).as(passed.out() + passed.err()).isZero();
        assertThat(passed.out())
                .contains("0 failed")
                .contains("No case yet: units-to-sales")
                .contains("Not run, because there is no such mapping: contacts-to-customers");
        assertThat(passed.out().lines().count()).isLessThan(5);
    }

    @Test
    void aRemovedDirectionPassesBothPartsOfMakeCheck() {
        project.delete("routes/contact-customers.yaml");
        project.edit("routes/order.yaml", "contact-customers: [ accounts ]\n", "");
        project.edit("routes/order.yaml", ", contact-customers", "");
        assertPasses("with the mapping left");
        project.delete("mappings/contacts-to-customers.yaml");
        assertPasses("without its mapping");
    }

    private void assertPasses(String state) {
        Command valid = Engine.command(project.environment(), "validate");
        assertThat(valid.exit()).as(state + valid.out() + valid.err()).isZero();
        assertThat(test().exit()).as(state).isZero();
    }

    @Test
    void aCaseWithoutExpectedResultGetsItByUpdate() {
        project.write(CASES + "no-name.in.json", "{ \"lastname\": \"Li\" }");
        assertThat(test(CONTACTS).out()).contains("no-name.in.json", "actual:   rejected: Contact");

        assertThat(test(CONTACTS, "--update").exit()).isZero();
        assertThat(project.read(CASES + "no-name.error.txt")).contains("the key field is empty");
        assertThat(test(CONTACTS).exit()).isZero();
    }

    @Test
    void anUpdateKeepsTheOrderOfTheFile() {
        String file = CASES + "all-fields.out.json";
        String city = "  \"PrimaryAddressCity\": \"Oslo\",\n";
        project.edit(file, city, "");
        project.edit(file, "{\n", "{\n" + city);
        String before = project.read(file);
        project.edit(MAPPING, "{ constant: Person }", "{ constant: Human }");
        project.edit(MAPPING, "\n  MiddleName:", "\n  PrimaryFaxNumber: fax\n  MiddleName:");

        test(CONTACTS, "--update");

        assertThat(project.read(file))
                .isEqualTo(
                        before.replace("\"Person\"", "\"Human\"")
                                .replace(
                                        "\n  \"MiddleName\"",
                                        "\n  \"PrimaryFaxNumber\": null,\n  \"MiddleName\""));
    }

    @Test
    void anotherOutcomeIsNotUpdated() {
        project.edit(CASES + "all-fields.in.json", "\"Nordmann\"", "\"" + "N".repeat(26) + "\"");

        Command left = test(CONTACTS, "--update");
        assertThat(left.exit()).isEqualTo(ExitCode.SOME_ROWS_NOT_DONE);
        assertThat(left.out())
                .contains("expected: written", "actual:   rejected: LastName: lastname has 26")
                .contains(", 1 failed.")
                .contains("Not updated: " + directory.resolve(CASES) + "/all-fields.out.json");
        assertThat(project.read(CASES + "all-fields.out.json")).contains("\"Nordmann\"");
    }

    @Test
    void mistakesInCaseFilesAreReportedTogetherWithLineAndColumn() {
        project.write(CASES + "a.in.json", "{\n  \"lastname\": \"Li\",,\n}");
        project.write(CASES + "a.out.json", "[]");
        project.write(CASES + "b.out.json", "{}");
        project.write(CASES + "c.in.json", "{ \"x\": 1,\n \"x\": 2 }");
        project.write(CASES + "no-company.skip.txt", "two results");

        Command wrong = test(CONTACTS);
        assertThat(wrong.exit()).isEqualTo(ExitCode.WRONG);
        assertThat(wrong.err())
                .contains("a.in.json:2:20: ", "a.out.json:1: is not a row")
                .contains("b.out.json: the case has no source row: the file ")
                .contains("c.in.json:2:5: Duplicate field 'x'")
                .contains("no-company.in.json: the case has several expected results");
        assertThat(wrong.out()).isEmpty();
    }

    @Test
    void anUnknownTaskIsRefusedWithASuggestion() {
        Command unknown = test("contact-to-contact-persons");

        assertThat(unknown.exit()).isEqualTo(ExitCode.WRONG);
        assertThat(unknown.err()).contains("Did you mean \"" + CONTACTS + "\"?");
    }

    @Test
    void aCaseNamesItsCompanyByAnnotationOrByTheExpectedRow() {
        project.edit(
                MAPPING, "{ constant: Person }", "{ constant: Person, byCompany: { demf: P } }");
        project.edit(CASES + "all-fields.out.json", "usmf", "demf");
        project.edit(CASES + "all-fields.out.json", "\"Person\"", "\"P\"");
        project.edit(CASES + "only-number-and-name.in.json", "{", "{ \"@p2c.company\": \"demf\",");

        Command other = test(CONTACTS);
        assertThat(other.out()).contains("only-number-and-name", "1 failed").contains("\"demf\"");
    }

    @Test
    void aMistakeInAFunctionOfLibFailsTheCaseThatMeetsIt() throws Exception {
        Path service = directory.resolve("META-INF/services/" + ValueFunction.class.getName());
        Files.createDirectories(service.getParent());
        Files.writeString(service, FirstElement.class.getName());
        project.edit(
                MAPPING,
                "MiddleName: { from: middlename,",
                "MiddleName: { from: middlename, apply: firstElement,");
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        URL[] lib = {directory.toUri().toURL()};
        try (URLClassLoader withLib = new URLClassLoader(lib, before)) {
            thread.setContextClassLoader(withLib);
            Command failed = test(CONTACTS);
            assertThat(failed.exit()).isEqualTo(ExitCode.SOME_ROWS_NOT_DONE);
            assertThat(failed.out()).contains("broken: java.lang.NullPointerException", "1 failed");
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** A function that expects a list and ends with an exception for a text. */
    public static final class FirstElement implements ValueFunction {

        @Override
        public String name() {
            return "firstElement";
        }

        @Override
        public JsonNode apply(JsonNode value) {
            return JSON.getNodeFactory().textNode(value.get(0).asText());
        }
    }
}
