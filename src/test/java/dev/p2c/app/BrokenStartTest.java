package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.p2c.app.Engine.Command;
import dev.p2c.app.cli.ExitCode;
import dev.p2c.sandbox.http.InitialData;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start with mistakes in a mapping and in a route file, and edits with mistakes after it. */
class BrokenStartTest {

    private static final String MAPPING = "mappings/accounts-to-customers.yaml";
    private static final String ACCOUNTS = "type=Direction,name=accounts";
    private static final String CONTACTS = "type=Direction,name=contacts";
    private static final String TASK = "type=Task,name=accounts-to-customers";

    private static final String NO_POLICY =
            "        - policy: { ref: nobody, steps: [ { log: x } ] }\n";

    @TempDir Path directory;
    private ProjectFiles files;

    @Test
    void aBrokenFileKeepsItsDirectionFromStartingUntilItIsMended() {
        files = ProjectFiles.copiedTo(directory);
        files.edit(MAPPING, "SiteId: { constant", "SiteId: { constnat");
        files.edit("routes/contacts.yaml", "{{contacts.cron}}", "0 0 25 * * ?");
        files.edit("routes/quotes.yaml", "steps:", "stepps:");
        // Only Camel knows which policies there are.
        files.edit("routes/invoices.yaml", "steps:\n", "steps:\n" + NO_POLICY);
        try (RunningApplication running =
                RunningApplication.start(directory, InitialData.EMPTY, files.environment())) {
            theOthersRunAndTheBrokenOnesAreShown(running);
            aCommandNeedsOnlyTheFilesOfItsDirection(running);

            files.edit(MAPPING, "SiteId: { constnat", "SiteId: { constant");
            files.edit("routes/contacts.yaml", "0 0 25 * * ?", "{{contacts.cron}}");
            files.edit("routes/quotes.yaml", "stepps:", "steps:");
            files.edit("routes/invoices.yaml", NO_POLICY, "");

            awaitNewest(ACCOUNTS);
            awaitNewest(CONTACTS);
            awaitNewest("type=Direction,name=quotes");
            awaitNewest("type=Direction,name=invoices");
            assertThat(running.get("/observe/health").statusCode()).isEqualTo(200);
            assertThat(RunningApplication.runNow("accounts")).contains("read");
            editsThatOnlyTheModelRefusesDoNotComeIntoForce();
            anEditedRuleIsOfferedForTheRowsThatAreThere(running);
            editsWithAMistakeWait(running);
        }
    }

    private static void theOthersRunAndTheBrokenOnesAreShown(RunningApplication running) {
        assertThat(RunningApplication.runNow("products")).contains("read");
        assertThat(running.get("/observe/health").statusCode()).isEqualTo(503);
        assertThat(running.get("/observe/health").body())
                .contains("accounts: does not run", "accounts-to-customers.yaml:39")
                .contains("contacts: does not run", "contacts.yaml:7", "no schedule of Quartz")
                .contains("quotes: does not run", "quotes.yaml:8")
                .contains("invoices: does not run", "invoices.yaml", "nobody");
        Command status = Engine.command(running.environment(), "status", "--wide");
        assertThat(status.exit()).isZero();
        assertThat(status.out())
                .contains("accounts: does not run", "no version of its files is in force")
                .contains("contacts: does not run (since 20");
        for (String bean : new String[] {ACCOUNTS, CONTACTS, TASK}) {
            assertThat(attribute(bean, "VersionInForce")).isEqualTo("none");
            assertThat(attribute(bean, "EditWaitsSince")).startsWith("20");
        }
        assertThat(attribute(CONTACTS, "FileProblem")).contains("contacts.yaml:7");
        assertThat(attribute(TASK, "MappingFileProblem")).contains("customers.yaml:39");
        assertThat(RunningApplication.runNow("contacts")).contains("does not run: ", "yaml:7");
    }

    private static void aCommandNeedsOnlyTheFilesOfItsDirection(RunningApplication running) {
        for (String command : new String[] {"plan", "sync"}) {
            Command products = Engine.command(running.environment(), command, "products");
            assertThat(products.err())
                    .containsOnlyOnce("mistakes in files that are not needed here: ")
                    .contains("accounts-to-customers.yaml:39, ", "contacts.yaml:7");
            assertThat(products.exit()).isEqualTo(ExitCode.DONE);
            Command contacts = Engine.command(running.environment(), command, "contacts");
            assertThat(contacts.exit()).isEqualTo(ExitCode.WRONG);
            assertThat(contacts.err())
                    .contains("contacts.yaml:7")
                    .doesNotContain("accounts-to-customers.yaml:39");
        }
        Command invoices = Engine.command(running.environment(), "sync", "invoices");
        assertThat(invoices.exit()).isEqualTo(ExitCode.WRONG);
        assertThat(invoices.err()).contains("invoices.yaml: Camel refuses the route: ", "nobody");
        assertThat(Engine.command(running.environment(), "check", "--finance").err())
                .containsOnlyOnce("mistakes in files that are not needed here: ");
    }

