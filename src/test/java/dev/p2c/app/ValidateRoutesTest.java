package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.app.Engine.Command;
import dev.p2c.app.cli.ExitCode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code p2c validate} finds in route files: names that Camel would miss at the start. */
class ValidateRoutesTest {

    private static final String ROUTE = "routes/accounts.yaml";
    private static final String TEMPLATE = "routes/templates/sync-task.yaml";
    private static final String CALL = "uri: kamelet:sync-task/accounts-to-customers";

    @TempDir Path directory;
    private ProjectFiles files;

    @BeforeEach
    void copy() {
        files = ProjectFiles.copiedTo(directory);
    }

    /** What is found, each mistake on one line. */
    private String found() {
        Command validate = Engine.command(files.environment(), "validate");
        assertThat(validate.exit()).isEqualTo(ExitCode.WRONG);
        return validate.out().replaceAll("\\s+", " ");
    }

    private void step(String step) {
        files.edit(ROUTE, CALL, CALL + "\n        " + step);
    }

    @Test
    void anUnknownBeanHasItsPlaceAndTheOneThatIsMeant() {
        step("- bean: { ref: runz, method: begin }");

        assertThat(found())
                .contains("accounts.yaml:12:24: there is no bean \"runz\". Did you mean \"runs\"?");
    }

    @Test
    void anUnknownMethodOfABeanHasItsPlaceAndTheOneThatIsMeant() {
        step("- split: { method: { ref: runs, method: opne }, steps: [ { log: x } ] }");
        files.edit(TEMPLATE, "method: transform", "method: tranform");

        assertThat(found())
                .contains(
                        "accounts.yaml:12:49: the bean \"runs\" has no method \"opne\". Did you mean"
                                + " \"open\"?")
                .contains("has no method \"tranform\". Did you mean \"transform\"?");
    }

    @Test
    void anUnknownBeanOfAnAddressAClassAndAnExecutorAreFound() {
        step("- to: bean:runz?method=begin");
        step("- bean: { beanType: com.example.Missing }");
        files.edit(TEMPLATE, "executorService: batches", "executorService: batchs");

        assertThat(found())
                .contains("accounts.yaml:12:29: there is no class \"com.example.Missing\"")
                .contains("there is no bean \"runz\". Did you mean \"runs\"?")
                .contains("there is no bean \"batchs\". Did you mean \"batches\"?");
    }

    @Test
    void beansOfTheFileOfSettingsAndOfClassesAreKnown() {
        files.write(
                ROUTE,
                files.read(ROUTE)
                        + "\n- beans:\n    - { name: mine, type: java.util.ArrayList }\n");
        step("- bean: { ref: mine, method: size }");
        step("- bean: { ref: java.util.ArrayList, method: size }");
        step("- bean: { ref: accounts-to-customers, method: poll }");

        assertThat(Engine.command(files.environment(), "validate").exit()).isZero();
    }

    @Test
    void anUnknownTemplateHasThePlaceOfItsCall() {
        files.edit(ROUTE, "kamelet:sync-task/", "kamelet:sync-tsk/");
        files.edit("routes/contacts.yaml", "kamelet:sync-task/", "kamelet:other/");

        assertThat(found())
                .containsOnlyOnce(
                        "accounts.yaml:11:18: there is no template \"sync-tsk\" in"
                                + " routes/templates. Did you mean \"sync-task\"?")
                .contains("contacts.yaml:11:18: there is no template \"other\"")
                .contains("contacts.yaml:11:18: calls no task;")
                .contains("3 0");
    }

    @Test
    void parametersOfATemplateAreCheckedWhereTheyStand() {
        files.edit(
                TEMPLATE,
                "description: Sync one source",
                "parameters:\n      - { name: size }\n      - { name: pace, defaultValue: slow }\n"
                        + "    description: Sync one source");
        files.edit(ROUTE, CALL, CALL + "?size=3\n            parameters: { pcae: fast }");

        assertThat(found())
                .contains(
                        "accounts.yaml:12:27: unknown parameter \"pcae\" of the template"
                                + " \"sync-task\", whose parameters are pace, size. Did you mean"
                                + " \"pace\"?")
                .contains("contacts.yaml:11:18: the template \"sync-task\" needs a value for size");
    }

    @Test
    void aTemplateThatIsNoYamlIsFound() {
        files.write(TEMPLATE, "- routeTemplate: [\n");

        assertThat(found())
                .contains("sync-task.yaml:2:1: is not valid YAML")
                .doesNotContain("there is no template");
    }
}