    private void editsThatOnlyTheModelRefusesDoNotComeIntoForce() {
        String whole = files.read(MAPPING);
        String[][] edits = {
            {
                "IsExternallyMaintained: { constant: \"Yes\" }",
                "IsExternallyMaintained: { constant: true }",
                "takes a member of NoYes"
            },
            {
                "SiteId: { constant: \"1\" }",
                "SiteId: { constant: 5 }",
                "is a text, not the number 5"
            },
            {
                "inactive: { field: statecode, is: 1 }",
                "filter: statecode eq 'x'",
                "cannot be compared with a text"
            },
            {"watermark: modifiedon", "watermark: name", "needs a point in time"}
        };
        for (String[] edit : edits) {
            files.edit(MAPPING, edit[0], edit[1]);
            assertThat(RunningApplication.runNow("accounts")).contains("read");
            assertThat(attribute(TASK, "MappingFileProblem")).contains(edit[2]);
            assertThat(attribute(TASK, "VersionInForce")).isEqualTo("older");
            assertThat(attribute(ACCOUNTS, "LastRunStatus")).isEqualTo("DONE");
            assertThat(attribute(ACCOUNTS, "LastRunError")).isEmpty();
            files.write(MAPPING, whole);
        }
        assertThat(RunningApplication.runNow("accounts")).contains("read");
        assertThat(attribute(TASK, "VersionInForce")).isEqualTo("newest");
    }

    private void anEditedRuleIsOfferedForTheRowsThatAreThere(RunningApplication running) {
        running.sales().post("accounts", Map.of("name", "Vik", "accountnumber", "ACC-1"));
        assertThat(RunningApplication.runNow("accounts")).contains("1 created");
        files.edit(MAPPING, "SiteId: {", "# no rule\n  SiteId: {");
        assertThat(RunningApplication.runNow("accounts")).contains("read");
        assertThat(attribute(TASK, "OlderRules")).as("another comment").isEmpty();
        files.edit(MAPPING, "SiteId: { constant: \"1\" }", "SiteId: { constant: \"2\" }");

        assertThat(RunningApplication.runNow("accounts")).contains("read");

        String offer = "bin/p2c plan accounts --full -o plan.json";
        assertThat(attribute(TASK, "OlderRules"))
                .as("another company has no rows")
                .startsWith("accounts-to-customers for usmf: ")
                .contains(offer);
        Map<String, String> environment = running.environment();
        assertThat(Engine.command(environment, "status").out()).contains(offer);
        String plan = directory.resolve("plan.json").toString();
        Command planned =
                Engine.command(environment, "plan", "accounts", "--full", "-o", plan, "--json");
        assertThat(planned.exit()).as(planned.out() + planned.err()).isZero();
        assertThat(attribute(TASK, "OlderRules")).contains(offer);
        Command applied = Engine.command(environment, "apply", plan);
        assertThat(applied.exit()).as(applied.out() + applied.err()).isZero();
        assertThat(attribute(TASK, "OlderRules")).isEmpty();

        files.edit(MAPPING, "SiteId: { constant: \"2\" }", "SiteId: { constant: \"1\" }");
        assertThat(RunningApplication.runNow("accounts")).contains("read");
        assertThat(attribute(TASK, "OlderRules")).contains(offer);
        assertThat(Engine.command(environment, "sync", "accounts", "--full").exit()).isZero();
        assertThat(Engine.command(environment, "status").out()).doesNotContain(offer);
    }

    private void editsWithAMistakeWait(RunningApplication running) {
        files.edit(MAPPING, "watermark: modifiedon", "watermark: name");
        files.edit("routes/contacts.yaml", "{{contacts.cron}}", "every noon");

        assertThat(RunningApplication.runNow("accounts")).contains("read");

        await().atMost(Duration.ofSeconds(20))
                .until(
                        () ->
                                Engine.command(running.environment(), "status", "--wide")
                                        .out()
                                        .contains("an edit of its route file waits (since"));
        assertThat(Engine.command(running.environment(), "status", "--wide").out())
                .contains("accounts-to-customers: an edit of its mapping file waits (since 20")
                .contains("contacts: an edit of its route file waits (since 20", "contacts.yaml:7");
        assertThat(running.get("/observe/health").body())
                .contains("the previous version is in force", "needs a point in time")
                .contains("contacts.yaml:7", "every noon");
        assertThat(running.get("/observe/health").statusCode()).isEqualTo(200);
        assertThat(attribute(TASK, "VersionInForce")).isEqualTo("older");
        assertThat(attribute(TASK, "EditWaitsSince")).startsWith("20");
        assertThat(attribute(CONTACTS, "VersionInForce")).isEqualTo("older");
        assertThat(attribute(CONTACTS, "FileProblem")).contains("every noon");
    }

    private static void awaitNewest(String bean) {
        await().atMost(Duration.ofSeconds(40))
                .until(() -> "newest".equals(attribute(bean, "VersionInForce")));
    }

    private static String attribute(String bean, String name) {
        return String.valueOf(RunningApplication.attribute(bean, name));
    }
}
